import { useTranslation } from 'react-i18next'
import { CopyButton, useFormat } from '#ui'
import type { Preview } from '../answers.ts'
import { defaultName, importCommand } from '../form.ts'
import { boundCount } from '../view.ts'
import { ReadingFacts } from './ReadingFacts.tsx'
import type { ImportFlow } from './use-import-flow.ts'
import { Warnings } from './Warnings.tsx'

/** Everything that was decided, once more, and the command that does the same. */
export function ImportStep({ flow, preview }: { flow: ImportFlow; preview: Preview }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { form, table } = flow
  const command = importCommand(preview.filename, form, table)
  return (
    <div className="stack">
      <dl className="definitions">
        <dt>{t('datasets.step.file')}</dt>
        <dd>
          {preview.filename} · {format.bytes(preview.bytes)}
        </dd>
        <dt>{t('datasets.name')}</dt>
        <dd>{form.name.trim() || defaultName(preview.filename)}</dd>
        <ReadingFacts reading={preview.reading} />
        <dt>{t('datasets.columns')}</dt>
        <dd>{format.number(preview.columns.length)}</dd>
        <dt>{t('datasets.step.table')}</dt>
        <dd>
          {table && preview.binding
            ? t('datasets.boundTo', {
                table: t(`datasets.targets.${table}`),
                bound: boundCount(preview.binding),
                total: preview.binding.columns.length,
              })
            : t('datasets.targets.none')}
        </dd>
        <dt>{t('datasets.command')}</dt>
        <dd className="mono">{command}</dd>
      </dl>
      <div>
        <CopyButton label={t('datasets.copyCommand')} text={command} />
      </div>
      <p className="t2 text">{t('datasets.wholeFile')}</p>
      <Warnings said={preview} />
    </div>
  )
}
