import { SegmentedControl, Tooltip, useComputedColorScheme } from '@mantine/core'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { Format } from '../format.ts'
import { ShareBar } from '../ShareBar.tsx'
import { Tile } from '../Tile.tsx'
import { DIVERGING, rampIndex } from '../theme.ts'
import { useFormat } from '../use-format.ts'
import { useChartSource } from './chart-source.ts'
import { type HeatCell, type HeatRow, heatSvg } from './heat-drawing.ts'
import { paletteOf } from './palette.ts'

/** z beyond this has the strongest colour. */
const Z_LIMIT = 1.5

interface Props {
  /** The finding in one sentence. */
  label: string
  rowsLabel: string
  rows: readonly HeatRow[]
  columns: readonly { id: number; count: number }[]
  scale: HeatScale
  shareLabel: string
  shareDefinition: string
}

export type HeatScale = 'units' | 'z'

/** Units or z: the switch stands in the frame of the chart. */
export function HeatScaleSwitch({ scale, onChange }: { scale: HeatScale; onChange: (scale: HeatScale) => void }) {
  const { t } = useTranslation()
  return (
    <SegmentedControl
      aria-label={t('ui.scale')}
      value={scale}
      onChange={(value) => onChange(value === 'z' ? 'z' : 'units')}
      data={[
        { value: 'units', label: t('ui.units') },
        { value: 'z', label: 'z' },
      ]}
    />
  )
}

/** Mean of each row in each category; the colour says how far it lies from all. */
export function HeatTable({ label, rowsLabel, rows, columns, scale, shareLabel, shareDefinition }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const scheme = useComputedColorScheme('light')
  const print = useCallback((row: HeatRow, cell: HeatCell) => printed(row, cell, scale, format), [scale, format])
  useChartSource(
    useCallback(
      () => heatSvg({ label, rows, columns, print, palette: paletteOf(scheme), ramp: DIVERGING[scheme], limit: Z_LIMIT }),
      [label, rows, columns, print, scheme],
    ),
  )
  return (
    <>
      <table className="heat">
        <thead>
          <tr>
            <th scope="col">
              <span className="sr">{rowsLabel}</span>
            </th>
            <th scope="col" className="t3">
              {t('ui.allRows')}
            </th>
            {columns.map((column) => (
              <th key={column.id} scope="col">
                <span className="row tight" style={{ justifyContent: 'flex-end' }}>
                  <Tile id={column.id} />
                  <span className="t3">{format.number(column.count)}</span>
                </span>
              </th>
            ))}
            <th scope="col">
              <Tooltip label={shareDefinition} multiline w={260} events={{ hover: true, focus: true, touch: true }}>
                <button type="button" className="bare t3">
                  {shareLabel}
                </button>
              </Tooltip>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">
                {row.label} {row.unit && <span className="unit">{row.unit}</span>}
              </th>
              <td className="t2">{scale === 'z' ? '0' : numberOrDash(row.overall, row.digits, format)}</td>
              {row.cells.map((cell, index) => (
                <td key={columns[index].id} style={{ background: shade(cell.z) }}>
                  {print(row, cell)}
                </td>
              ))}
              <td>{row.share !== undefined && <ShareBar share={row.share} width={26} color="var(--t-edge)" />}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Legend format={format} />
    </>
  )
}

function Legend({ format }: { format: Format }) {
  return (
    <div className="heat-scale" aria-hidden>
      <span>z {format.number(-Z_LIMIT, 1)}</span>
      <span style={{ display: 'inline-flex', boxShadow: '0 0 0 1px var(--t-line)' }}>
        {DIVERGING.light.map((color, step) => (
          <i key={color} style={{ background: `var(--t-div-${step})` }} />
        ))}
      </span>
      <span>{format.signed(Z_LIMIT, 1)}</span>
    </div>
  )
}

const shade = (z: number | null) => (z === null ? 'transparent' : `var(--t-div-${rampIndex(z, -Z_LIMIT, Z_LIMIT)})`)

const numberOrDash = (value: number | null, digits: number, format: Format) => (value === null ? '–' : format.number(value, digits))

const printed = (row: HeatRow, cell: HeatCell, scale: HeatScale, format: Format) =>
  scale === 'units' ? numberOrDash(cell.value, row.digits, format) : cell.z === null ? '–' : format.signed(cell.z)
