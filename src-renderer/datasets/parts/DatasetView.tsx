import { Button, Modal } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'wouter'
import { EmptyState, Note, Page, Tag } from '#ui'
import type { Details } from '../answers.ts'
import { useFirstRows, useVersions } from '../queries.ts'
import { DatasetInspector } from './DatasetInspector.tsx'
import { type DatasetTab, DatasetTabs } from './DatasetTabs.tsx'
import { DeleteDialog } from './DeleteDialog.tsx'
import { type Chosen, DataGrid } from './grid/DataGrid.tsx'
import { GridInspector } from './grid/GridInspector.tsx'
import { useGrid } from './grid/use-grid.ts'
import { ProfileInspector } from './profile/ProfileInspector.tsx'
import { ProfileLoaded } from './profile/ProfileLoaded.tsx'
import { ProfileTab } from './profile/ProfileTab.tsx'
import { useFollowedProfile } from './profile/use-followed-profile.ts'
import { RejectedRows } from './RejectedRows.tsx'
import { ExportForm } from './settings/ExportForm.tsx'
import { SettingsTab } from './settings/SettingsTab.tsx'
import { useDatasetFacts } from './use-dataset-facts.ts'
import { CompareInspector } from './versions/CompareInspector.tsx'
import type { Compared } from './versions/compared.ts'
import { VersionInspector } from './versions/VersionInspector.tsx'
import { VersionsTab } from './versions/VersionsTab.tsx'
import { Warnings } from './Warnings.tsx'

interface Props {
  details: Details
  /** The version that was chosen; undefined for the latest. */
  version: number | undefined
  onVersion: (version: number | undefined) => void
}

export function DatasetView({ details, version, onVersion }: Props) {
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  const [deleting, setDeleting] = useState(false)
  const [exporting, setExporting] = useState(false)
  const facts = useDatasetFacts(details)
  const { tab, setTab, body, inspector, kept } = useParts({
    details,
    onVersion,
    onDelete: () => setDeleting(true),
    onExport: () => setExporting(true),
  })
  const latest = details.versions[0].version_number
  const number = String(details.version_number)
  return (
    <Page
      title={details.name}
      badge={<Tag>{t('datasets.version', { number })}</Tag>}
      crumbs={[{ label: t('datasets.title'), href: '/datasets' }, { label: details.name }]}
      facts={facts}
      actions={
        <>
          <Button onClick={() => setExporting(true)}>{t('datasets.exporting.action')}</Button>
          <Button component={Link} href={`/datasets/${details.dataset_id}/visualise`}>
            {t('datasets.visualise.open')}
          </Button>
          <Button variant="filled" component={Link} href={`/preparation/${details.dataset_id}`}>
            {t('datasets.prepare')}
          </Button>
        </>
      }
      inspector={inspector}
    >
      {version !== undefined && version !== latest && (
        <div className="page-note">
          <Note
            action={
              <Button size="xs" onClick={() => onVersion(undefined)}>
                {t('datasets.history.toLatest', { number: String(latest) })}
              </Button>
            }
          >
            {t('datasets.history.looking', { number, latest: String(latest) })}
          </Note>
        </div>
      )}
      <DatasetTabs details={details} tab={tab} onTab={setTab} />
      {body}
      {deleting && (
        <DeleteDialog dataset={details} onClose={() => setDeleting(false)} onDeleted={() => navigate('/datasets', { replace: true })} />
      )}
      <Modal
        opened={exporting}
        onClose={() => setExporting(false)}
        title={t('datasets.exporting.title', { number })}
        closeButtonProps={{ 'aria-label': t('ui.close') }}
      >
        <ExportForm details={details} kept={kept} onDone={() => setExporting(false)} />
      </Modal>
    </Page>
  )
}

interface PartsProps {
  details: Details
  onVersion: Props['onVersion']
  onDelete: () => void
  onExport: () => void
}

/** What stands in the page and beside it, by tab. */
function useParts({ details, onVersion, onDelete, onExport }: PartsProps) {
  const [tab, setTab] = useState<DatasetTab>('rows')
  const [chosen, setChosen] = useState<Chosen>()
  const [column, setColumn] = useState<string>()
  const [compared, setCompared] = useState<Compared>()
  const [picked, setPicked] = useState<number>()
  const dataset = String(details.dataset_id)
  const profile = useFollowedProfile(dataset, details.version_number)
  const known = profile.query.data
  const columns = known?.ready ? known.columns : undefined
  const history = useVersions(dataset)
  const versions = history.data?.versions ?? []
  const grid = useGrid(details)
  const count = useFirstRows(grid.question).data?.total ?? details.rows
  const version = versions.find(({ version_number }) => version_number === (picked ?? details.version_number)) ?? versions[0]

  const look = (number: number) => {
    onVersion(number)
    setChosen(undefined)
    setTab('rows')
  }
  const parts: Record<DatasetTab, [ReactNode, ReactNode]> = {
    rows: [
      <>
        <Read details={details} />
        <DataGrid key={details.version_number} grid={grid} profile={columns} chosen={chosen} onChoose={setChosen} onExport={onExport} />
      </>,
      <GridInspector grid={grid} profile={columns} chosen={chosen} onChoose={setChosen} />,
    ],
    profile: [
      <ProfileLoaded profile={profile}>
        {(ready) => <ProfileTab details={details} profile={ready} chosen={column} onChoose={setColumn} />}
      </ProfileLoaded>,
      <ProfileInspector details={details} profile={known} column={column} />,
    ],
    versions: [
      versions.length > 0 && (
        <VersionsTab
          details={details}
          versions={versions}
          chosen={version.version_number}
          onChoose={setPicked}
          compared={compared}
          onCompare={setCompared}
          column={column}
          onColumn={setColumn}
        />
      ),
      compared ? (
        <CompareInspector details={details} compared={compared} column={column} />
      ) : (
        version && (
          <VersionInspector
            details={details}
            versions={versions}
            version={version}
            onLook={look}
            onChoose={setPicked}
            onCompare={(number) => setCompared({ version: number, other: dataset, other_version: versions[0].version_number })}
          />
        )
      ),
    ],
    rejected: [<Rejected details={details} />, <DatasetInspector details={details} />],
    settings: [<SettingsTab details={details} onDelete={onDelete} />, <DatasetInspector details={details} />],
  }
  const [body, inspector] = parts[tab]
  const { filter, search } = grid.question
  return { tab, setTab, body, inspector, kept: tab === 'rows' ? { filter, search, count } : undefined }
}

/** What the engine had to decide when the file was read. */
function Read({ details }: { details: Details }) {
  return details.notices.length > 0 ? (
    <div className="page-note">
      <Warnings said={details} folded />
    </div>
  ) : null
}

function Rejected({ details }: { details: Details }) {
  const { t } = useTranslation()
  if (details.rejected_rows === 0) return <EmptyState title={t('datasets.noneRejected')} />
  return <RejectedRows dataset={String(details.dataset_id)} version={details.version_number} columns={details.columns} />
}
