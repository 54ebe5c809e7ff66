import { Select } from '@mantine/core'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Panel, Table, type TableColumn } from '#ui'
import { useSizeWords } from './use-size-words.ts'
import { type BasketM, type Chosen, type Metric, namesOf, resultAt, sizesOf } from './view.ts'

interface Row {
  profession: string
  n: number
  /** One figure per chosen evaluation. */
  figures: (number | null)[]
}

/** Each profession by itself, for one basket size. */
export function ProfessionFigures({ chosen, metric }: { chosen: readonly Chosen[]; metric: Metric }) {
  const { t } = useTranslation()
  const words = useSizeWords()
  const [picked, setPicked] = useState<string>()
  const evaluations = chosen.map(({ evaluation }) => evaluation)
  const sizes = sizesOf(evaluations)
  const size = sizes.find((one) => String(one) === picked) ?? sizes[0]
  const rows = useMemo(() => rowsOf(chosen, size, metric), [chosen, size, metric])
  const names = namesOf(evaluations)
  const columns: TableColumn<Row>[] = [
    { id: 'profession', header: t('recommender.profession'), kind: 'text', width: 140, value: (row) => row.profession },
    { id: 'n', header: 'n', kind: 'number', digits: 0, width: 64, definition: t('recommender.definitions.samples'), value: (row) => row.n },
    ...chosen.map(
      ({ number }, place): TableColumn<Row> => ({
        id: `figure ${number}`,
        header: `${number} ${names[place]}`,
        kind: 'share',
        asFigure: true,
        digits: 3,
        width: 132,
        definition: t(`recommender.definitions.${metric}`),
        barCategory: () => number,
        value: (row) => row.figures[place],
      }),
    ),
  ]
  if (rows.length === 0) {
    return (
      <Panel title={t('recommender.evaluation.byProfession')}>
        <p className="small t2">{t('recommender.evaluation.noProfession')}</p>
      </Panel>
    )
  }
  return (
    <div style={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', height: 320 }}>
      <Table
        label={t('recommender.evaluation.byProfession')}
        title={t('recommender.evaluation.byProfession')}
        tools={
          <Select
            aria-label={t('recommender.evaluation.basket')}
            data={sizes.map((one) => ({ value: String(one), label: words(one) }))}
            value={String(size)}
            onChange={(value) => setPicked(value ?? undefined)}
            allowDeselect={false}
            w={132}
          />
        }
        columns={columns}
        rows={rows}
        rowId={(row) => row.profession}
        fileName={`recommender-${metric}-by-profession.csv`}
      />
    </div>
  )
}

function rowsOf(chosen: readonly Chosen[], size: BasketM, metric: Metric): Row[] {
  const results = chosen.map(({ evaluation }) => resultAt(evaluation, size)?.by_profession ?? [])
  const names = [...new Set(results.flatMap((rows) => rows.map(({ profession }) => profession)))]
  const at = (rows: (typeof results)[number], name: string) => rows.find(({ profession }) => profession === name)
  return names
    .map((profession) => ({
      profession,
      n: Math.max(0, ...results.map((rows) => at(rows, profession)?.n ?? 0)),
      figures: results.map((rows) => at(rows, profession)?.[metric] ?? null),
    }))
    .sort((a, b) => b.n - a.n)
}
