/**
 * Rows divided by their Euclidean length; a row of zeros stays as it is.
 *
 * @param data - n × d, row-major; not changed. @param components - d.
 */
export function unitRows(data: Float32Array, components: number): Float32Array {
  const out = new Float32Array(data.length)
  for (let first = 0; first < data.length; first += components) {
    let square = 0
    for (let j = first; j < first + components; j++) square += data[j] * data[j]
    const length = Math.sqrt(square) || 1
    for (let j = first; j < first + components; j++) out[j] = data[j] / length
  }
  return out
}
