import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { CopyButton, Inspector, InspectorSection, Loaded, Tile, useFormat } from '#ui'
import { commandLine } from '../../runs/command-line.ts'
import type { Run, WhyHere } from '../answers.ts'
import type { useWhy } from '../queries.ts'
import { FEATURE_LOOK, rankedParts, segmentText, tellingDigits } from '../view.ts'
import { PartsTable } from './PartsTable.tsx'
import { useFeatures } from './use-features.ts'

interface Props {
  run: Run
  why: ReturnType<typeof useWhy>
  onSelect: (lot_id: number) => void
  onSegments: () => void
}

/** Why the selected lot is in its cluster. */
export function WhyHereInspector({ run, why, onSelect, onSegments }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const lot = why.data?.lot
  const facts = lot && [lot.site_code, lot.genetique, lot.date_mise_en_gavage && format.date(lot.date_mise_en_gavage)]
  return (
    <Inspector
      title={lot?.code_lot ?? t('lots.why.title')}
      aside={facts?.filter(Boolean).join(' · ')}
      footer={
        <>
          <kbd>↑</kbd>
          <kbd>↓</kbd>
          {t('lots.why.next')}
          <span className="end">
            {lot && <CopyButton label={t('lots.copyCommand')} text={commandLine('lots', 'why', run.run_id, lot.code_lot)} />}
          </span>
        </>
      }
    >
      <Loaded query={why}>{(answer) => <Sections run={run} why={answer} onSelect={onSelect} onSegments={onSegments} />}</Loaded>
    </Inspector>
  )
}

function Sections({ run, why, onSelect, onSegments }: Omit<Props, 'why'> & { why: WhyHere }) {
  const { t } = useTranslation()
  return (
    <>
      <InspectorSection title={t('lots.why.title')}>
        <Sentence why={why} />
      </InspectorSection>
      <InspectorSection title={t('lots.why.parts')}>
        <PartsTable why={why} />
      </InspectorSection>
      <InspectorSection title={t('lots.why.smallest')}>
        <SmallestChanges why={why} />
      </InspectorSection>
      <InspectorSection title={t('lots.why.nearest')}>
        <NearestLots why={why} onSelect={onSelect} />
      </InspectorSection>
      <InspectorSection title={t('lots.why.segment')}>
        <SegmentFacts run={run} why={why} onSegments={onSegments} />
      </InspectorSection>
    </>
  )
}

function Sentence({ why }: { why: WhyHere }) {
  const { t } = useTranslation()
  const format = useFormat()
  const words = useFeatures()
  const parts = rankedParts(why)
  const best = parts[0]
  const worst = parts[parts.length - 1]
  const { cluster_id, runner_up, confidence } = why.lot
  const names = {
    best: words.label(best.feature),
    bestValue: words.reading(best.feature, best.value),
    worst: words.inside(worst.feature),
    worstValue: words.reading(worst.feature, worst.value),
    own: String(cluster_id),
    other: String(runner_up),
  }
  return (
    <>
      <div className="row" style={{ marginBottom: 8 }}>
        <Tile id={cluster_id} large />
        <span>{t('lots.why.ratherThan')}</span>
        <Tile id={runner_up} large outline />
        <span className="end num">
          <span className="t3 small">{t('lots.why.confidence')} </span>
          <b className="semi">{format.number(confidence, 2)}</b>
        </span>
      </div>
      <p>{t(worst.part < 0 ? 'lots.why.pulled' : 'lots.why.held', names)}</p>
    </>
  )
}

function SmallestChanges({ why }: { why: WhyHere }) {
  const format = useFormat()
  const words = useFeatures()
  const { t } = useTranslation()
  if (why.smallest_changes.length === 0) return <p className="small t2">{t('lots.why.noChange')}</p>
  return (
    <ul className="small stack tight">
      {why.smallest_changes.slice(0, 2).map(({ feature, from, to, change_z, to_cluster }) => {
        const { digits, ownDigits } = FEATURE_LOOK[feature]
        const figure = (value: number) => format.number(value, tellingDigits(from, to, ownDigits ?? digits))
        return (
          <li key={feature} className="row">
            <span className="grow">
              {words.label(feature)} {figure(from)} → <b className="med">{figure(to)}</b>{' '}
              <span className="unit">{words.unit(feature)}</span>
            </span>
            <span className="t3">{format.signed(change_z)} σ</span>
            <Tile id={to_cluster} outline />
          </li>
        )
      })}
    </ul>
  )
}

function NearestLots({ why, onSelect }: { why: WhyHere; onSelect: Props['onSelect'] }) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <ul className="small">
      {why.nearest.map((near) => (
        <li key={near.lot_id} className="row" style={{ minHeight: 24 }}>
          <Tile id={near.cluster_id} outline={near.cluster_id !== why.lot.cluster_id} />
          <button type="button" className="bare mono link" onClick={() => onSelect(near.lot_id)}>
            {near.code_lot}
          </button>
          <span className="t3">{near.site_code}</span>
          <span className="end t3">{t('lots.why.distance')}</span>
          <span className="num" style={{ width: 34 }}>
            {format.number(near.distance, 2)}
          </span>
        </li>
      ))}
    </ul>
  )
}

function SegmentFacts({ run, why, onSegments }: { run: Run; why: WhyHere; onSegments: () => void }) {
  const { t } = useTranslation()
  const { segment, before, lot } = why
  return (
    <dl className="small" style={{ display: 'grid', gridTemplateColumns: 'auto 1fr', gap: '4px 12px' }}>
      <dt className="t3">{t('lots.why.key')}</dt>
      <dd className="num">
        <button type="button" className="bare mono link" onClick={onSegments}>
          {segmentText(segment.segment)}
        </button>
      </dd>
      <dt className="t3">{t('lots.why.lotsInIt')}</dt>
      <dd className="num">{t('lots.why.ofCluster', { n: segment.n, total: segment.cluster_n })}</dd>
      {before && (
        <>
          <dt className="t3">
            <Link href={`/lots/compare/${before.run_id}/${run.run_id}`}>{t('lots.why.before', { run: String(before.run_id) })}</Link>
          </dt>
          <dd className="row tight" style={{ justifySelf: 'end' }}>
            <Tile id={before.cluster_id} outline={before.cluster_id !== lot.cluster_id} />→<Tile id={lot.cluster_id} />
          </dd>
        </>
      )}
    </dl>
  )
}
