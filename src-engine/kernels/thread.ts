/** What `assembly/` exports: one function per task, called once per chunk, and helpers. */
interface KernelExports {
  [task: string]: (plan: number, chunk: number, scratch: number) => void
}

interface KernelHelpers {
  seekRow(plan: number, chunk: number, target: number): number
  measureBlock(panels: number, squares: number, block: number, columns: number): void
}

/** One thread's view of the shared memory and its own instance of the module. */
export class Thread {
  readonly index: number
  readonly memory: WebAssembly.Memory
  readonly helpers: KernelHelpers
  i32!: Int32Array
  u32!: Uint32Array
  f32!: Float32Array
  f64!: Float64Array
  private readonly exports: KernelExports
  private readonly cancelWord: Int32Array

  constructor(index: number, memory: WebAssembly.Memory, module: WebAssembly.Module, cancelWord: Int32Array) {
    this.index = index
    this.memory = memory
    this.cancelWord = cancelWord
    const { exports } = new WebAssembly.Instance(module, { env: { memory } })
    this.exports = exports as unknown as KernelExports
    this.helpers = exports as unknown as KernelHelpers
    this.refresh()
  }

  /** Renews the views after another thread has grown the memory; the growth may become visible here a moment later. */
  refresh(leastBytes = 0): void {
    if (this.i32?.byteLength >= leastBytes && leastBytes > 0) return
    while (this.memory.buffer.byteLength < leastBytes);
    const { buffer } = this.memory
    this.i32 = new Int32Array(buffer)
    this.u32 = new Uint32Array(buffer)
    this.f32 = new Float32Array(buffer)
    this.f64 = new Float64Array(buffer)
  }

  /** Runs a compiled kernel on one chunk, in this thread's part of the plan's scratch. */
  call(task: string, plan: number, chunk: number): void {
    const scratch = this.u32[plan / 4] + this.index * this.u32[plan / 4 + 1]
    this.exports[task](plan, chunk, scratch)
  }

  get cancelled(): boolean {
    return Atomics.load(this.cancelWord, 0) !== 0
  }
}
