import { cell, changing, columnNamed, type Frame, type FrameColumn, numbersNamed } from '../frame.ts'
import { momentsOf, quantilesOf, rangesOf } from '../statistics.ts'
import { type Ask, double, type Warning } from '../values.ts'
import type { Settings } from './contract.ts'
import { fitted, type StepKind } from './step.ts'

interface Scaling {
  column: string
  center: number
  scale: number
}

/**
 * Scales columns: (x − center) / scale. Definitions of scikit-learn: MinMaxScaler to [0, 1]; StandardScaler (ddof 0);
 * RobustScaler (median, Q3 − Q1); `log1p` is ln(1 + x). A constant column is only centered (scale 1) and named in a warning.
 */
export const scale: StepKind<'scale', { scalings: Scaling[] }> = {
  title: { en: 'Scale numbers', fr: 'Mettre à l’échelle' },
  uses: ({ columns }) => columns,
  async fit(frame, { columns: names, method }, { ask }) {
    const columns = numbersNamed(frame, names)
    if (method === 'log1p') {
      const ranges = await rangesOf(ask, frame, columns)
      const scalings = columns.map(({ name }) => ({ column: name, center: 0, scale: 1 }))
      return fitted(
        { scalings },
        columns.flatMap(({ name }, i) => noLogarithm(name, ranges[i].min)),
      )
    }
    const scalings = await scalingsOf(ask, frame, columns, method)
    const warnings = scalings.filter((one) => one.scale === 0).map(({ column }) => constant(column))
    return fitted({ scalings: scalings.map((one) => ({ ...one, scale: one.scale === 0 ? 1 : one.scale })) }, warnings)
  },
  apply(frame, { method }, { scalings }) {
    const columns = scalings.map(({ column }) => columnNamed(frame, column))
    return {
      kind: 'cells',
      cells: changing(frame, columns, ({ name }, index) => {
        const { center, scale } = scalings[index]
        const own = `${cell(name)}::DOUBLE`
        return { type: 'number', sql: method === 'log1p' ? log1p(own) : `(${own} - ${double(center)}) / ${double(scale)}` }
      }),
    }
  },
}

async function scalingsOf(
  ask: Ask,
  frame: Frame,
  columns: readonly FrameColumn[],
  method: Exclude<Settings<'scale'>['method'], 'log1p'>,
): Promise<Scaling[]> {
  if (method === 'minmax') {
    const ranges = await rangesOf(ask, frame, columns)
    return columns.map(({ name }, i) => ({ column: name, center: ranges[i].min ?? 0, scale: (ranges[i].max ?? 0) - (ranges[i].min ?? 0) }))
  }
  if (method === 'zscore') {
    const moments = await momentsOf(ask, frame, columns)
    return columns.map(({ name }, i) => ({
      column: name,
      center: moments[i].mean ?? 0,
      scale: moments[i].min === moments[i].max ? 0 : (moments[i].std ?? 0),
    }))
  }
  const found: Scaling[] = []
  for (const { name } of columns) {
    const [q1, middle, q3] = await quantilesOf(ask, frame, cell(name), [0.25, 0.5, 0.75])
    found.push({ column: name, center: middle ?? 0, scale: (q3 ?? 0) - (q1 ?? 0) })
  }
  return found
}

/** ln(1 + x) that keeps its digits near 0, where 1 + x has lost them; missing for x ≤ −1. */
const log1p = (x: string): string =>
  `CASE WHEN ${x} > -1 THEN CASE WHEN 1 + ${x} = 1 THEN ${x} ELSE ln(1 + ${x}) * (${x} / ((1 + ${x}) - 1)) END END`

const constant = (column: string): Warning => ({
  code: 'CONSTANT_COLUMN',
  message: `"${column}" has no spread; it was centered and not scaled.`,
  details: { column },
})

const noLogarithm = (column: string, min: number | null): Warning[] =>
  min !== null && min <= -1
    ? [
        {
          code: 'NO_LOGARITHM',
          message: `"${column}" goes down to ${min}; cells at or below −1 have no logarithm and became missing.`,
          details: { column, min },
        },
      ]
    : []
