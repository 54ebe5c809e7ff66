import { EngineError } from '#engine/base/errors'
import { ArffLine, type ArffValue } from './arff-line.ts'
import { type JavaDates, javaDates } from './java-dates.ts'

/** One declared attribute. */
export interface ArffAttribute {
  name: string
  kind: 'numeric' | 'nominal' | 'text' | 'date'
  /** Declared values of a nominal attribute, in order. */
  values: readonly string[]
  dates: JavaDates | null
}

/** One instance: a cell per attribute, null for missing. */
export interface ArffRow {
  cells: (string | null)[]
  weight: string | null
  /** Values that held nothing at all, where `?` was expected. */
  empty: number
  sparse: boolean
}
/** A line of data that is no instance. */
export interface ArffFault {
  code: 'columns' | 'type'
  reason: string
  cells: string[]
}

const MISSING = '?'
const DEFAULT_DATES = "yyyy-MM-dd'T'HH:mm:ss"

/**
 * Reads ARFF line by line, as Weka does: names and values in either quote with backslash escapes, comments from `%`, words of the
 * header in any case, dense and sparse instances with weights.
 *
 * Departures: a value without quotes may hold spaces where commas separate, `%` within a value is a letter, an empty value is
 * missing, and what Weka would stop at sets one instance aside.
 *
 * @see https://waikato.github.io/weka-wiki/formats_and_processing/arff_stable/
 */
export class ArffReader {
  relation = ''
  readonly attributes: ArffAttribute[] = []
  #data = false
  #names = new Set<string>()

  /** Whether the header has ended. */
  get inData(): boolean {
    return this.#data
  }

  /**
   * @param text - one line without its line end.
   * @returns null for a line of the header, a comment or an empty one.
   * @throws {EngineError} `FILE_DAMAGED`, `FILE_UNSUPPORTED` for a relational attribute.
   */
  line(text: string): ArffRow | ArffFault | null {
    const line = new ArffLine(text)
    if (line.ended()) return null
    if (this.#data) return this.#instance(line)
    this.#declare(line, text)
    return null
  }

  #declare(line: ArffLine, text: string): void {
    const word = line.word().toLowerCase()
    if (word === '@relation') this.relation = line.value()?.text ?? ''
    else if (word === '@attribute') this.#attribute(line, text)
    else if (word === '@data') this.#begin()
    else throw damaged(`"@attribute" or "@data" was expected, got "${text.trim().slice(0, 60)}"`)
  }

  #begin(): void {
    if (this.attributes.length === 0) throw damaged('no attribute is declared above @data')
    this.#data = true
  }

  #attribute(line: ArffLine, text: string): void {
    const name = line.value()?.text ?? ''
    if (name === '') throw damaged(`an attribute has no name: "${text.trim().slice(0, 60)}"`)
    if (this.#names.has(name)) throw damaged(`two attributes are named "${name}"`)
    this.#names.add(name)
    this.attributes.push({ name, ...typeOf(name, line) })
  }

  #instance(line: ArffLine): ArffRow | ArffFault {
    const sparse = line.sparse()
    if (sparse) return this.#sparse(sparse.values, sparse.weight)
    const { values, weight } = line.dense()
    if (values.length !== this.attributes.length)
      return fault('columns', `${this.attributes.length} values were expected, ${values.length} were found`, values)
    return this.#row(values, weight, false)
  }

  #row(values: readonly ArffValue[], weight: string | null, sparse: boolean): ArffRow | ArffFault {
    const cells: (string | null)[] = []
    let empty = 0
    for (const [index, value] of values.entries()) {
      const attribute = this.attributes[index]
      const isEmpty = !value.quoted && value.text === ''
      if (isEmpty) empty++
      const cell = isEmpty || (!value.quoted && value.text === MISSING) ? null : cellOf(attribute, value.text)
      if (cell === undefined) return fault('type', expectedOf(attribute, value.text), values)
      cells.push(cell)
    }
    return { cells, weight, empty, sparse }
  }

  #sparse(values: readonly (ArffValue & { index: number })[], weight: string | null): ArffRow | ArffFault {
    const dense = this.attributes.map(({ kind, values: [first] }): ArffValue => {
      if (kind === 'numeric') return { text: '0', quoted: false }
      return kind === 'nominal' ? { text: first ?? MISSING, quoted: first !== undefined } : { text: MISSING, quoted: false }
    })
    for (const value of values) {
      if (!(value.index < dense.length))
        return fault('columns', `attribute ${value.index} is not declared (there are ${dense.length})`, values)
      dense[value.index] = value
    }
    return this.#row(dense, weight, true)
  }
}

function typeOf(name: string, line: ArffLine): Omit<ArffAttribute, 'name'> {
  const plain = { values: [], dates: null }
  const values = line.nominal()
  if (values) return { kind: 'nominal', values, dates: null }
  const word = line.word().toLowerCase()
  if (word === 'numeric' || word === 'real' || word === 'integer') return { kind: 'numeric', ...plain }
  if (word === 'string') return { kind: 'text', ...plain }
  if (word === 'relational')
    throw new EngineError(
      'FILE_UNSUPPORTED',
      `The attribute "${name}" is relational: each of its cells is a table of its own, which no column can hold. Flatten the file in Weka (MultiInstanceToPropositional) first.`,
      { found: 'a relational attribute', attribute: name },
    )
  if (word !== 'date') throw damaged(`the type of "${name}" is numeric, string, date or {values}, got "${word}"`)
  const pattern = line.value()?.text || DEFAULT_DATES
  const dates = javaDates(pattern)
  if (dates === null) throw damaged(`the date format "${pattern}" of "${name}" holds a letter that is not known`)
  return { kind: 'date', values: [], dates }
}

/** @returns undefined for a value that the attribute cannot have. */
function cellOf({ kind, values, dates }: ArffAttribute, text: string): string | undefined {
  if (kind === 'nominal') return values.includes(text) ? text : undefined
  return kind === 'date' ? (dates?.read(text) ?? undefined) : text
}

const expectedOf = ({ name, kind, values }: ArffAttribute, text: string) =>
  kind === 'nominal'
    ? `"${name}" is one of ${values
        .slice(0, 10)
        .map((value) => `"${value}"`)
        .join(', ')}${values.length > 10 ? ', …' : ''}; got "${text}"`
    : `"${name}" is a date in the declared format; got "${text}"`

const fault = (code: ArffFault['code'], reason: string, values: readonly ArffValue[]): ArffFault => ({
  code,
  reason,
  cells: values.slice(0, 1000).map(({ text }) => text),
})

const damaged = (what: string) =>
  new EngineError('FILE_DAMAGED', `The file begins like ARFF, but ${what}. Correct the header, or read it with --format csv.`, {})
