import { ActionIcon, Menu, useComputedColorScheme } from '@mantine/core'
import { IconChartHistogram, IconDownload, IconTable } from '@tabler/icons-react'
import { type CSSProperties, type ReactNode, useCallback, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Panel } from '../Panel.tsx'
import { saveFile } from '../save-file.ts'
import { TOKENS } from '../theme.ts'
import { ChartTable, type ChartValues, chartCsv } from './ChartTable.tsx'
import { ChartSourceContext } from './chart-source.ts'
import { detachedSvg, savePng, saveSvg } from './export-chart.ts'

const FORMATS = ['png', 'svg', 'csv'] as const
export type ChartFormat = (typeof FORMATS)[number]

interface Props {
  title: string
  /** What is on which axis, with units. */
  hint?: string
  /** The finding in one sentence. */
  label: string
  /** The numbers behind the drawing. */
  values: ChartValues
  /** Without ending. */
  fileName: string
  /** Writes the file in place of the drawing on screen. */
  onExport?: (format: ChartFormat) => void
  actions?: ReactNode
  style?: CSSProperties
  children: ReactNode
}

/** A panel around one chart: the same numbers as a table, and the drawing or the numbers as a file. */
export function ChartFrame({ title, hint, label, values, fileName, onExport, actions, style, children }: Props) {
  const { t } = useTranslation()
  const [asTable, setAsTable] = useState(false)
  const figure = useRef<HTMLElement>(null)
  const source = useRef<(() => string) | undefined>(undefined)
  const register = useCallback((draw: (() => string) | undefined) => {
    source.current = draw
  }, [])
  const scheme = useComputedColorScheme('light')
  const svg = () => {
    const drawn = figure.current?.querySelector('svg')
    return source.current?.() ?? (drawn ? detachedSvg(drawn, TOKENS[scheme].surface, label) : undefined)
  }
  const save = (format: ChartFormat) => {
    if (format === 'csv') return saveFile(`${fileName}.csv`, `\ufeff${chartCsv(values)}`, 'text/csv')
    const drawing = svg()
    if (drawing) void (format === 'png' ? savePng : saveSvg)(fileName, drawing)
  }
  const Icon = asTable ? IconChartHistogram : IconTable
  return (
    <Panel
      title={title}
      hint={hint && <span title={hint}>{hint}</span>}
      style={style}
      actions={
        <>
          {actions}
          <Menu position="bottom-end">
            <Menu.Target>
              <ActionIcon aria-label={`${t('ui.exportChart')}: ${title}`}>
                <IconDownload size={16} stroke={1.5} />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item leftSection={<Icon size={16} stroke={1.5} />} onClick={() => setAsTable(!asTable)}>
                {t(asTable ? 'ui.showChart' : 'ui.showTable')}
              </Menu.Item>
              <Menu.Divider />
              {FORMATS.filter((format) => onExport || format === 'csv' || !asTable).map((format) => (
                <Menu.Item key={format} onClick={() => (onExport ?? save)(format)}>
                  {t('ui.exportAs', { format: format.toUpperCase() })}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
        </>
      }
    >
      <ChartSourceContext value={register}>
        <figure className="chart" ref={figure} aria-label={label}>
          {asTable ? <ChartTable label={label} values={values} /> : children}
        </figure>
      </ChartSourceContext>
    </Panel>
  )
}
