import type { BoundPorts } from '#engine/datasets/port'
import type { Warehouse } from '#engine/warehouse/duckdb'
import type { FactsCheck } from './answers/contract.ts'
import { spacingOf, writeMonth } from './domain/months.ts'
import { type Notice, wordNotice } from './domain/notices.ts'
import { checkSql, dfusSql, monthsSql, refusedSql } from './facts-sql.ts'
import type { DfuStore } from './store.ts'
import type { FactsDfu, FactsImport } from './store-import.ts'

const BATCH = 2_000

interface Deps {
  store: DfuStore
  warehouse: Warehouse
}

interface Looking {
  project_id: number
  signal?: AbortSignal
  breathe(): Promise<void>
}

/** What an import of sales brings: a look at the rows, and rows of dim_dfu as long as no file has described any. */
export function createBoundPorts(deps: Deps): Pick<BoundPorts, 'fact_sales_monthly'> {
  return {
    fact_sales_monthly: {
      async look(rows, call) {
        const { check, dfus } = await checkFacts(deps, rows, call)
        const refused = check.unusable_rows > 0 ? refusedSql(rows) : null
        return {
          refused,
          refusedRows: check.unusable_rows,
          warnings: noticesOfFacts(check).map((notice) => wordNotice(notice, 'en')),
          finish: () => void dfus.finish(),
          discard: dfus.discard,
        }
      },
    },
  }
}

/**
 * Looks at all sales of a project.
 *
 * @returns `dfus`: their DFUs, staged beside dim_dfu; to be discarded.
 */
export async function checkFacts(
  { store, warehouse }: Deps,
  rows: string,
  { project_id, signal, breathe }: Looking,
): Promise<{ check: FactsCheck; dfus: FactsImport }> {
  const [figures] = await warehouse.all<Record<string, number>>(checkSql(rows), [], { signal })
  const [{ all }] = await warehouse.all<{ all: number }>(`SELECT count(*) AS "all" FROM ${rows}`, [], { signal })
  const months = (await warehouse.all<{ month_number: number }>(monthsSql(rows), [], { signal })).map((row) => row.month_number)
  const dfus = store.tables.facts.open(project_id)
  try {
    for await (const batch of warehouse.batches<FactsDfu>(dfusSql(rows), BATCH, { signal })) {
      dfus.stage(batch)
      await breathe()
    }
    const { unknown_dfus, unknown_examples, dfus_without_facts } = dfus.compare()
    const [first, last] = [months[0] ?? null, months.at(-1) ?? null]
    const seen = new Set(months)
    const span = first === null || last === null ? [] : Array.from({ length: last - first + 1 }, (_, i) => first + i)
    const check: FactsCheck = {
      rows: figures.rows,
      unusable_rows: all - figures.rows,
      dfus: figures.dfus,
      first_month: first === null ? null : writeMonth(first),
      last_month: last === null ? null : writeMonth(last),
      months: span.length,
      empty_months: span.filter((month) => !seen.has(month)).map(writeMonth),
      gap_months: figures.gap_months,
      dfus_with_gaps: figures.dfus_with_gaps,
      negative_rows: figures.negative_rows,
      negative_dfus: figures.negative_dfus,
      duplicate_rows: figures.duplicate_rows,
      unknown_dfus,
      unknown_examples,
      dfus_without_facts,
      spacing: spacingOf(months),
    }
    return { check, dfus }
  } catch (error) {
    dfus.discard()
    throw error
  }
}

const SHOWN_MONTHS = 12

/** What should be known of the sales. */
export function noticesOfFacts(check: FactsCheck): Notice[] {
  const { unusable_rows, negative_rows, negative_dfus, duplicate_rows, unknown_dfus, unknown_examples, gap_months, spacing } = check
  const notices: Notice[] = []
  if (unusable_rows > 0) notices.push({ code: 'unusable_rows', rows: unusable_rows })
  if (spacing !== 'monthly') notices.push({ code: 'not_monthly', spacing })
  else if (check.empty_months.length > 0) notices.push({ code: 'empty_months', months: check.empty_months.slice(0, SHOWN_MONTHS) })
  if (negative_rows > 0) notices.push({ code: 'negative', rows: negative_rows, dfus: negative_dfus })
  if (duplicate_rows > 0) notices.push({ code: 'duplicates', rows: duplicate_rows })
  if (gap_months > 0) notices.push({ code: 'gaps', months: gap_months, dfus: check.dfus_with_gaps })
  if (unknown_dfus > 0) notices.push({ code: 'unknown_dfus', dfus: unknown_dfus, examples: unknown_examples })
  if (check.dfus_without_facts > 0) notices.push({ code: 'no_facts_dfus', dfus: check.dfus_without_facts })
  return notices
}
