/** Numbers that a kernel reads from the shared memory: addresses, sizes and modes, 4 bytes each, in the order of the fields. */
export type Plan<Field extends string> = Record<Field | 'scratch' | 'scratchStride', number>

export interface PlanShape<Field extends string> {
  sizeBytes: number
  write(u32: Uint32Array, address: number, plan: Plan<Field>): void
  read(u32: Uint32Array, address: number): Plan<Field>
  /** Writes one field. */
  set(u32: Uint32Array, address: number, field: Field, value: number): void
}

/**
 * Describes the plan of a family of kernels; the class in `assembly/` has the same fields in the same order.
 * `scratch` and `scratchStride` come first: thread t works in the bytes at scratch + t · scratchStride.
 */
export function planShape<Field extends string>(...fields: Field[]): PlanShape<Field> {
  const names = ['scratch', 'scratchStride', ...fields] as const
  const places = new Map<string, number>(names.map((name, i) => [name, i]))
  return {
    sizeBytes: names.length * 4,
    write(u32, address, plan) {
      names.forEach((name, i) => {
        u32[address / 4 + i] = plan[name]
      })
    },
    read(u32, address) {
      return Object.fromEntries(names.map((name, i) => [name, u32[address / 4 + i]])) as Plan<Field>
    },
    set(u32, address, field, value) {
      u32[address / 4 + (places.get(field) as number)] = value
    },
  }
}
