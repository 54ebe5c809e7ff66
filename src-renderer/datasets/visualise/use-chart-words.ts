import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#ui'
import type { Column } from '../answers.ts'
import type { ChartConfig, ShownChart } from './answers.ts'
import type { ValueWords } from './view.ts'

export type ChartWords = ReturnType<typeof useChartWords>

const BOX = ['least', 'lowWhisker', 'q1', 'median', 'q3', 'highWhisker', 'greatest', 'outliers'] as const

/** How the page words a chart: titles, findings, headers, figures. */
export function useChartWords(columns: readonly Column[]) {
  const { t } = useTranslation()
  const format = useFormat()
  return useMemo(() => {
    const typeOf = (name: string) => columns.find((column) => column.name === name)?.type
    const say = (key: string, values: Record<string, unknown> = {}) => t(`datasets.visualise.${key}`, values)
    /** A figure, a date, or a text as it is. */
    const figure = (value: string | number | null): string => {
      if (value === null) return '–'
      if (typeof value === 'number') return Number.isInteger(value) ? format.number(value) : format.general(value)
      return /^\d{4}-\d{2}-\d{2}$/.test(value) ? format.date(value) : /^\d{4}-\d{2}-\d{2}T/.test(value) ? value.replace('T', ' ') : value
    }
    const group = (column: string, label: string): string => {
      const type = typeOf(column)
      if (type === 'boolean') return t(label === 'true' ? 'datasets.yes' : 'datasets.no')
      return type === 'text' ? label : type === 'integer' || type === 'number' ? figure(Number(label)) : figure(label)
    }
    const measure = (y: string | null, aggregate: NonNullable<ChartConfig['aggregate']>) =>
      y === null ? say('measures.rows') : say(`measures.${aggregate}`, { y })
    return {
      say,
      figure,
      group,
      measure,
      title: (shown: ShownChart) => titleOf(shown, { say, measure }),
      finding: (shown: ShownChart) => findingOf(shown, { say, figure, format }),
    }
  }, [columns, t, format])
}

type Say = (key: string, values?: Record<string, unknown>) => string

/** The title that a chart has while nobody gives it one. */
function titleOf({ config, data }: ShownChart, { say, measure }: { say: Say; measure: ChartWords['measure'] }): string {
  const by = (title: string) => (config.colour === undefined ? title : say('auto.by', { title, colour: config.colour }))
  switch (data.kind) {
    case 'histogram':
      return by(say('auto.histogram', { x: data.column }))
    case 'box': {
      const { value, group, boxes } = data
      if (value === null) return boxes.length === 1 ? say('auto.box', { y: boxes[0].label }) : say('auto.boxes', { count: boxes.length })
      return group === null ? say('auto.box', { y: value }) : say('auto.boxBy', { y: value, x: group })
    }
    case 'scatter':
      return say('auto.scatter', { x: data.x, y: data.y })
    case 'scatter_matrix':
      return say('auto.scatter_matrix', { count: data.columns.length })
    case 'bar':
      return say('auto.bar', { measure: measure(data.y, data.aggregate), x: data.x })
    case 'line':
      return by(say('auto.line', { measure: measure(data.y, data.aggregate), x: data.x }))
    case 'outliers':
      return say('auto.outliers')
  }
}

interface Tongue {
  say: Say
  figure: (value: string | number | null) => string
  format: ReturnType<typeof useFormat>
}

function findingOf({ finding: { code, values } }: ShownChart, { say, figure, format }: Tongue): string {
  const told = Object.entries(values).map(([name, value]): [string, string] => {
    if (name === 'r') return [name, format.signed(Number(value))]
    return [name, name === 'share' ? format.share(Number(value)) : figure(value)]
  })
  return say(`findings.${code === 'peak' && values.label ? 'peakOf' : code}`, Object.fromEntries(told))
}

/** The words of the table view of a chart. */
export function valueWords({ units, data }: ShownChart, { say, group, measure }: ChartWords): ValueWords {
  const word = (name: string) => say(`values.${name}`)
  const header = (column: string) => (units[column] ? { header: units[column].label, unit: units[column].unit } : { header: column })
  return {
    row: word('row'),
    rows: word('rows'),
    from: word('from'),
    to: word('to'),
    column: word('column'),
    value: word('value'),
    low: word('low'),
    high: word('high'),
    other: say('otherValues'),
    box: BOX.map(word),
    header,
    group,
    measure:
      data.kind === 'bar' || data.kind === 'line'
        ? { header: measure(data.y, data.aggregate), unit: data.y === null ? undefined : header(data.y).unit }
        : { header: '' },
  }
}

/** The name of an axis: the column with its unit in brackets. */
export const axisName = ({ units }: ShownChart, column: string): string =>
  units[column] ? `${units[column].label} (${units[column].unit})` : column
