import { ActionIcon, Tooltip } from '@mantine/core'
import { IconPencil, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { ErrorNote, InspectorSection, useToasts } from '#ui'
import type { SavedChart } from './answers.ts'
import { KindIcon } from './KindChoice.tsx'
import { NameDialog } from './NameDialog.tsx'
import { useDeleteChart, useRenameChart, useSaveChart } from './queries.ts'

interface Props {
  dataset: string
  charts: readonly SavedChart[]
  /** The one that is open. */
  current: number | undefined
  onDeleted: (visualization_id: number) => void
}

/** The charts that were saved: open, rename, delete. */
export function SavedCharts({ dataset, charts, current, onDeleted }: Props) {
  const { t } = useTranslation()
  const { show } = useToasts()
  const [renaming, setRenaming] = useState<SavedChart>()
  const rename = useRenameChart(dataset)
  const remove = useDeleteChart(dataset)
  const bringBack = useSaveChart(dataset)
  const drop = ({ visualization_id, name, chart_config }: SavedChart) =>
    remove.mutate(visualization_id, {
      onSuccess: () => {
        onDeleted(visualization_id)
        show(t('datasets.visualise.deleted', { name }), { undo: () => bringBack.mutate({ name, replace: false, config: chart_config }) })
      },
    })
  return (
    <InspectorSection title={t('datasets.visualise.saved')}>
      <ErrorNote error={remove.error ?? bringBack.error} />
      {charts.length === 0 && <p className="t2">{t('datasets.visualise.noSaved')}</p>}
      <ul className="saved-charts">
        {charts.map((chart) => (
          <li key={chart.visualization_id}>
            <Link
              href={`/datasets/${dataset}/visualise/${chart.visualization_id}`}
              aria-current={chart.visualization_id === current ? 'page' : undefined}
            >
              <KindIcon type={chart.chart_type} />
              <span className="ell" title={chart.name}>
                {chart.name}
              </span>
            </Link>
            <Action
              label={t('datasets.visualise.renameNamed', { name: chart.name })}
              Icon={IconPencil}
              onClick={() => setRenaming(chart)}
            />
            <Action label={t('datasets.visualise.deleteNamed', { name: chart.name })} Icon={IconTrash} onClick={() => drop(chart)} />
          </li>
        ))}
      </ul>
      {renaming && (
        <NameDialog
          title={t('datasets.visualise.renameTitle', { name: renaming.name })}
          verb={t('datasets.visualise.rename')}
          name={renaming.name}
          error={rename.error}
          busy={rename.isPending}
          onClose={() => {
            setRenaming(undefined)
            rename.reset()
          }}
          onName={(name) =>
            rename.mutate(
              { visualization_id: renaming.visualization_id, name },
              {
                onSuccess: (chart) => {
                  setRenaming(undefined)
                  show(t('datasets.visualise.renamed', { name: chart.name }), {
                    undo: () => rename.mutate({ visualization_id: chart.visualization_id, name: renaming.name }),
                  })
                },
              },
            )
          }
        />
      )}
    </InspectorSection>
  )
}

function Action({ label, Icon, onClick }: { label: string; Icon: typeof IconPencil; onClick: () => void }) {
  return (
    <Tooltip label={label}>
      <ActionIcon size={24} aria-label={label} onClick={onClick}>
        <Icon size={14} stroke={1.5} />
      </ActionIcon>
    </Tooltip>
  )
}
