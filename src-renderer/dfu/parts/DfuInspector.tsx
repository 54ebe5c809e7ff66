import { useTranslation } from 'react-i18next'
import { CopyButton, categoryColor, Inspector, InspectorSection, Loaded, Missing, Tile, useFormat } from '#ui'
import { commandLine } from '../../runs/command-line.ts'
import type { Run, Series } from '../answers.ts'
import { NUMBER_COLUMNS, TRAIT_COLUMNS } from '../dimension.ts'
import { useSeries } from '../queries.ts'
import { DfuFeatures } from './DfuFeatures.tsx'
import { LabelTrace } from './LabelTrace.tsx'
import { SegmentName } from './SegmentName.tsx'
import { SeriesChart } from './SeriesChart.tsx'
import { Sparkline } from './Sparkline.tsx'

interface Props {
  run: Run
  dfu_id: string
  onSelect: (dfu_id: string) => void
  onSegment: (cluster_id: number) => void
}

/** One DFU: its months, why it is in its segment, its features, what the rules say of it alone, its nearest neighbours. */
export function DfuInspector({ run, dfu_id, onSelect, onSegment }: Props) {
  const { t } = useTranslation()
  const series = useSeries(run.run_id, dfu_id)
  const dfu = series.data?.dfu
  return (
    <Inspector
      title={dfu?.dfu_id ?? dfu_id}
      aside={dfu && [dfu.item_id, dfu.location].filter(Boolean).join(' · ')}
      footer={
        <>
          <kbd>↑</kbd>
          <kbd>↓</kbd>
          {t('dfu.one.next')}
          <span className="end">
            <CopyButton label={t('dfu.copyCommand')} text={commandLine('dfu', 'series', run.run_id, dfu_id)} />
          </span>
        </>
      }
    >
      <Loaded query={series}>{(answer) => <Sections run={run} answer={answer} onSelect={onSelect} onSegment={onSegment} />}</Loaded>
    </Inspector>
  )
}

function Sections({ run, answer, onSelect, onSegment }: Omit<Props, 'dfu_id'> & { answer: Series }) {
  const { t } = useTranslation()
  return (
    <>
      <InspectorSection title={t('dfu.one.why')}>
        <WhyHere answer={answer} onSegment={onSegment} />
      </InspectorSection>
      <div style={{ flex: 'none', minWidth: 0, margin: '0 -4px' }}>
        <SeriesChart run_id={run.run_id} answer={answer} />
      </div>
      <InspectorSection title={t('dfu.one.trace', { label: answer.own_label })}>
        <LabelTrace trace={answer.own_trace} />
      </InspectorSection>
      <InspectorSection title={t('dfu.one.features')}>
        <DfuFeatures answer={answer} />
      </InspectorSection>
      <InspectorSection title={t('dfu.one.nearest')}>
        <Neighbours answer={answer} onSelect={onSelect} />
      </InspectorSection>
      <InspectorSection title={t('dfu.one.dimension')}>
        <Dimension answer={answer} />
      </InspectorSection>
    </>
  )
}

function WhyHere({ answer, onSegment }: { answer: Series; onSegment: Props['onSegment'] }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { dfu, distances, own_label, before } = answer
  const [own, other] = distances
  return (
    <>
      <div className="row" style={{ marginBottom: 8 }}>
        <Tile id={dfu.cluster_id} large />
        <button type="button" className="bare link mono small ell" onClick={() => onSegment(dfu.cluster_id)}>
          {dfu.label}
        </button>
        <span className="end num nowrap">
          <span className="t3 small">{t('dfu.one.confidence')} </span>
          <b className="semi">{format.number(dfu.confidence, 2)}</b>
        </span>
      </div>
      {own && other && (
        <p>{t('dfu.one.sentence', { own: format.number(own.distance, 2), other: format.number(other.distance, 2), label: other.label })}</p>
      )}
      <p className="small t2">{t(own_label === dfu.label ? 'dfu.one.sameAlone' : 'dfu.one.otherAlone', { label: own_label })}</p>
      {before && (
        <p className="small row tight">
          {t('dfu.one.before', { run: String(before.run_id) })} <SegmentName id={before.cluster_id} label={before.label} outline />
        </p>
      )}
    </>
  )
}

function Neighbours({ answer, onSelect }: { answer: Series; onSelect: Props['onSelect'] }) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <ul className="small">
      {answer.nearest.map((near) => (
        <li key={near.dfu_id} className="row" style={{ minHeight: 26 }}>
          <Tile id={near.cluster_id} outline={near.cluster_id !== answer.dfu.cluster_id} />
          <button type="button" className="bare mono link ell target" title={near.label} onClick={() => onSelect(near.dfu_id)}>
            {near.dfu_id}
          </button>
          <span className="end row tight">
            <Sparkline values={near.demand} label={t('dfu.one.lastMonths', { dfu: near.dfu_id })} color={categoryColor(near.cluster_id)} />
            <span className="num" style={{ width: 34 }} title={t('dfu.one.distance')}>
              {format.number(near.distance, 2)}
            </span>
          </span>
        </li>
      ))}
    </ul>
  )
}

/** The row of dim_dfu: what is written there, further columns of the file included. */
function Dimension({ answer: { dim } }: { answer: Series }) {
  const { t } = useTranslation()
  const format = useFormat()
  if (dim === null) return <p className="small t2">{t('dfu.one.noDimension')}</p>
  const rows: [string, string | null][] = [
    ...(['cluster_assignment', ...TRAIT_COLUMNS] as const).map((name): [string, string | null] => [name, dim[name]]),
    ...NUMBER_COLUMNS.map((name): [string, string | null] => [name, dim[name] === null ? null : format.general(dim[name])]),
    ...Object.entries(dim.extra).map(([name, value]): [string, string | null] => [name, value === null ? null : String(value)]),
  ]
  return (
    <>
      <dl className="small pairs">
        {rows
          .filter(([name, value]) => value !== null || name === 'cluster_assignment')
          .map(([name, value]) => (
            <div key={name} style={{ display: 'contents' }}>
              <dt className="t3 mono">{name}</dt>
              <dd>{value ?? <Missing />}</dd>
            </div>
          ))}
      </dl>
      {dim.made_from_facts && <p className="tiny t3">{t('dfu.one.madeFromSales')}</p>}
    </>
  )
}
