import { SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ChartFrame, MatrixHeat, Mosaic, Panel, SignedBar, useFormat } from '#ui'
import type { Correlation } from '../../answers.ts'
import { type Measure, matrixOf, measuresOf, strongestPairs } from '../../profile-view.ts'

const LISTED = 15
/** Columns up to which the matrix is drawn at once; the table and the list hold all. */
const DRAWN = 24

interface Props {
  name: string
  correlation: Correlation
  onChoose: (column: string) => void
}

/** How columns go together, by the measure that is chosen. */
export function Correlations({ name, correlation, onChoose }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const measures = measuresOf(correlation)
  const [asked, setAsked] = useState<Measure>()
  const measure = asked && measures.includes(asked) ? asked : measures[0]
  const { columns, values } = matrixOf(correlation, measure)
  const pairs = strongestPairs(correlation, measure)
  const write = (value: number) => (measure === 'cramers_v' ? format.number(value, 2) : format.signed(value, 2))
  const label = pairs[0]
    ? t('datasets.profile.strongest', { a: pairs[0].a, b: pairs[0].b, value: write(pairs[0].value) })
    : t('datasets.profile.noPair')
  const edges = columns.slice(0, DRAWN).map((column) => ({ key: column, label: column }))
  const from = t(correlation.sampled ? 'datasets.profile.sampled' : 'datasets.profile.allRows', { count: correlation.rows })
  const unlisted = correlation.left_out.length + Math.max(0, columns.length - DRAWN)
  return (
    <Mosaic columns="minmax(0, 1fr) 300px" fill>
      <ChartFrame
        title={t(`datasets.profile.measures.${measure}`)}
        hint={from}
        label={label}
        fileName={`${name}_${measure}`}
        values={{
          columns: [
            { header: t('datasets.profile.firstColumn') },
            { header: t('datasets.profile.secondColumn') },
            { header: t(`datasets.profile.measures.${measure}`), digits: 3 },
          ],
          rows: pairs.map(({ a, b, value }) => [a, b, value]),
        }}
        actions={
          <SegmentedControl
            aria-label={t('datasets.profile.measure')}
            data={measures.map((one) => ({ value: one, label: t(`datasets.profile.measuresShort.${one}`) }))}
            value={measure}
            onChange={(next) => setAsked(next as Measure)}
          />
        }
      >
        <MatrixHeat
          label={label}
          corner=""
          rows={edges}
          columns={edges}
          values={values}
          print={write}
          scale={measure === 'cramers_v' ? 'magnitude' : 'signed'}
          limit={1}
        />
        {unlisted > 0 && <p className="tiny t3">{t('datasets.profile.leftOut', { count: unlisted })}</p>}
      </ChartFrame>
      <Panel title={t('datasets.profile.pairs')}>
        <div className="scroll">
          <table className="plain-table value-links">
            <thead>
              <tr>
                <th scope="col">{t('datasets.columns')}</th>
                <th scope="col" className="num">
                  {t(`datasets.profile.measuresShort.${measure}`)}
                </th>
                <th scope="col">
                  <span className="sr">{t('datasets.profile.strength')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {pairs.slice(0, LISTED).map(({ a, b, value }) => (
                <tr key={`${a} ${b}`}>
                  <td>
                    <button type="button" className="bare link" onClick={() => onChoose(a)}>
                      {a}
                    </button>{' '}
                    <span className="t3">×</span>{' '}
                    <button type="button" className="bare link" onClick={() => onChoose(b)}>
                      {b}
                    </button>
                  </td>
                  <td className="num">{write(value)}</td>
                  <td className="num">
                    <SignedBar value={value} max={1} width={56} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </Panel>
    </Mosaic>
  )
}
