import { SegmentedControl } from '@mantine/core'
import { type ReactNode, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ChartFrame, categoryColor, Loaded, useFormat, useSize } from '#ui'
import type { Curves, Run } from '../answers.ts'
import { useCurves } from '../queries.ts'
import { monthLetters } from '../view.ts'
import { type Multiple, Multiples } from './Multiples.tsx'

/** One small curve per cluster over shared axes: the year, or the months of the window. */
export function SeasonPanel({ run }: { run: Run }) {
  const { t } = useTranslation()
  const { language } = useFormat()
  const hasSeason = run.clusters.some(({ season }) => season.some((value) => value !== null))
  const [kind, setKind] = useState<'season' | 'months'>(hasSeason ? 'season' : 'months')
  const curves = useCurves(run.run_id, kind === 'months')
  const letters = monthLetters(language)
  const actions = (
    <SegmentedControl
      aria-label={t('dfu.run.curves')}
      value={kind}
      onChange={(value) => setKind(value === 'months' ? 'months' : 'season')}
      data={[
        { value: 'season', label: t('dfu.run.year') },
        { value: 'months', label: t('dfu.run.window') },
      ]}
    />
  )
  if (kind === 'season') {
    const rows = run.clusters.map(
      (cluster): Multiple => ({ ...cluster, median: cluster.season, p25: cluster.season_p25, p75: cluster.season_p75 }),
    )
    return <Frame run={run} kind={kind} rows={rows} ticks={letters} names={letters} actions={actions} />
  }
  return (
    <Loaded query={curves}>
      {(answer) => <Frame run={run} kind={kind} rows={answer.clusters} ticks={yearTicks(answer)} names={answer.months} actions={actions} />}
    </Loaded>
  )
}

/** The year below each January, and below the first month. */
const yearTicks = ({ months }: Curves) =>
  months.map((month, index) => (month.slice(5, 7) === '01' || (index === 0 && Number(month.slice(5, 7)) < 8) ? month.slice(0, 4) : ''))

interface FrameProps {
  run: Run
  kind: 'season' | 'months'
  rows: readonly Multiple[]
  ticks: readonly string[]
  /** In full, for the table. */
  names: readonly string[]
  actions: ReactNode
}

function Frame({ run, kind, rows, ticks, names, actions }: FrameProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const box = useRef<HTMLDivElement>(null)
  const { width, height } = useSize(box)
  const widest = [...rows].map((row) => ({ row, range: rangeOf(row.median) })).sort((a, b) => b.range - a.range)[0]
  const label = t(kind === 'season' ? 'dfu.run.seasonFinding' : 'dfu.run.monthsFinding', {
    label: widest?.row.label ?? '',
    range: format.number(widest?.range ?? 0, 2),
  })
  return (
    <ChartFrame
      title={t('dfu.run.curves')}
      label={label}
      values={{
        columns: [
          { header: t('dfu.columns.cluster') },
          ...names.map((name, index) => ({ header: kind === 'season' ? `${index + 1}` : name, digits: 2 })),
        ],
        rows: rows.map((row) => [row.label, ...row.median]),
      }}
      fileName={`dfu-${run.run_id}-${kind}`}
      actions={actions}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: a scroll area must be focusable and named; it is no section of the page */}
      <div
        ref={box}
        className="scroll"
        role="region"
        aria-label={t('dfu.run.curves')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls by the arrow keys
        tabIndex={0}
        style={{ flex: 'none', height: 'var(--plot, 238px)' }}
      >
        {width > 0 && <Multiples label={label} rows={rows} ticks={ticks} width={width} height={height} colorOf={categoryColor} />}
      </div>
      <p className="tiny t3">{t(kind === 'season' ? 'dfu.run.seasonHint' : 'dfu.run.monthsHint')}</p>
    </ChartFrame>
  )
}

function rangeOf(values: readonly (number | null)[]): number {
  const there = values.filter((value) => value !== null)
  return there.length === 0 ? 0 : Math.max(...there) - Math.min(...there)
}
