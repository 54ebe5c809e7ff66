import { NumberInput, Select, Slider } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#ui'
import type { ProfileRow, RunSummary } from '../../answers.ts'
import { LIMITS, type Side, usualSetting } from '../../tester-form.ts'

interface Props {
  letter: 'A' | 'B'
  side: Side
  onChange: (side: Side) => void
  runs: readonly RunSummary[]
  profiles: readonly ProfileRow[]
  /** The profile by which the service answers. */
  active: string | undefined
  /** Products in the basket, which choose the settings of the profile. */
  products: number
  /** Suggestions wanted, the same on both sides; asked for on side A. */
  k?: number
  onK?: (k: number) => void
}

/** Run, profile, and the two settings that are most often tried. */
export function SidePanel({ letter, side, onChange, runs, profiles, active, products, k, onK }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const current = runs.find((run) => run.current) ?? runs[0]
  const usual = (name: string) => usualSetting(profiles, side.profile ?? active, products, name)
  const [lambda, cap] = [side.lambda ?? Number(usual('MMR_LAMBDA') ?? 1), usual('CAP_PER_GAMME')]
  const figure = (value: number | string, [low, high]: readonly [number, number]) =>
    typeof value === 'number' && value >= low && value <= high ? value : undefined
  return (
    <section aria-label={t('recommender.tester.side', { letter })}>
      <h2>{t('recommender.tester.side', { letter })}</h2>
      <div className="stack">
        <Select
          label={t('recommender.tester.profile')}
          aria-label={`${t('recommender.tester.profile')} ${letter}`}
          value={side.profile ?? active ?? null}
          onChange={(profile) => onChange({ ...side, profile: profile ?? undefined, lambda: undefined, cap: undefined })}
          allowDeselect={false}
          data={profiles.map(({ name }) => ({
            value: name,
            label: name === active ? t('recommender.tester.defaultProfile', { profile: name }) : name,
          }))}
        />
        <Select
          label={t('recommender.tester.run')}
          aria-label={`${t('recommender.tester.run')} ${letter}`}
          value={side.run ?? current?.run ?? null}
          onChange={(run) => onChange({ ...side, run: run ?? undefined })}
          allowDeselect={false}
          data={runs.map(({ run, current: serves }) => ({ value: run, label: serves ? t('recommender.tester.current', { run }) : run }))}
        />
        <div>
          <div className="row small">
            <span className="med">{t('recommender.tester.lambda')}</span>
            <span className="end semi">{format.number(lambda, 2)}</span>
          </div>
          <Slider
            thumbLabel={`${t('recommender.tester.lambda')} ${letter}`}
            value={lambda}
            onChange={(value) => onChange({ ...side, lambda: value })}
            min={0}
            max={1}
            step={0.05}
            label={null}
            style={{ margin: '8px 6px 4px' }}
          />
          <div className="row tiny t3">
            <span>{t('recommender.tester.diverse')}</span>
            {side.lambda !== undefined && (
              <span className="end">
                {t('recommender.tester.ofProfile', { value: format.number(Number(usual('MMR_LAMBDA') ?? 1), 2) })}
              </span>
            )}
            <span className="end">{t('recommender.tester.relevant')}</span>
          </div>
        </div>
        <div className="row" style={{ alignItems: 'flex-end' }}>
          {onK && (
            <NumberInput
              label={t('recommender.tester.results')}
              value={k}
              min={LIMITS.k[0]}
              max={LIMITS.k[1]}
              allowDecimal={false}
              onChange={(value) => {
                const next = figure(value, LIMITS.k)
                if (next !== undefined) onK(next)
              }}
              style={{ flex: 1 }}
            />
          )}
          <NumberInput
            label={t('recommender.tester.cap')}
            aria-label={`${t('recommender.tester.cap')} ${letter}`}
            placeholder={cap === undefined ? undefined : String(cap)}
            value={side.cap ?? ''}
            min={LIMITS.cap[0]}
            max={LIMITS.cap[1]}
            allowDecimal={false}
            onChange={(value) => onChange({ ...side, cap: figure(value, LIMITS.cap) })}
            style={{ flex: 1.3 }}
          />
        </div>
      </div>
    </section>
  )
}
