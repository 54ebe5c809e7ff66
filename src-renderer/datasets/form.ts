import { commandWord } from '../runs/command-line.ts'
import type { Breaks, Decimal, Details, Encoding, FileFormat, ImportInput, PreviewInput, Quote, TableName } from './answers.ts'

/** What the analyst has decided about a file; what is absent is found out from the file. */
export interface Form {
  /** Empty: the name of the file. */
  name: string
  /** Absent: the table that the file fits best; null: none. */
  table?: TableName | null
  reading: Choices
  /** Column of the table → column of the file. */
  map: Readonly<Record<string, string>>
  /** Column of the file → `text`, or the way its values are written. */
  types: Readonly<Record<string, string>>
  /** Column of the file → what happens to the cells that break its type. */
  onBreak: Readonly<Record<string, BreakChoice>>
}

export type BreakChoice = Breaks['choice']

export interface Choices {
  format?: FileFormat
  encoding?: Encoding
  repair_mojibake?: boolean
  delimiter?: string
  quote?: Quote
  /** `none`, or the character. */
  escape?: string
  comment?: string
  skip?: number
  header?: boolean
  decimal?: Decimal
  missing?: string[]
  sheet?: string
  range?: string
  flatten?: boolean
  same_as_last?: boolean
}

export const EMPTY_FORM: Form = { name: '', reading: {}, map: {}, types: {}, onBreak: {} }

export const FORMATS = ['csv', 'json', 'jsonl', 'arff', 'parquet', 'xlsx'] as const satisfies readonly FileFormat[]
export const ENCODINGS = [
  'utf-8',
  'windows-1252',
  'iso-8859-1',
  'iso-8859-15',
  'macroman',
  'utf-16le',
  'utf-16be',
] as const satisfies readonly Encoding[]
export const BREAK_CHOICES = ['aside', 'blank', 'text'] as const satisfies readonly BreakChoice[]
export const DELIMITERS = [',', ';', 'tab', '|'] as const
export const QUOTES = ['"', "'", 'none'] as const satisfies readonly Quote[]
export const DECIMALS = [',', '.'] as const satisfies readonly Decimal[]
/** Types that can be given to a column, as the engine names them; the ways of writing say the type too. */
export const COLUMN_TYPES = [
  { name: 'text', type: 'text' },
  { name: '1 234,5', type: 'number' },
  { name: '1,234.5', type: 'number' },
  { name: 'dd/mm/yyyy', type: 'date' },
  { name: 'mm/dd/yyyy', type: 'date' },
  { name: 'yyyy-mm-dd', type: 'date' },
  { name: 'dd/mm/yyyy hh:mm', type: 'datetime' },
  { name: 'mm/dd/yyyy hh:mm', type: 'datetime' },
  { name: 'yyyy-mm-dd hh:mm', type: 'datetime' },
  { name: 'oui/non', type: 'boolean' },
  { name: 'vrai/faux', type: 'boolean' },
  { name: 'yes/no', type: 'boolean' },
  { name: 'true/false', type: 'boolean' },
] as const
/** Types that suit what a table needs of the column; all of them where none takes it. */
export const typesFor = (want: 'text' | 'number' | 'date' | undefined) =>
  COLUMN_TYPES.filter(({ type }) => want === undefined || want === 'text' || type === want || (want === 'date' && type === 'datetime'))

export const TABLES = ['lots', 'gavage_data', 'fact_sales_monthly', 'dim_item', 'dim_dfu'] as const satisfies readonly TableName[]

export function previewInput(file: string, form: Form, table: TableName | null): PreviewInput {
  const types = Object.keys(form.types).length > 0 ? { types: JSON.stringify(form.types) } : {}
  const breaks = Object.keys(form.onBreak).length > 0 ? { on_break: JSON.stringify(form.onBreak) } : {}
  return { file, ...form.reading, ...types, ...breaks, ...(table ? { table, ...mapped(form.map) } : {}) }
}

export function importInput(file: string, form: Form, table: TableName | null): ImportInput {
  return { ...previewInput(file, form, table), name: form.name.trim() || undefined }
}

const mapped = (map: Form['map']) => (Object.keys(map).length > 0 ? { map: JSON.stringify(flipped(map)) } : {})

/** Takes the values of `to` from another column of the file, which then feeds no other one. */
export function remapped(map: Form['map'], to: string, from: string | null): Form['map'] {
  const kept = Object.entries(map).filter(([other, source]) => other !== to && source !== from)
  return Object.fromEntries(from === null ? kept : [...kept, [to, from]])
}

/** The name a dataset gets when none is given: that of its file, without the ending. */
export const defaultName = (filename: string) => filename.replace(/(?<=.)\.[^.]*$/, '')

/** A choice that says what was found anyway is no choice. */
export function chosen<K extends keyof Choices>(choices: Choices, key: K, value: Choices[K], found: unknown): Choices {
  const { [key]: _, ...rest } = choices
  return value === undefined || value === found ? rest : { ...rest, [key]: value }
}

/** Under this name the catalogue says a decimal mark. */
export const decimalName = (decimal: string) => (decimal === ',' ? 'comma' : 'point')

/** The way a tab is written in a call. */
export const spelledDelimiter = (delimiter: string | null): string | null => (delimiter === '\t' ? 'tab' : delimiter)

/** The command line that imports the file the same way. */
export function importCommand(filename: string, form: Form, table: TableName | null): string {
  const { missing, ...reading } = form.reading
  const words = ['tessera', 'import', commandWord(filename)]
  const add = (flag: string, value: string | undefined) => value && words.push(`--${flag}`, commandWord(value))
  add('name', form.name.trim())
  for (const [name, value] of Object.entries(reading)) add(name.replaceAll('_', '-'), value === undefined ? undefined : String(value))
  add('missing', missing?.map(quotedCell).join(','))
  add('types', pairs(form.types))
  add('on-break', pairs(form.onBreak))
  if (table) {
    add('table', table)
    add('map', pairs(flipped(form.map)))
  }
  return words.join(' ')
}

type Kept = Pick<Details, 'filename' | 'reading' | 'table' | 'map' | 'types'>

/** The command line of a dataset that is there. */
export function commandOf({ filename, reading, table, map, types = {} }: Kept): string {
  const words = ['tessera', 'import', commandWord(filename)]
  const delimiter = spelledDelimiter(reading.delimiter)
  if (reading.encoding) words.push('--encoding', commandWord(reading.encoding))
  if (delimiter) words.push('--delimiter', commandWord(delimiter))
  if (reading.decimal) words.push('--decimal', commandWord(reading.decimal))
  if (reading.missing?.length) words.push('--missing', commandWord(reading.missing.map(quotedCell).join(',')))
  if (Object.keys(types).length > 0) words.push('--types', commandWord(pairs(types)))
  if (table) words.push('--table', table)
  if (table && Object.keys(map).length > 0) words.push('--map', commandWord(pairs(map)))
  return words.join(' ')
}

const flipped = (map: Form['map']) => Object.fromEntries(Object.entries(map).map(([to, from]) => [from, to]))

const pairs = (map: Readonly<Record<string, string>>) =>
  Object.entries(map)
    .map((pair) => pair.map(quotedCell).join('='))
    .join(',')

/** As in CSV: a name that holds a comma, an equals sign or a quote stands in quotes. */
const quotedCell = (text: string) => (/[",=]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
