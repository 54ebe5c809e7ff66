export type Role = 'feature' | 'target' | 'id' | 'weight' | 'ignored'

const TYPES = new Set(['c', 'd', 's', 't', 'continuous', 'discrete', 'string', 'time', 'text', 'basket'])
const FLAGS: Readonly<Record<string, Role>> = {
  class: 'target',
  c: 'target',
  meta: 'ignored',
  m: 'ignored',
  ignore: 'ignored',
  i: 'ignored',
  weight: 'weight',
  w: 'weight',
}

/**
 * Whether a text has the header of three records that Orange writes: names, types, roles.
 *
 * @param records - first records of the text.
 * @see https://orangedatamining.com/docs/ "Loading and saving data", the .tab format.
 */
export function isOrangeHeader(records: readonly (readonly string[])[]): boolean {
  const [, types, flags, ...body] = records
  if (!types || !flags || body.length === 0) return false
  const isType = (cell: string) => TYPES.has(cell.trim()) || /^\S+( \S+)+$/.test(cell.trim())
  const isFlag = (cell: string) => cell.trim() === '' || cell.trim() in FLAGS || /^\w+=/.test(cell.trim())
  return types.every(isType) && types.some((cell) => TYPES.has(cell.trim())) && flags.every(isFlag)
}

/** Column → role, as the third record says it. */
export function orangeRoles([names, , flags]: readonly (readonly string[])[]): Record<string, Role> {
  return Object.fromEntries(
    names.flatMap((name, index) => (FLAGS[flags[index]?.trim()] ? [[name.trim(), FLAGS[flags[index].trim()]]] : [])),
  )
}
