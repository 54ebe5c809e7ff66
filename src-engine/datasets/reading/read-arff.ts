import { EngineError } from '#engine/base/errors'
import { type ArffAttribute, type ArffFault, ArffReader, type ArffRow } from '../domain/arff.ts'
import { assertWidth, columnNames } from '../domain/column-names.ts'
import { type Notice, notice } from '../domain/notices.ts'
import { CellsFile } from './cells-file.ts'
import { eachChunk } from './each-chunk.ts'
import type { CellsOutput } from './read-csv.ts'

export interface ReadArffInput {
  /** Text in UTF-8. */
  path: string
  /** Stop so many bytes after the beginning of the data; null for the whole file. */
  limit: number | null
  cells: string
  rejected: string
}

/** Way of writing that an attribute declares: `number`, a date, or text. */
export type DeclaredFormat = 'number' | 'yyyy-mm-dd' | 'yyyy-mm-dd hh:mm' | 'text'

export interface ReadArffOutput extends CellsOutput {
  declared: DeclaredFormat[]
  /** The last column, where instances carry weights. */
  weights: boolean
  bytes: number
}

/**
 * Brings the instances of ARFF to the plain form of {@link CellsFile}; the last cell of each row is its weight.
 *
 * @throws {EngineError} `FILE_DAMAGED`, `FILE_UNSUPPORTED` for relational attributes.
 */
export function readArff(
  { path, limit, cells, rejected }: ReadArffInput,
  checkpoint: (share: number, step: string) => void,
): ReadArffOutput {
  const reader = new ArffReader()
  const writer = new RowWriter(cells, rejected)
  const lines = new Lines()
  let began = -1
  let read = 0
  const isDone = () => limit !== null && began >= 0 && read - began >= limit
  try {
    const take = (text: string, line: number) => {
      const row = reader.line(text)
      if (began < 0 && reader.inData) {
        began = read
        assertWidth(reader.attributes.length)
      }
      if (row) writer.take(row, line)
    }
    const { whole } = eachChunk(path, 0, null, (chunk, share) => {
      if (isDone()) return
      lines.push(chunk, take)
      read += chunk.length
      checkpoint(share, 'rows')
    })
    if (read >= whole) lines.end(take)
  } finally {
    writer.close()
  }
  if (!reader.inData) throw new EngineError('FILE_DAMAGED', 'The file begins like ARFF but has no @data. Ask for it again.', {})
  const { names } = columnNames([...reader.attributes.map(({ name }) => name), 'weight'])
  const sparse = writer.sparseTexts(reader.attributes)
  const weights = writer.weighted > 0 ? [notice('weights', { count: writer.weighted, name: names[names.length - 1] })] : []
  const empty = writer.empty > 0 ? [notice('empty_values', { count: writer.empty })] : []
  return {
    ...writer.summary(),
    names,
    width: names.length,
    declared: reader.attributes.map(declaredFormat),
    weights: writer.weighted > 0,
    bytes: read,
    notices: [...weights, ...empty, ...sparse],
  }
}

function declaredFormat({ kind, dates }: ArffAttribute): DeclaredFormat {
  if (kind === 'numeric') return 'number'
  return kind === 'date' ? (dates?.time ? 'yyyy-mm-dd hh:mm' : 'yyyy-mm-dd') : 'text'
}

class RowWriter {
  readonly #cells: CellsFile
  readonly #rejected: CellsFile
  readonly #encoder = new TextEncoder()
  #row = 0
  #kept = 0
  weighted = 0
  empty = 0
  #sparse = false

  constructor(cells: string, rejected: string) {
    this.#cells = new CellsFile(cells)
    this.#rejected = new CellsFile(rejected)
  }

  take(row: ArffRow | ArffFault, line: number): void {
    this.#row++
    const file = 'code' in row ? this.#rejected : this.#cells
    file.number(this.#row)
    file.number(line)
    const texts = 'code' in row ? [row.code, row.reason, JSON.stringify(row.cells)] : [...row.cells, row.weight]
    for (const text of texts) {
      const bytes = this.#encoder.encode(text ?? '')
      file.cell(bytes, 0, bytes.length, null)
    }
    file.endRow()
    if ('code' in row) return
    this.#kept++
    this.empty += row.empty
    if (row.weight !== null) this.weighted++
    if (row.sparse) this.#sparse = true
  }

  sparseTexts(attributes: readonly ArffAttribute[]): Notice[] {
    return this.#sparse
      ? attributes.filter(({ kind }) => kind === 'text' || kind === 'date').map(({ name }) => notice('sparse_text', { name }))
      : []
  }

  summary() {
    return {
      rows: this.#kept,
      rejected: this.#row - this.#kept,
      lineEnds: this.#cells.lineEnds || this.#rejected.lineEnds,
      longest: Math.max(this.#cells.longest, this.#rejected.longest),
    }
  }

  close(): void {
    try {
      this.#cells.close()
    } finally {
      this.#rejected.close()
    }
  }
}

/** Lines of a text in UTF-8, chunk by chunk. */
class Lines {
  readonly #decoder = new TextDecoder()
  #held = ''
  #line = 0

  push(chunk: Uint8Array, take: (text: string, line: number) => void): void {
    const parts = (this.#held + this.#decoder.decode(chunk, { stream: true })).split(/\r\n|\n|\r(?!$)/)
    this.#held = parts.pop() ?? ''
    for (const part of parts) take(part, ++this.#line)
  }

  end(take: (text: string, line: number) => void): void {
    if (this.#held !== '') take(this.#held.replace(/\r$/, ''), ++this.#line)
  }
}
