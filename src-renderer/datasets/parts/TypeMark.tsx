import { IconAbc, IconCalendar, IconClock, IconDecimal, IconHash, IconToggleLeft } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Column } from '../answers.ts'

const ICONS = {
  integer: IconHash,
  number: IconDecimal,
  boolean: IconToggleLeft,
  date: IconCalendar,
  datetime: IconClock,
  text: IconAbc,
} as const satisfies Record<Column['type'], unknown>

/** The type of a column: its sign and its word. */
export function TypeMark({ type }: { type: Column['type'] }) {
  const { t } = useTranslation()
  return (
    <span className="row tight">
      <TypeIcon type={type} />
      {t(`datasets.types.${type}`)}
    </span>
  )
}

export function TypeIcon({ type }: { type: Column['type'] }) {
  const Icon = ICONS[type]
  return <Icon size={14} stroke={1.5} aria-hidden style={{ flex: 'none', color: 'var(--t-text-3)' }} />
}
