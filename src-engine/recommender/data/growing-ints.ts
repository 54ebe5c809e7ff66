/** Int32 values of unknown number. */
export class GrowingInts {
  #data = new Int32Array(1 << 16)
  #length = 0

  get length(): number {
    return this.#length
  }

  push(value: number): void {
    if (this.#length === this.#data.length) {
      const wider = new Int32Array(this.#data.length * 2)
      wider.set(this.#data)
      this.#data = wider
    }
    this.#data[this.#length++] = value
  }

  /** @returns the values in an array of their number. */
  done(): Int32Array {
    return this.#data.slice(0, this.#length)
  }
}
