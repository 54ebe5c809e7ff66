/** A warning of the engine as a key of the catalogue and the values that stand in it. */
export interface ToldWarning {
  key: string
  values: Record<string, string | number>
}

const N = '(?<count>\\d+)'
const CELLS = `${N} cells?`

/** The engine says its warnings in English for logs and terminals; here stand its sentences, for the window says them in its own words. */
const SENTENCES: readonly (readonly [key: string, sentence: RegExp])[] = [
  ['takenForMissing', sentence(`"(?<name>.+)": "(?<cell>.*)" was read as missing in ${CELLS} \\(first in row (?<row>\\d+)\\), .+`)],
  [
    'setAside',
    sentence(
      `"(?<name>.+)": ${CELLS} (?:is|are) no .+ \\((?<format>.+)\\)(?:, first "(?<cell>.*)" in row (?<row>\\d+))?; the rows were set aside\\.`,
    ),
  ],
  [
    'staysText',
    sentence(`"(?<name>.+)" stays text: ${N} of (?<filled>\\d+) cells? (?:is|are) no .+, for example "(?<cell>.*)" in row (?<row>\\d+)\\.`),
  ],
  ['keptAsText', sentence(`"(?<name>.+)": ${CELLS} "(?<cell>.*)", kept as text; .+`)],
  ['percent', sentence(`"(?<name>.+)": ${N} cells carry a percent sign; .+`)],
  [
    'decimalUnsure',
    sentence(`"(?<name>.+)" could be written (?<other>.+) as well; it was read as (?<format>.+), as the rest of the file\\. .+`),
  ],
  ['dateUnsure', sentence(`"(?<name>.+)" could be (?<other>.+) as well, no date tells; it was read as (?<format>.+)\\.`)],
  ['padded', sentence(`"(?<name>.+)": ${N} cells have spaces before or after the text; they were kept\\.`)],
  ['notFinite', sentence(`"(?<name>.+)": ${N} cells are NaN or infinite and became missing\\.`)],
  ['repeated', sentence('(?:A column name stands twice|Two keys differ in case only); the later one became "(?<name>.+)"\\.')],
  ['sheets', sentence('The sheet "(?<name>.+?)" was read; (?<others>.+) too hold data\\.')],
  ['errorCells', sentence(`${N} cells hold an error and were left empty: (?<cells>.+)\\.`)],
  ['trailing', sentence(`${N} rows end with delimiters too many; the empty cells were dropped\\.`)],
  ['rareLetters', sentence('The text was read as Windows-1252, but many of its characters are rare there: .+')],
  ['mostlyUtf8', sentence('Most of the text is UTF-8, but position (?<position>\\d+) is not; .+')],
]

function sentence(source: string): RegExp {
  return new RegExp(`^${source}$`, 's')
}

/** @returns null for a sentence that is not known here; it is then shown as the engine said it. */
export function tellWarning(text: string): ToldWarning | null {
  for (const [key, pattern] of SENTENCES) {
    const found = pattern.exec(text)
    if (!found) continue
    const groups = found.groups ?? {}
    const told = Object.entries(groups).map(([name, value = '']) => [name, NUMBERS.has(name) ? Number(value) : value])
    const variant = key === 'setAside' && groups.cell === undefined ? 'setAsideMany' : key
    return { key: variant, values: Object.fromEntries(told) }
  }
  return null
}

const NUMBERS: ReadonlySet<string> = new Set(['count', 'row', 'filled', 'position'])
