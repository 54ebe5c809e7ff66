import './parts/preparation.css'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'wouter'
import { EmptyState, Loaded, Mosaic, Page, Panel, useFormat } from '#ui'
import { Recipes } from './parts/Recipes.tsx'
import { ReplayDialog } from './parts/ReplayDialog.tsx'
import { useDatasets, useRecipes, useStepKinds } from './queries.ts'

const RECENT = 50

/** Which dataset to prepare, and the recipes that were saved. */
export function PreparationPage() {
  const { t } = useTranslation()
  const format = useFormat()
  const [, navigate] = useLocation()
  const datasets = useDatasets()
  const recipes = useRecipes()
  const kinds = useStepKinds()
  const [replayed, setReplayed] = useState<{ recipe_id: number; name: string }>()
  const newest = [...(datasets.data?.datasets ?? [])].sort((a, b) => b.updated_at.localeCompare(a.updated_at)).slice(0, RECENT)
  return (
    <Page
      title={t('preparation.title')}
      crumbs={[{ label: t('preparation.title') }]}
      facts={[{ label: t('preparation.about') }]}
      actions={
        <Button component={Link} href="/datasets/import" variant={newest.length === 0 ? 'filled' : 'default'}>
          {t('preparation.importFile')}
        </Button>
      }
    >
      <Mosaic fill columns="minmax(0, 1fr) minmax(0, 1fr)">
        <Panel title={t('preparation.chooseData')} hint={t('preparation.newestFirst')}>
          <Loaded
            query={datasets}
            isEmpty={({ datasets }) => datasets.length === 0}
            empty={<EmptyState title={t('preparation.noDataset')}>{t('preparation.noDatasetWhy')}</EmptyState>}
          >
            {() => (
              <ul className="prep-list scroll">
                {newest.map(({ dataset_id, name, rows, columns_count, version_number, updated_at }) => (
                  <li key={dataset_id}>
                    <div className="grow">
                      <Link href={`/preparation/${dataset_id}`} className="med ell">
                        {name}
                      </Link>
                      <span className="small t3">
                        {t('ui.rows', { count: rows })} · {t('preparation.columnsCount', { count: columns_count })} ·{' '}
                        {t('preparation.version', { number: String(version_number) })} · {format.dateTime(updated_at)}
                      </span>
                    </div>
                    <Button
                      size="xs"
                      aria-label={t('preparation.prepareNamed', { name })}
                      onClick={() => navigate(`/preparation/${dataset_id}`)}
                    >
                      {t('preparation.prepare')}
                    </Button>
                  </li>
                ))}
              </ul>
            )}
          </Loaded>
        </Panel>
        <Recipes query={recipes} onReplay={setReplayed} />
      </Mosaic>
      {replayed && kinds.data && (
        <ReplayDialog
          source={{ saved: String(replayed.recipe_id) }}
          name={replayed.name}
          kinds={kinds.data.steps}
          onClose={() => setReplayed(undefined)}
        />
      )}
    </Page>
  )
}
