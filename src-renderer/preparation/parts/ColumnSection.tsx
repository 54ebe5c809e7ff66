import { useTranslation } from 'react-i18next'
import { ChartFrame, Histogram, InspectorSection, MiniHistogram, useFormat } from '#ui'
import type { ColumnState, Preview } from '../answers.ts'
import { ValueBars } from './ValueBars.tsx'

type Chosen = NonNullable<Preview['column']>

/** A column before and after the shown step: figures and distribution. */
export function ColumnSection({ column }: { column: Chosen }) {
  const { t } = useTranslation()
  const { name, before, after } = column
  return (
    <>
      <InspectorSection title={before && after ? t('preparation.beforeAfter', { column: name }) : name}>
        {!before && <p className="small t2">{t('preparation.newColumn')}</p>}
        {!after && <p className="small t2">{t('preparation.goneColumn')}</p>}
        <Figures before={before} after={after} />
      </InspectorSection>
      <Distribution column={column} />
    </>
  )
}

function Figures({ before, after }: Pick<Chosen, 'before' | 'after'>) {
  const { t } = useTranslation()
  const format = useFormat()
  const write = (value: ColumnState['min'] | undefined) => {
    if (value === null || value === undefined) return '—'
    if (typeof value === 'number') return format.general(value)
    return typeof value === 'boolean' ? t(value ? 'preparation.yes' : 'preparation.no') : value
  }
  const figures = ['rows', 'missing', 'distinct', 'min', 'mean', 'max'] as const
  return (
    <table className="plain-table prep-figures">
      <thead>
        <tr>
          <th scope="col">
            <span className="sr">{t('preparation.figure')}</span>
          </th>
          <th scope="col" className="num">
            {t('preparation.before')}
          </th>
          <th scope="col" className="num">
            {t('preparation.after')}
          </th>
          <th scope="col" className="num">
            {t('preparation.change')}
          </th>
        </tr>
      </thead>
      <tbody>
        {figures.map((figure) => {
          const [old, now] = [before?.[figure], after?.[figure]]
          const change = typeof old === 'number' && typeof now === 'number' && old !== now ? now - old : null
          return (
            <tr key={figure}>
              <td>{t(`preparation.figures.${figure}`)}</td>
              <td className="num t2">{write(old)}</td>
              <td className="num med">{write(now)}</td>
              <td className="num t3">{change === null ? '—' : `${change > 0 ? '+' : ''}${format.general(change)}`}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

function Distribution({ column: { name, before, after } }: { column: Chosen }) {
  const { t } = useTranslation()
  const format = useFormat()
  const shape = after?.histogram ?? before?.histogram
  if (!shape) return null
  const now = after?.histogram
  const old = before?.histogram
  const together = old && now && old.kind === now.kind && String(old.edges) === String(now.edges)
  const label = t('preparation.distributionOf', { column: name, before: before?.missing ?? 0, after: after?.missing ?? 0 })
  const count = (histogram: typeof now, index: number) => histogram?.counts[index] ?? null
  const names =
    shape.kind === 'values'
      ? [...new Set([...(now?.values ?? []), ...(old?.values ?? [])])]
      : shape.counts.map((_, i) => interval(shape.edges, i))
  const of = (histogram: typeof now, value: string, index: number) =>
    shape.kind === 'values' ? (histogram ? count(histogram, histogram.values.indexOf(value)) : null) : count(histogram, index)
  function interval(edges: readonly (string | number)[], index: number) {
    const write = (edge: string | number) => (typeof edge === 'number' ? format.general(edge) : format.date(edge))
    return `${write(edges[index])} – ${write(edges[index + 1])}`
  }
  const numeric = shape.kind === 'range' && shape.edges.every((edge) => typeof edge === 'number')
  return (
    <ChartFrame
      title={t('preparation.distributionTitle')}
      hint={t('preparation.outline')}
      label={label}
      values={{
        columns: [{ header: name }, { header: t('preparation.before') }, { header: t('preparation.after') }],
        rows: names.map((value, index) => [value, of(old, value, index), of(now, value, index)]),
      }}
      fileName={`${name}-distribution`}
    >
      {shape.kind === 'values' ? (
        <ValueBars rows={names.map((value, index) => ({ value, before: of(old, value, index), after: of(now, value, index) }))} />
      ) : numeric && shape.edges.length > 1 ? (
        <Histogram
          edges={shape.edges as number[]}
          counts={now?.counts ?? shape.counts.map(() => 0)}
          before={together || !now ? old?.counts : undefined}
          height={150}
        />
      ) : (
        <MiniHistogram
          bins={now?.counts ?? []}
          before={together ? old?.counts : undefined}
          width={250}
          height={72}
          color="var(--t-accent)"
          label={label}
        />
      )}
    </ChartFrame>
  )
}
