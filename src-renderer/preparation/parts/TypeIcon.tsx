import { IconAbc, IconCalendar, IconClock, IconDecimal, IconHash, IconToggleLeft } from '@tabler/icons-react'
import type { PreviewColumn } from '../answers.ts'

const ICONS = {
  integer: IconHash,
  number: IconDecimal,
  boolean: IconToggleLeft,
  date: IconCalendar,
  datetime: IconClock,
  text: IconAbc,
} as const satisfies Record<PreviewColumn['type'], unknown>

export function TypeIcon({ type }: { type: PreviewColumn['type'] }) {
  const Icon = ICONS[type]
  return <Icon size={14} stroke={1.5} aria-hidden style={{ flex: 'none', color: 'var(--t-text-3)' }} />
}
