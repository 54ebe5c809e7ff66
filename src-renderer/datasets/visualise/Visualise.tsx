import { useDebouncedValue } from '@mantine/hooks'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { CopyButton, EmptyState, ErrorNote, Inspector, Loaded, Page, Tag, useFormat } from '#ui'
import type { Details } from '../answers.ts'
import type { ChartConfig, SavedChart } from './answers.ts'
import { ChartForm } from './ChartForm.tsx'
import { ChartPanel } from './ChartPanel.tsx'
import { chartCommand } from './command.ts'
import { configOf, formOf, isSame, lacking, MANY, newForm } from './form.ts'
import { useChart, useExportChart } from './queries.ts'
import { RowDetail } from './RowDetail.tsx'
import { SaveActions } from './SaveActions.tsx'
import { SavedCharts } from './SavedCharts.tsx'
import { useChartFacts } from './use-chart-facts.ts'
import { useChartWords } from './use-chart-words.ts'

const TYPING_MS = 250

interface Props {
  details: Details
  charts: readonly SavedChart[]
  /** The saved chart that is open. */
  opened: SavedChart | undefined
}

/** What the chart shows at the left, the chart in the middle, a row or the saved charts at the right. */
export function Visualise({ details, charts, opened }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const { columns, version_number: version, content_hash: hash, name } = details
  const dataset = String(details.dataset_id)
  const of = { dataset, version, hash }
  const [form, setForm] = useState(() => (opened ? formOf(opened.chart_config, columns) : newForm(columns)))
  const [row, setRow] = useState<number>()
  const config = useMemo(() => configOf(form), [form])
  const lacks = lacking(form)
  const query = useChart(of, useAsked(lacks.length === 0 ? config : undefined))
  const words = useChartWords(columns)
  const exporting = useExportChart(dataset)
  const shown = lacks.length === 0 ? query.data : undefined
  const many = MANY[form.type]
  return (
    <Page
      title={name}
      badge={<SavedTag config={config} opened={opened} version={version} />}
      crumbs={[
        { label: t('datasets.title'), href: '/datasets' },
        { label: name, href: `/datasets/${dataset}` },
        { label: t('datasets.visualise.title') },
      ]}
      rail
      facts={useChartFacts(shown)}
      actions={
        <SaveActions
          dataset={dataset}
          config={config}
          opened={opened}
          proposed={shown ? form.title || words.title(shown) : ''}
          disabled={!shown || query.isError}
        />
      }
      inspector={
        <Inspector
          title={row === undefined ? t('datasets.visualise.title') : t('datasets.visualise.row', { row: format.number(row) })}
          footer={<CopyButton label={t('datasets.visualise.copyCommand')} text={chartCommand(name, undefined, config)} />}
        >
          {row === undefined ? (
            <ChartList dataset={dataset} charts={charts} opened={opened} />
          ) : (
            <RowDetail of={of} row={row} onClose={() => setRow(undefined)} />
          )}
        </Inspector>
      }
    >
      <div className="visualise">
        <ChartForm columns={columns} form={form} sampled={Boolean(shown?.sample)} onChange={setForm} />
        <div className="visualise-chart">
          <ErrorNote error={exporting.error} />
          {lacks.length > 0 && (
            <EmptyState
              title={
                lacks.includes('columns') && many
                  ? t('datasets.visualise.lackingColumns', { least: String(many.least), most: String(many.most) })
                  : t('datasets.visualise.lacking')
              }
            />
          )}
          {lacks.length === 0 && (
            <Loaded query={query}>
              {(chart) => (
                <ChartPanel
                  shown={chart}
                  title={form.title.trim()}
                  words={words}
                  row={row}
                  onRow={setRow}
                  onExport={(kind) => exporting.mutate({ version, ...config, format: kind, lang: format.language })}
                />
              )}
            </Loaded>
          )}
        </div>
      </div>
    </Page>
  )
}

/** What the engine is asked for: the title is drawn here, and what is being typed is waited for. */
function useAsked(config: ChartConfig | undefined): ChartConfig | undefined {
  const written = config && JSON.stringify({ ...config, title: undefined })
  const [asked] = useDebouncedValue(written, TYPING_MS)
  return useMemo(() => (asked === undefined ? undefined : (JSON.parse(asked) as ChartConfig)), [asked])
}

function SavedTag({ config, opened, version }: { config: ChartConfig; opened: SavedChart | undefined; version: number }) {
  const { t } = useTranslation()
  if (!opened) return <Tag>{t('datasets.version', { number: String(version) })}</Tag>
  return isSame(config, opened.chart_config) ? (
    <Tag>{opened.name}</Tag>
  ) : (
    <Tag tone="accent">{`${opened.name} · ${t('datasets.visualise.changed')}`}</Tag>
  )
}

function ChartList({ dataset, charts, opened }: { dataset: string; charts: readonly SavedChart[]; opened: SavedChart | undefined }) {
  const [, navigate] = useLocation()
  return (
    <SavedCharts
      dataset={dataset}
      charts={charts}
      current={opened?.visualization_id}
      onDeleted={(gone) => gone === opened?.visualization_id && navigate(`/datasets/${dataset}/visualise`, { replace: true })}
    />
  )
}
