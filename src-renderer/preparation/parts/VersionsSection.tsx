import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { ErrorNote, InspectorSection, useFormat, useToasts } from '#ui'
import type { Step } from '../answers.ts'
import { useRestore, useVersions } from '../queries.ts'

interface Props {
  dataset: string
  /** Version that the steps start from. */
  base: number
  onBase: (version: number, steps: readonly Step[]) => void
}

/** Every version stays: go back to one, or take up the steps that made it. */
export function VersionsSection({ dataset, base, onBase }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const { show } = useToasts()
  const query = useVersions(dataset)
  const restore = useRestore()
  const versions = query.data?.versions ?? []
  const latest = versions[0]?.version_number
  const goBack = (version: number) =>
    restore.mutate(
      { dataset, version },
      {
        onSuccess: ({ version_number }) => {
          show(t('preparation.restored', { made: String(version_number), version: String(version) }))
          onBase(version_number, [])
        },
      },
    )
  return (
    <InspectorSection title={t('preparation.versions')}>
      <ErrorNote error={query.error ?? restore.error} onRetry={() => query.refetch()} />
      <ul className="prep-versions">
        {versions.map(({ version_number, origin, created_at, rows, steps, parent_version_number }) => {
          const settings = steps.flatMap(({ settings }) => (settings ? [settings as Step] : []))
          return (
            <li
              key={version_number}
              className={version_number === base ? 'prep-base' : ''}
              aria-current={version_number === base ? 'true' : undefined}
            >
              <span className="row tight">
                <span className="step-number">{version_number}</span>
                <span className="med small">
                  {t(`preparation.origins.${origin}`, { count: settings.length, parent: String(parent_version_number ?? '') })}
                </span>
                <span className="end tiny t3 nowrap">{t('ui.rows', { count: rows })}</span>
              </span>
              <span className="row tight prep-version-actions">
                <span className="tiny t3">{format.dateTime(created_at)}</span>
                <span className="end row tight">
                  {settings.length > 0 && parent_version_number !== null && (
                    <Button size="xs" variant="subtle" color="gray" onClick={() => onBase(parent_version_number, settings)}>
                      {t('preparation.takeUp', { number: version_number })}
                    </Button>
                  )}
                  {version_number !== latest && (
                    <Button size="xs" loading={restore.isPending} onClick={() => goBack(version_number)}>
                      {t('preparation.restore', { number: version_number })}
                    </Button>
                  )}
                </span>
              </span>
            </li>
          )
        })}
      </ul>
      <Link href={`/datasets/${dataset}`} className="small">
        {t('preparation.openDataset')}
      </Link>
    </InspectorSection>
  )
}
