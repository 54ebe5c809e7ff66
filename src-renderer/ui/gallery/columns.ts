import type { TableColumn } from '../table/columns.ts'
import { type Item, MEASURES } from './sample.ts'

export const COLUMNS: readonly TableColumn<Item>[] = [
  { id: 'id', header: 'Lot', kind: 'id', width: 90, value: (item) => item.id },
  { id: 'site', header: 'Site', kind: 'text', width: 60, value: (item) => item.site },
  { id: 'placed', header: 'Placed', kind: 'date', value: (item) => item.placed },
  { id: 'group', header: 'Group', kind: 'category', value: (item) => item.group },
  {
    id: 'confidence',
    header: 'Confidence',
    kind: 'share',
    asFigure: true,
    definition: 'How much nearer the own group is than the next one; 0 is a toss-up.',
    value: (item) => item.confidence,
    barCategory: (item) => item.group,
  },
  { id: 'next', header: 'Runner-up', kind: 'category', outline: true, value: (item) => item.next },
  ...MEASURES.map(
    ({ key, label, unit, digits }, index): TableColumn<Item> => ({
      id: key,
      header: label,
      unit,
      digits,
      kind: 'number',
      value: (item) => item.values[index],
    }),
  ),
  { id: 'shift', header: 'Shift', kind: 'signed', hidden: true, max: 200, digits: 0, value: (item) => (item.values[4] ?? 773) - 773 },
]
