import { type Cell, cell, columnNamed, same, wrongType } from '../frame.ts'
import { plainStep } from './step.ts'

const PARTS = {
  year: 'year',
  quarter: 'quarter',
  month: 'month',
  week: 'week',
  day: 'day',
  weekday: 'isodow',
  dayofyear: 'dayofyear',
  hour: 'hour',
  minute: 'minute',
} as const

/** Parts of a date as whole numbers; the week is that of ISO 8601, Monday is 1. */
export const dateParts = plainStep<'date_parts'>({
  title: { en: 'Take parts of a date', fr: 'Extraire des parties de date' },
  uses: ({ column }) => [column],
  apply(frame, { column, parts }) {
    const found = columnNamed(frame, column)
    if (found.type !== 'date' && found.type !== 'datetime') throw wrongType(found, 'dates')
    const made = [...new Set(parts)].map(
      (part): Cell => ({
        name: `${found.name}_${part}`,
        type: 'integer',
        sql: `date_part('${PARTS[part]}', ${cell(found.name)})::BIGINT`,
        of: null,
      }),
    )
    return { kind: 'cells', cells: frame.columns.flatMap((one) => (one === found ? [same(one), ...made] : [same(one)])) }
  },
})
