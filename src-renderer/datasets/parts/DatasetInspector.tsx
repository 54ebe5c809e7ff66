import { useTranslation } from 'react-i18next'
import { CopyButton, Inspector, InspectorSection } from '#ui'
import type { Details } from '../answers.ts'
import { commandOf } from '../form.ts'
import { ReadingFacts } from './ReadingFacts.tsx'

/** Where a dataset comes from: how the file was read, which columns went where, the command. */
export function DatasetInspector({ details }: { details: Details }) {
  const { t } = useTranslation()
  const { filename, reading, table, map } = details
  const mapped = Object.entries(map)
  return (
    <Inspector title={t('datasets.origin')} footer={<CopyButton label={t('datasets.copyCommand')} text={commandOf(details)} />}>
      <InspectorSection title={t('datasets.howRead')}>
        <dl className="definitions">
          <dt>{t('datasets.step.file')}</dt>
          <dd>{filename}</dd>
          <ReadingFacts reading={reading} />
        </dl>
        <p className="t3 small settings-note">{t('datasets.settings.readingKept')}</p>
      </InspectorSection>
      <InspectorSection title={t('datasets.boundTable')}>
        {table ? <p>{t(`datasets.targets.${table}`)}</p> : <p className="t2">{t('datasets.targets.none')}</p>}
        {mapped.length > 0 && (
          <table className="plain-table">
            <thead>
              <tr>
                <th scope="col">{t('datasets.fileColumn')}</th>
                <th scope="col">{t('datasets.tableColumn')}</th>
              </tr>
            </thead>
            <tbody>
              {mapped.map(([from, to]) => (
                <tr key={from}>
                  <td>{from}</td>
                  <td className="mono">{to}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </InspectorSection>
    </Inspector>
  )
}
