import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Run } from '../answers.ts'
import { KCharts } from './KCharts.tsx'
import { VoteTable } from './VoteTable.tsx'

/** Why so many clusters: the vote, and the four curves behind it. */
export function KTab({ run, tools }: { run: Run; tools: ReactNode }) {
  const { t } = useTranslation()
  return (
    <>
      <div className="toolbar">
        <h2>{t('dfu.run.tab.k')}</h2>
        <span className="end row">{tools}</span>
      </div>
      <div style={{ padding: 16, maxWidth: 860 }}>
        <VoteTable run={run} k={run.k} asked={run.params.k !== null} />
      </div>
      <KCharts run={run} k={run.k} min_pct={run.params.min_cluster_size_pct} />
    </>
  )
}
