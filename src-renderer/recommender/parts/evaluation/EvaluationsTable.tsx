import { Checkbox } from '@mantine/core'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Table, type TableColumn, Tag, Tile, useFormat } from '#ui'
import type { EvaluationSummary } from './answers.ts'
import type { BasketM } from './view.ts'

interface Props {
  evaluations: readonly EvaluationSummary[]
  /** Those that are drawn, in the order of their numbers. */
  ids: readonly number[]
  onTick: (evaluation_id: number) => void
}

/** Px. */
const [MOST_HEIGHT, HEAD_HEIGHT, ROW_HEIGHT] = [420, 92, 28]

/** All evaluations, newest first; up to four are drawn side by side. */
export function EvaluationsTable({ evaluations, ids, onTick }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const columns = useMemo((): TableColumn<EvaluationSummary>[] => {
    const figure = (id: string, header: string, definition: string, size: BasketM, metric: 'hit' | 'mrr', hidden = false) =>
      ({
        id,
        header,
        kind: 'number',
        digits: 3,
        width: 104,
        hidden,
        definition,
        value: ({ results }) => results.find(({ basket_m }) => basket_m === size)?.[metric],
      }) satisfies TableColumn<EvaluationSummary>
    const [hit, mrr] = [t('recommender.definitions.hit'), t('recommender.definitions.mrr')]
    return [
      {
        id: 'evaluation_id',
        header: t('recommender.evaluation.number'),
        kind: 'id',
        width: 104,
        value: ({ evaluation_id }) => evaluation_id,
        render: ({ evaluation_id }) =>
          evaluation_id !== null && (
            <span className="row tight">
              <Checkbox
                aria-label={t('recommender.evaluation.draw', { number: String(evaluation_id) })}
                checked={ids.includes(evaluation_id)}
                onChange={() => onTick(evaluation_id)}
              />
              <span className="mono">{evaluation_id}</span>
              {ids.includes(evaluation_id) && <Tile id={ids.indexOf(evaluation_id) + 1} />}
            </span>
          ),
      },
      {
        id: 'created_at',
        header: t('recommender.columns.date'),
        kind: 'date',
        width: 142,
        value: ({ created_at }) => created_at,
        render: ({ created_at }) => format.dateTime(created_at),
      },
      { id: 'profile', header: t('recommender.tester.profile'), kind: 'id', width: 190, value: ({ profile }) => profile },
      { id: 'run', header: t('recommender.columns.run'), kind: 'id', width: 200, value: ({ run }) => run },
      {
        id: 'source',
        header: t('recommender.evaluation.source'),
        kind: 'text',
        width: 180,
        definition: t('recommender.definitions.source'),
        value: ({ source }) => t(`recommender.evaluation.from.${source}`),
        render: ({ source, leak }) => (
          <span className="row tight">
            {t(`recommender.evaluation.from.${source}`)}
            {leak !== null && <Tag tone="warning">{t('recommender.evaluation.leaks')}</Tag>}
          </span>
        ),
      },
      figure('hit1', t('recommender.evaluation.hitAt', { size: '1' }), hit, 1, 'hit'),
      figure('mrr1', t('recommender.evaluation.mrrAt', { size: '1' }), mrr, 1, 'mrr', true),
      figure('hit2', t('recommender.evaluation.hitAt', { size: '2' }), hit, 2, 'hit', true),
      figure('hit3', t('recommender.evaluation.hitAt', { size: '3' }), hit, 3, 'hit', true),
      figure('hitLoo', t('recommender.evaluation.hitLoo'), hit, 'loo', 'hit'),
      figure('mrrLoo', t('recommender.evaluation.mrrLoo'), mrr, 'loo', 'mrr'),
      {
        id: 'mode',
        header: t('recommender.evaluation.mode'),
        kind: 'text',
        width: 140,
        hidden: true,
        definition: t('recommender.definitions.mode'),
        value: ({ mode }) => t(`recommender.evaluation.modes.${mode}`, { defaultValue: mode }),
      },
    ]
  }, [t, format, ids, onTick])
  return (
    <div
      style={{
        display: 'grid',
        gridTemplateColumns: 'minmax(0, 1fr)',
        flex: 'none',
        height: Math.min(MOST_HEIGHT, HEAD_HEIGHT + evaluations.length * ROW_HEIGHT),
      }}
    >
      <Table
        label={t('recommender.evaluation.list')}
        title={t('recommender.evaluation.list')}
        note={t('recommender.evaluation.listNote', { count: evaluations.length })}
        columns={columns}
        rows={evaluations}
        rowId={({ evaluation_id }) => String(evaluation_id)}
        fileName="recommender-evaluations.csv"
      />
    </div>
  )
}
