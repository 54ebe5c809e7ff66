import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CopyButton, ErrorNote, FactTable, Inspector, InspectorSection, useFormat, useToasts } from '#ui'
import { commandWord } from '../../../runs/command-line.ts'
import type { Details, VersionDetails } from '../../answers.ts'
import { useRestore, useStepKinds } from '../../queries.ts'
import { cameFrom, changesBetween, stepKinds } from '../../versions-view.ts'
import { DeleteVersionDialog } from './DeleteVersionDialog.tsx'
import { useOrigin } from './use-origin.ts'

interface Props {
  details: Details
  versions: readonly VersionDetails[]
  version: VersionDetails
  onLook: (version: number) => void
  onCompare: (version: number) => void
  onChoose: (version: number) => void
}

/** One version: how it came to be, what it changed, the way back to it. */
export function VersionInspector({ details, versions, version, onLook, onCompare, onChoose }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const { show } = useToasts()
  const restore = useRestore()
  const origin = useOrigin()
  const [deleting, setDeleting] = useState(false)
  const { version_number, created_at, description } = version
  const latest = versions[0].version_number
  const isLatest = version_number === latest
  const parent = cameFrom(versions, version)
  const goBack = () =>
    restore.mutate(
      { dataset: String(details.dataset_id), version: version_number },
      {
        onSuccess: (made) => {
          show(t('datasets.history.restored', { made: String(made.version_number), version: String(version_number) }))
          onChoose(made.version_number)
        },
      },
    )
  const command = isLatest
    ? `tessera datasets versions ${commandWord(details.name)}`
    : `tessera datasets restore ${commandWord(details.name)} --version ${version_number}`
  return (
    <Inspector
      title={t('datasets.history.version', { number: String(version_number) })}
      aside={format.dateTime(created_at)}
      footer={<CopyButton label={t('datasets.copyCommand')} text={command} />}
    >
      <InspectorSection title={t('datasets.origin')}>
        <p>{origin(version)}</p>
        {description && <p className="t2">{description}</p>}
        <Steps version={version} />
      </InspectorSection>
      {parent && <ChangesSection before={parent} after={version} />}
      <InspectorSection title={t('datasets.history.actions')}>
        <div className="stack tight inspector-actions">
          <ErrorNote error={restore.error} />
          {!isLatest && (
            <Button variant="filled" loading={restore.isPending} onClick={goBack}>
              {t('datasets.history.restore', { number: String(version_number) })}
            </Button>
          )}
          {!isLatest && <p className="t3 small">{t('datasets.history.restoreWhy', { number: String(latest + 1) })}</p>}
          {!isLatest && <Button onClick={() => onCompare(version_number)}>{t('datasets.history.compareLatest')}</Button>}
          <Button onClick={() => onLook(version_number)}>{t('datasets.history.look')}</Button>
          {versions.length > 1 && <Button onClick={() => setDeleting(true)}>{t('datasets.history.delete')}</Button>}
        </div>
      </InspectorSection>
      {deleting && (
        <DeleteVersionDialog
          details={details}
          versions={versions}
          version_number={version_number}
          onClose={() => setDeleting(false)}
          onDeleted={() => onChoose(isLatest ? versions[1].version_number : latest)}
        />
      )}
    </Inspector>
  )
}

/** The steps that made a version, by name. */
function Steps({ version }: { version: VersionDetails }) {
  const { i18n } = useTranslation()
  const kinds = useStepKinds()
  const language = i18n.language === 'fr' ? 'fr' : 'en'
  if (version.steps.length === 0) return null
  return (
    <ol className="history-steps">
      {stepKinds(version).map((name, index) => (
        <li key={index}>
          <span className="step-number">{index + 1}</span>
          <span>{kinds.data?.steps.find(({ step }) => step === name)?.title[language] ?? name}</span>
        </li>
      ))}
    </ol>
  )
}

function ChangesSection({ before, after }: { before: VersionDetails; after: VersionDetails }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { rows, added, removed, retyped } = changesBetween(before, after)
  const names = (list: readonly string[]) => (list.length === 0 ? t('datasets.history.none') : list.join(', '))
  return (
    <InspectorSection title={t('datasets.history.changes', { number: String(before.version_number) })}>
      <FactTable
        rows={[
          { label: t('datasets.rows'), value: rows === 0 ? t('datasets.history.none') : format.signed(rows, 0) },
          { label: t('datasets.history.columnsAdded'), value: names(added) },
          { label: t('datasets.history.columnsRemoved'), value: names(removed) },
          { label: t('datasets.history.columnsRetyped'), value: names(retyped) },
        ]}
      />
    </InspectorSection>
  )
}
