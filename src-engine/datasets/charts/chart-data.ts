import { EngineError } from '#engine/base/errors'
import { literal, type Warehouse } from '#engine/warehouse/duckdb'
import type { Column } from '../contract.ts'
import { parseConditions } from '../domain/conditions.ts'
import { nameAndUnit } from '../domain/name-and-unit.ts'
import type { FoundVersion } from '../find-version.ts'
import { conditionSql } from '../grid/condition-sql.ts'
import type { KeptFiles } from '../kept-files.ts'
import { boxes } from './boxes.ts'
import { ask, type ChartTools, type Told } from './chart-tools.ts'
import { CHART_FIELDS, type ChartConfig, type ShownChart } from './contract.ts'
import type { ChartData } from './data/contract.ts'
import { findingOf } from './finding.ts'
import { histogram } from './histogram.ts'
import { outliers } from './outliers.ts'
import { scatter, scatterMatrix } from './points.ts'
import { bars, lines } from './series.ts'

interface Deps {
  warehouse: Warehouse
  kept: KeptFiles
  signal?: AbortSignal
}

/**
 * The few figures that a chart of a version needs: counts, quartiles, or at most 5,000 points.
 *
 * @throws {EngineError} `INVALID_INPUT` for fields that the chart does not know, `DATASET_COLUMN_UNKNOWN`, `DATASET_CHART_UNSUITED`,
 *   `DATASET_CHART_EMPTY`.
 */
export async function chartData({ dataset, version }: FoundVersion, config: ChartConfig, deps: Deps): Promise<ShownChart> {
  checkFields(config)
  const { warehouse, kept, signal } = deps
  const file = `read_parquet(${literal(kept.pathOf('versions', version.content_hash))}, file_row_number = true)`
  const where = conditionSql(version.columns, config.filter === undefined ? [] : parseConditions(config.filter), undefined)
  const relation = where === 'true' ? file : `(SELECT * FROM ${file} WHERE ${where})`
  const tools: ChartTools = { warehouse, signal, relation, columns: version.columns, config }
  const told = await toldBy(tools)
  const rows = where === 'true' ? version.rows : (await ask<{ n: number }>(tools, `SELECT count(*) AS n FROM ${relation}`))[0].n
  const { version_number, content_hash } = version
  return {
    dataset_id: dataset.dataset_id,
    name: dataset.name,
    version_number,
    content_hash,
    config,
    rows,
    ...told,
    units: unitsOf(version.columns),
    finding: findingOf(told.data),
  }
}

function unitsOf(columns: readonly Column[]): ShownChart['units'] {
  const told = columns.map(({ name }) => [name, nameAndUnit(name)] as const)
  return Object.fromEntries(told.flatMap(([name, { label, unit }]) => (unit === undefined ? [] : [[name, { label, unit }]])))
}

function checkFields(config: ChartConfig): void {
  const known: readonly string[] = ['type', 'filter', 'title', ...CHART_FIELDS[config.type]]
  const issues = Object.entries(config)
    .filter(([field, value]) => value !== undefined && !known.includes(field))
    .map(([field]) => ({ path: field, message: `A ${config.type} chart does not know ${field}; it takes ${known.slice(3).join(', ')}.` }))
  if (issues.length > 0) throw new EngineError('INVALID_INPUT', issues.map(({ message }) => message).join(' '), { issues })
}

function toldBy(tools: ChartTools): Promise<Told<ChartData>> {
  switch (tools.config.type) {
    case 'histogram':
      return histogram(tools)
    case 'box':
      return boxes(tools)
    case 'scatter':
      return scatter(tools)
    case 'scatter_matrix':
      return scatterMatrix(tools)
    case 'bar':
      return bars(tools)
    case 'line':
      return lines(tools)
    case 'outliers':
      return outliers(tools)
  }
}
