import { Button } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { CopyButton, ErrorNote, Inspector, InspectorSection, Note, Tile, useFormat, useToasts } from '#ui'
import { commandLine } from '../../../runs/command-line.ts'
import { inLanguage } from '../../view.ts'
import type { Evaluation } from './answers.ts'
import { useDeleteEvaluation } from './queries.ts'
import { useSizeWords } from './use-size-words.ts'

/** What was evaluated, on which baskets, and what has to be known to read the figures. */
export function EvaluationInspector({ evaluation }: { evaluation: Evaluation }) {
  const { t } = useTranslation()
  const format = useFormat()
  const words = useSizeWords()
  const { show } = useToasts()
  const remove = useDeleteEvaluation()
  const id = evaluation.evaluation_id
  const warnings = inLanguage(format.language, evaluation.warnings, evaluation.warnings_fr)
  const rows: [string, string][] = [
    [t('recommender.columns.date'), format.dateTime(evaluation.created_at)],
    [t('recommender.tester.profile'), evaluation.profile],
    [t('recommender.evaluation.source'), t(`recommender.evaluation.from.${evaluation.source}`)],
    [t('recommender.evaluation.mode'), t(`recommender.evaluation.modes.${evaluation.mode}`, { defaultValue: evaluation.mode })],
    [t('recommender.params.seed'), String(evaluation.seed)],
    [t('recommender.curve.seconds'), format.duration(evaluation.seconds * 1000)],
  ]
  return (
    <Inspector
      title={t('recommender.evaluation.title', { number: String(id) })}
      aside={<Tile id={1} />}
      footer={
        id !== null && (
          <>
            <CopyButton label={t('recommender.copyCommand')} text={commandLine('recommender', 'evaluation', id)} />
            <Button
              className="end"
              variant="subtle"
              color="gray"
              leftSection={<IconTrash size={14} stroke={1.5} />}
              loading={remove.isPending}
              onClick={() => remove.mutate(id, { onSuccess: () => show(t('recommender.evaluation.deleted', { number: String(id) })) })}
              style={{ color: 'var(--t-danger)' }}
            >
              {t('recommender.evaluation.delete')}
            </Button>
          </>
        )
      }
    >
      {warnings.length > 0 && (
        <section className="stack tight">
          {warnings.map((warning) => (
            <Note key={warning} tone="warning">
              {warning}
            </Note>
          ))}
        </section>
      )}
      <InspectorSection title={t('recommender.evaluation.about')}>
        <dl className="small pairs">
          {rows.map(([label, value]) => (
            <div key={label} style={{ display: 'contents' }}>
              <dt className="t3">{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
          <dt className="t3">{t('recommender.columns.run')}</dt>
          <dd className="mono">
            <Link href={`/recommender/runs/${encodeURIComponent(evaluation.run)}`}>{evaluation.run}</Link>
          </dd>
        </dl>
      </InspectorSection>
      <InspectorSection title={t('recommender.evaluation.figures')}>
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{t('recommender.evaluation.basket')}</th>
              {['n', 'Hit', 'MRR', t('recommender.metric.recall')].map((name) => (
                <th key={name} scope="col" className="num">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {evaluation.results.map((result) => (
              <tr key={String(result.basket_m)}>
                <td>{words(result.basket_m)}</td>
                <td className="num">{format.number(result.n)}</td>
                <td className="num">{format.number(result.hit, 3)}</td>
                <td className="num">{format.number(result.mrr, 3)}</td>
                <td className="num">{format.number(result.recall, 3)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </InspectorSection>
      <ErrorNote error={remove.error} />
    </Inspector>
  )
}
