import { TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Run } from '../answers.ts'
import { useFeatures } from './use-features.ts'

interface Props {
  run: Run
  /** Column of the file → column of lots. */
  map: Record<string, string>
  onChange: (map: Record<string, string>) => void
}

const IDENTITY = ['code_lot', 'site_code', 'genetique'] as const

/** Columns of the file that have another name; known names need nothing. */
export function ScoreMapping({ run, map, onChange }: Props) {
  const { t } = useTranslation()
  const words = useFeatures()
  const fields = [
    ...run.features.map((feature) => ({ to: feature as string, label: words.label(feature) })),
    ...IDENTITY.map((to) => ({ to: to as string, label: t(`lots.columns.${to}`) })),
  ]
  const fromOf = (to: string) => Object.keys(map).find((from) => map[from] === to) ?? ''
  const rename = (to: string, from: string) => {
    const others = Object.entries(map).filter(([, target]) => target !== to)
    onChange(Object.fromEntries(from.trim() ? [...others, [from.trim(), to]] : others))
  }
  return (
    <details>
      <summary>{t('lots.score.mapping')}</summary>
      <p className="small t2">{t('lots.score.mappingBody')}</p>
      <div style={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fill, minmax(200px, 1fr))', gap: 12, marginTop: 8 }}>
        {fields.map(({ to, label }) => (
          <TextInput
            key={to}
            label={label}
            description={to}
            value={fromOf(to)}
            onChange={(event) => rename(to, event.currentTarget.value)}
          />
        ))}
      </div>
    </details>
  )
}
