/** What was decided while a file was read, or should be known of it: the code and the values that stand in its sentence. */
interface Told {
  taken_for_missing: { name: string; cell: string; count: number; row: number }
  set_aside: { name: string; count: number; type: string; format: string; cell: string; row: number }
  blanked: { name: string; count: number; type: string; format: string; cell: string; row: number }
  stays_text: { name: string; count: number; filled: number; type: string; cell: string; row: number }
  kept_as_text: { name: string; count: number; cell: string }
  sentinel: { name: string; count: number; cell: string; row: number }
  percent: { name: string; count: number }
  decimal_unsure: { name: string; format: string; other: string }
  date_unsure: { name: string; format: string; other: string }
  padded: { name: string; count: number }
  not_finite: { name: string; count: number }
  repeated: { name: string }
  column_unknown: { name: string; columns: string }
  skipped_lines: { count: number; first: string }
  comment_lines: { count: number; mark: string }
  trailing: { count: number }
  sheets: { name: string; others: string }
  error_cells: { count: number; cells: string }
  mostly_utf8: { position: number }
  encoding_judged: { encoding: string }
  encoding_doubtful: { encoding: string }
  mojibake: { count: number; cell: string; repaired: string }
  mojibake_repaired: { count: number; cell: string; repaired: string }
  weights: { count: number; name: string }
  sparse_text: { name: string }
  empty_values: { count: number }
  same_as_last: { dataset: string; version: number }
  known_shape: { dataset: string; version: number }
  encoding_widened: { encoding: string; letter: string }
  said: { text: string }
}
export type NoticeCode = keyof Told
export type Notice = { [K in NoticeCode]: { code: K; values: Told[K] } }[NoticeCode]

/** A notice; the type of its values follows from the code. */
export const notice = <K extends NoticeCode>(code: K, values: Told[K]): Notice => ({ code, values }) as Notice

/** The notice as one English sentence, for scripts, terminals and logs; the window has its own words. */
export const wordNotice = ({ code, values }: Notice): string => (SENTENCES[code] as (values: unknown) => string)(values)

/** Notices as an answer carries them: sentences for scripts, data for the window. */
export const told = (notices: readonly Notice[]) => ({ warnings: notices.map(wordNotice), notices: [...notices] })

const cells = (count: number) => (count === 1 ? '1 cell' : `${count} cells`)
const are = (count: number) => (count === 1 ? 'is' : 'are')
const broken = ({ name, count, type, format, cell, row }: Told['set_aside']) =>
  `"${name}": ${cells(count)} ${are(count)} no ${type} (${format}), first "${cell}" in row ${row}`

/** All that can be said, in English. */
export const SENTENCES: { [K in NoticeCode]: (values: Told[K]) => string } = {
  taken_for_missing: ({ name, cell, count, row }) =>
    `"${name}": "${cell}" was read as missing in ${cells(count)} (first in row ${row}), because all others are values. Give --missing with your own tokens to decide otherwise.`,
  set_aside: (told) => `${broken(told)}; the rows were set aside.`,
  blanked: (told) => `${broken(told)}; the cells were emptied, as asked.`,
  stays_text: ({ name, count, filled, type, cell, row }) =>
    `"${name}" stays text: ${count} of ${cells(filled)} ${are(count)} no ${type}, for example "${cell}" in row ${row}.`,
  kept_as_text: ({ name, count, cell }) =>
    `"${name}": ${cells(count)} "${cell}", kept as text; --missing "${cell}" would read ${count === 1 ? 'it' : 'them'} as missing.`,
  sentinel: ({ name, count, cell, row }) =>
    `"${name}": ${cell} stands in ${cells(count)} (first in row ${row}), far from all other values; it was kept. If it means "no value", give --missing "${cell}".`,
  percent: ({ name, count }) => `"${name}": ${cells(count)} ${count === 1 ? 'carries' : 'carry'} a percent sign; 12 % was read as 12.`,
  decimal_unsure: ({ name, format, other }) =>
    `"${name}" could be written ${other} as well; it was read as ${format}, as the rest of the file. Give --decimal to decide otherwise.`,
  date_unsure: ({ name, format, other }) => `"${name}" could be ${other} as well, no date tells; it was read as ${format}.`,
  padded: ({ name, count }) =>
    `"${name}": ${cells(count)} ${count === 1 ? 'has' : 'have'} spaces before or after the text; they were kept.`,
  not_finite: ({ name, count }) => `"${name}": ${cells(count)} ${are(count)} NaN or infinite and became missing.`,
  repeated: ({ name }) => `A column name stands twice; the later one became "${name}".`,
  column_unknown: ({ name, columns }) => `There is no column "${name}" in the file; it has ${columns}. Check the name.`,
  skipped_lines: ({ count, first }) =>
    `${count === 1 ? '1 line' : `${count} lines`} above the table ${count === 1 ? 'was' : 'were'} skipped ("${first}"). Give --skip to decide otherwise.`,
  comment_lines: ({ count, mark }) =>
    `${count === 1 ? '1 line' : `${count} lines`} beginning with ${mark} ${count === 1 ? 'was' : 'were'} left out as comments. Give --comment none to read them.`,
  trailing: ({ count }) => `${count} rows end with delimiters too many; the empty cells were dropped.`,
  sheets: ({ name, others }) => `The sheet "${name}" was read; ${others} hold data too. Give --sheet to read another one.`,
  error_cells: ({ count, cells: which }) =>
    `${cells(count)} ${count === 1 ? 'holds an error and was' : 'hold an error and were'} left empty: ${which}.`,
  mostly_utf8: ({ position }) =>
    `Most of the text is UTF-8, but position ${position} is not; the file was read as Windows-1252, so some accents may be wrong. Save it as UTF-8 to be sure.`,
  encoding_judged: ({ encoding }) => `The text was read as ${encoding}, judged by its accents. Give --encoding to decide otherwise.`,
  encoding_doubtful: ({ encoding }) =>
    `The text was read as ${encoding}, but many of its characters are rare there: it may be in another encoding. Look at the names and texts, and give --encoding or save the file as UTF-8 if they are wrong.`,
  mojibake: ({ count, cell, repaired }) =>
    `${count} places look like UTF-8 that was once read in a wrong encoding: "${cell}" for "${repaired}". They were kept; --repair-mojibake would repair them.`,
  mojibake_repaired: ({ count, cell, repaired }) =>
    `${count} places of UTF-8 that was once read in a wrong encoding were repaired: "${cell}" became "${repaired}".`,
  weights: ({ count, name }) => `${count} rows carry a weight; it became the column "${name}".`,
  sparse_text: ({ name }) => `"${name}" is text and left out in sparse rows; there it became missing.`,
  empty_values: ({ count }) => `${cells(count)} ${are(count)} empty where ? was expected; they became missing.`,
  same_as_last: ({ dataset, version }) =>
    `The file was read with the settings of version ${version} of "${dataset}", which has the same columns.`,
  known_shape: ({ dataset, version }) =>
    `Version ${version} of "${dataset}" came from a file of the same columns and was read with settings of its own; --same-as-last would use them here.`,
  encoding_widened: ({ encoding, letter }) =>
    `${encoding} has no "${letter}"; the file was written in UTF-8 with a byte order mark instead.`,
  said: ({ text }) => text,
}
