import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CopyButton, ErrorNote, Inspector, InspectorSection, Tile, useFormat, useToasts } from '#ui'
import { commandLine } from '../../runs/command-line.ts'
import type { Cluster, Run } from '../answers.ts'
import { useRename } from '../queries.ts'
import { LabelTrace } from './LabelTrace.tsx'

interface Props {
  run: Run
  cluster: Cluster
  onDfus: () => void
}

/** A segment: why it has this label, how large and how certain it is, and its name. */
export function SegmentInspector({ run, cluster, onDfus }: Props) {
  const { t } = useTranslation()
  return (
    <Inspector
      title={cluster.label}
      aside={<Tile id={cluster.cluster_id} large />}
      footer={
        <>
          <Button size="xs" onClick={onDfus}>
            {t('dfu.segment.show', { count: cluster.n })}
          </Button>
          <span className="end">
            <CopyButton label={t('dfu.copyCommand')} text={commandLine('dfu', 'rename', run.run_id, cluster.cluster_id, cluster.label)} />
          </span>
        </>
      }
    >
      <InspectorSection title={t('dfu.segment.why')}>
        <p>{t(`dfu.why.${cluster.trace.rule}`, { tier: t(`dfu.tier.${cluster.trace.tier}`) })}</p>
        {cluster.renamed && <p className="small t2">{t('dfu.segment.ruleLabel', { label: cluster.auto_label })}</p>}
      </InspectorSection>
      <InspectorSection title={t('dfu.segment.trace')}>
        <LabelTrace trace={cluster.trace} />
      </InspectorSection>
      <InspectorSection title={t('dfu.segment.name')}>
        <RenameForm run={run} cluster={cluster} />
      </InspectorSection>
      <InspectorSection title={t('dfu.segment.size')}>
        <Sizes cluster={cluster} />
      </InspectorSection>
    </Inspector>
  )
}

function RenameForm({ run, cluster }: Omit<Props, 'onDfus'>) {
  const { t } = useTranslation()
  const { show } = useToasts()
  const [label, setLabel] = useState(cluster.label)
  const rename = useRename()
  useEffect(() => setLabel(cluster.label), [cluster.label])
  const { run_id } = run
  const { cluster_id } = cluster
  const put = (next: string | undefined) =>
    rename.mutate(
      { run_id, cluster_id, label: next },
      {
        onSuccess: (answer) => {
          show(t('dfu.segment.renamedTo', { label: answer.label }), {
            undo: () => rename.mutate({ run_id, cluster_id, label: cluster.renamed ? cluster.label : undefined }),
            redo: () => rename.mutate({ run_id, cluster_id, label: next }),
          })
        },
      },
    )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    put(label.trim())
  }
  return (
    <form className="stack tight" onSubmit={submit}>
      <TextInput
        aria-label={t('dfu.segment.newLabel')}
        description={t('dfu.segment.keeps')}
        value={label}
        maxLength={100}
        onChange={(event) => setLabel(event.currentTarget.value)}
      />
      <div className="row">
        <Button type="submit" loading={rename.isPending} disabled={label.trim() === '' || label.trim() === cluster.label}>
          {t('dfu.segment.rename')}
        </Button>
        {cluster.renamed && (
          <Button variant="subtle" color="gray" onClick={() => put(undefined)}>
            {t('dfu.segment.restore')}
          </Button>
        )}
      </div>
      <ErrorNote error={rename.error} />
    </form>
  )
}

function Sizes({ cluster }: { cluster: Cluster }) {
  const { t } = useTranslation()
  const format = useFormat()
  const rows: [string, string][] = [
    ['n', t('dfu.segment.ofAll', { n: format.number(cluster.n), share: format.share(cluster.share, 1) })],
    ['volume_share', cluster.volume_share === null ? '–' : format.share(cluster.volume_share, 1)],
    ['volume_percentile', format.share(cluster.volume_percentile)],
    ['relative_trend', cluster.relative_trend === null ? '–' : format.share(cluster.relative_trend, 1)],
    ['confidence', format.number(cluster.avg_confidence, 2)],
    ['stability', cluster.stability === null ? '–' : format.number(cluster.stability, 2)],
  ]
  return (
    <dl className="small pairs">
      {rows.map(([name, value]) => (
        <div key={name} style={{ display: 'contents' }}>
          <dt className="t3" title={t(`dfu.definitions.${name}`)}>
            {t(`dfu.columns.${name}`)}
          </dt>
          <dd className="num">{value}</dd>
        </div>
      ))}
    </dl>
  )
}
