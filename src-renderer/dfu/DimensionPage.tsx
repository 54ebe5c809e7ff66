import './dfu.css'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Loaded, Page } from '#ui'
import type { DimensionFilter } from './dimension.ts'
import { DimensionFilters } from './parts/DimensionFilters.tsx'
import { DimensionTable } from './parts/DimensionTable.tsx'
import { ImportLink } from './parts/ImportLink.tsx'
import { useDfuClusters, useFacts } from './queries.ts'

/** The table dim_dfu: every DFU of the project with its segment and the columns that describe it. */
export function DimensionPage() {
  const { t } = useTranslation()
  const [cluster, setCluster] = useState<string | null>(null)
  const [filters, setFilters] = useState<readonly DimensionFilter[]>([])
  const facts = useFacts()
  const clusters = useDfuClusters()
  return (
    <Page
      title={t('dfu.dimension.title')}
      crumbs={[{ label: t('dfu.title'), href: '/dfu' }, { label: t('dfu.dimension.title') }]}
      actions={<ImportLink />}
    >
      <Loaded query={facts}>
        {({ dfus, dfu_columns }) => (
          <>
            <DimensionFilters
              columns={['item_id', 'location', ...dfu_columns]}
              clusters={clusters.data?.clusters ?? []}
              cluster={cluster}
              onCluster={setCluster}
              filters={filters}
              onFilters={setFilters}
            />
            <DimensionTable columns={dfu_columns} count={dfus} cluster={cluster} filters={filters} />
          </>
        )}
      </Loaded>
    </Page>
  )
}
