import { EngineError } from '#engine/base/errors'
import { outlierBounds, type Spread, USUAL_FACTOR } from '#engine/math/outlier-bounds'
import { type Cell, cell, changing, columnNamed, type Frame, type FrameColumn, numbersNamed, same } from '../frame.ts'
import { momentsOf, quantilesOf } from '../statistics.ts'
import { type Ask, double, type Warning } from '../values.ts'
import type { Settings } from './contract.ts'
import { fitted, type StepKind } from './step.ts'

interface Bounds {
  column: string
  /** A cell outside [low, high] is an outlier; null: no bound. */
  low: number | null
  high: number | null
  /** Mean or median of the cells inside, where the action needs it. */
  value: number | null
}

/**
 * Finds and treats outliers. IQR: beyond `factor` × (Q3 − Q1) from the quartiles (type 7); z-score: |x − mean| / std > factor
 * (ddof 0); modified z-score: 0.6745·|x − median| / MAD > factor (Iglewicz & Hoaglin 1993). Mean and median that replace are
 * those of the cells that are none. Where quartiles, deviations or the MAD have no spread, nothing is an outlier, and a warning
 * says so: most cells are alike, and the rule would take all others.
 */
export const outliers: StepKind<'outliers', { bounds: Bounds[] }> = {
  title: { en: 'Treat outliers', fr: 'Traiter les valeurs aberrantes' },
  uses: ({ columns }) => columns,
  async fit(frame, settings, { ask }) {
    const columns = numbersNamed(frame, settings.columns)
    const bounds = await boundsOf(ask, frame, columns, settings)
    const { action } = settings
    if (action !== 'mean' && action !== 'median') return fitted({ bounds }, bounds.flatMap(noSpread))
    const inside = bounds.map((bound) => `NOT (${beyond(bound)})`)
    if (action === 'mean') {
      const moments = await momentsOf(ask, frame, columns, inside)
      return fitted({ bounds: bounds.map((bound, i) => ({ ...bound, value: moments[i].mean })) }, bounds.flatMap(noSpread))
    }
    const filled: Bounds[] = []
    for (const [i, bound] of bounds.entries()) {
      const [value] = await quantilesOf(ask, frame, cell(columns[i].name), [0.5], inside[i])
      filled.push({ ...bound, value })
    }
    return fitted({ bounds: filled }, bounds.flatMap(noSpread))
  },
  apply(frame, { action }, { bounds }) {
    const columns = bounds.map(({ column }) => columnNamed(frame, column))
    if (action === 'remove') {
      const keep = bounds.map((bound) => `NOT coalesce(${beyond(bound)}, false)`).join(' AND ')
      return { kind: 'cells', cells: frame.columns.map(same), keep }
    }
    if (action === 'mark') {
      const marks = bounds.map((bound): Cell => ({ name: `${bound.column}_outlier`, type: 'boolean', sql: `(${beyond(bound)})`, of: null }))
      return { kind: 'cells', cells: [...frame.columns.map(same), ...marks] }
    }
    return { kind: 'cells', cells: changing(frame, columns, (_column, index) => replaced(bounds[index], action)) }
  },
}

function beyond({ column, low, high }: Bounds): string {
  const sides = [
    ...(low === null ? [] : [`${cell(column)} < ${double(low)}`]),
    ...(high === null ? [] : [`${cell(column)} > ${double(high)}`]),
  ]
  return sides.length > 0 ? sides.join(' OR ') : 'false'
}

function replaced(bound: Bounds, action: 'mean' | 'median' | 'bounds' | 'missing'): Partial<Cell> {
  const { column, low, high, value } = bound
  if (action === 'missing') return { sql: `CASE WHEN NOT (${beyond(bound)}) THEN ${cell(column)} END` }
  const own = `${cell(column)}::DOUBLE`
  if (action !== 'bounds')
    return { type: 'number', sql: `CASE WHEN ${beyond(bound)} THEN ${value === null ? 'NULL' : double(value)} ELSE ${own} END` }
  const under = low === null ? '' : `WHEN ${cell(column)} < ${double(low)} THEN ${double(low)} `
  const over = high === null ? '' : `WHEN ${cell(column)} > ${double(high)} THEN ${double(high)} `
  return { type: 'number', sql: under || over ? `CASE ${under}${over}ELSE ${own} END` : own }
}

async function boundsOf(ask: Ask, frame: Frame, columns: readonly FrameColumn[], settings: Settings<'outliers'>): Promise<Bounds[]> {
  const { method } = settings
  if (method === 'range') return columns.map(({ name }) => ({ column: name, ...givenRange(settings), value: null }))
  const { factor = USUAL_FACTOR[method] } = settings
  const spreads = await spreadsOf(ask, frame, columns, method)
  return columns.map(({ name }, i) => {
    const spread = spreads[i]
    const { low, high } = (spread && outlierBounds(spread, factor)) ?? { low: null, high: null }
    return { column: name, low, high, value: null }
  })
}

/** Null for a column without values. */
async function spreadsOf(ask: Ask, frame: Frame, columns: readonly FrameColumn[], method: Spread['method']): Promise<(Spread | null)[]> {
  if (method === 'zscore') {
    const moments = await momentsOf(ask, frame, columns)
    return moments.map(({ mean, std }) => (mean === null ? null : { method, mean, std: std ?? 0 }))
  }
  const found: (Spread | null)[] = []
  for (const { name } of columns) found.push(method === 'iqr' ? await quartiles(ask, frame, name) : await deviation(ask, frame, name))
  return found
}

async function quartiles(ask: Ask, frame: Frame, name: string): Promise<Spread | null> {
  const [q1, q3] = await quantilesOf(ask, frame, cell(name), [0.25, 0.75])
  return q1 === null || q3 === null ? null : { method: 'iqr', q1, q3 }
}

async function deviation(ask: Ask, frame: Frame, name: string): Promise<Spread | null> {
  const [median] = await quantilesOf(ask, frame, cell(name), [0.5])
  if (median === null) return null
  const [mad] = await quantilesOf(ask, frame, `abs(${cell(name)} - ${double(median)})`, [0.5])
  return { method: 'modified_zscore', median, mad: mad ?? 0 }
}

function givenRange({ low, high }: Settings<'outliers'>) {
  if (low === undefined && high === undefined)
    throw new EngineError('PREPARATION_SETTING_INVALID', 'The method range needs low, high or both. Say at least one.', { setting: 'low' })
  if (low !== undefined && high !== undefined && low > high)
    throw new EngineError('PREPARATION_SETTING_INVALID', `low (${low}) must not exceed high (${high}).`, { low, high })
  return { low: low ?? null, high: high ?? null }
}

const noSpread = ({ column, low, high }: Bounds): Warning[] =>
  low === null && high === null
    ? [{ code: 'NO_SPREAD', message: `"${column}" has no spread to measure outliers by; none were found.`, details: { column } }]
    : []
