import { literal } from '#engine/warehouse/duckdb'
import { type Cell, cell, columnNamed, same, wrongType } from '../frame.ts'
import { plainStep } from './step.ts'

/** Parts of a text between separators; the last part takes the rest, an empty part is missing. */
export const split = plainStep<'split'>({
  title: { en: 'Split a column', fr: 'Diviser une colonne' },
  uses: ({ column }) => [column],
  apply(frame, { column, separator, into, keep }) {
    const found = columnNamed(frame, column)
    if (found.type !== 'text') throw wrongType(found, 'text')
    const parts = `string_split(${cell(found.name)}, ${literal(separator)})`
    const part = (index: number) =>
      index < into.length - 1 ? `${parts}[${index + 1}]` : `array_to_string(${parts}[${index + 1}:], ${literal(separator)})`
    const made = into.map((name, index): Cell => ({ name, type: 'text', sql: `nullif(trim(${part(index)}), '')`, of: null }))
    const cells = frame.columns.flatMap((one) => (one === found ? [...(keep ? [same(one)] : []), ...made] : [same(one)]))
    return { kind: 'cells', cells }
  },
})
