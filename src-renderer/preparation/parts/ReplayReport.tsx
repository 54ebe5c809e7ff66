import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { Note, Tag } from '#ui'
import type { ApplyResult } from '../answers.ts'
import { StepCounts } from './StepCounts.tsx'
import type { Words } from './use-words.ts'

const TONES = { done: 'success', skipped: 'warning', off: 'neutral' } as const

/** What became of every step, and the version that was made. */
export function ReplayReport({ result, words, onClose }: { result: ApplyResult; words: Words; onClose: () => void }) {
  const { t } = useTranslation()
  const { name, dataset_id, version_number, steps, rows, columns } = result
  return (
    <div className="stack">
      <Note>{t('preparation.made', { name, version: String(version_number), count: rows, columns: columns.length })}</Note>
      <div className="prep-mapping">
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col" className="num">
                {t('preparation.number')}
              </th>
              <th scope="col">{t('preparation.step')}</th>
              <th scope="col">{t('preparation.outcome')}</th>
              <th scope="col">{t('preparation.what')}</th>
            </tr>
          </thead>
          <tbody>
            {steps.map((step) => (
              <tr key={step.number}>
                <td className="num">{step.number}</td>
                <td>{step.number === 0 ? t('preparation.mappingStep') : words.title(step.step)}</td>
                <td>
                  <Tag tone={TONES[step.status]}>{t(`preparation.status.${step.status}`)}</Tag>
                </td>
                <td>{step.reason ? words.reason(step.reason) : step.status === 'done' && <StepCounts report={step} />}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className="row">
        <Button className="end" onClick={onClose}>
          {t('ui.close')}
        </Button>
        <Button variant="filled" component={Link} href={`/datasets/${dataset_id}`} onClick={onClose}>
          {t('preparation.openVersion', { version: String(version_number) })}
        </Button>
      </div>
    </div>
  )
}
