import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Call } from '#engine/base/contract'
import type { Files } from '#engine/base/files'
import type { ReadTable, TableRow } from '#engine/datasets/port'
import { nearestTwo } from '#engine/math/nearest'
import { applyScaling } from '#engine/math/standardise'
import type { Refused, Scored } from './answers/contract.ts'
import { reasonOf } from './cluster-run.ts'
import { confidenceOf } from './domain/confidence.ts'
import { segmentKey } from './domain/segments.ts'
import type { LotsStore } from './store.ts'
import type { RunRow } from './store-runs.ts'
import { writeCsv } from './write-csv.ts'

interface Deps {
  store: LotsStore
  files: Files
  readTable: ReadTable
}
interface ScoreInput {
  input: string
  map?: string
}
interface ScoredPage {
  scored: Scored[]
  refused: Refused[]
}

/** Assigns the lots of a file to the nearest centroids of a run; the answer holds the first `limit` rows of each list. */
export async function scoreFile(deps: Deps, run: RunRow, { limit, ...input }: ScoreInput & { limit: number }, call: Call) {
  const scored: Scored[] = []
  const refused: Refused[] = []
  let scored_rows = 0
  let refused_rows = 0
  const { pages, warnings } = await openPages(deps, run, input, call)
  for await (const page of pages) {
    scored_rows += page.scored.length
    refused_rows += page.refused.length
    scored.push(...page.scored.slice(0, limit - scored.length))
    refused.push(...page.refused.slice(0, limit - refused.length))
  }
  return { run_id: run.run_id, rows: scored_rows + refused_rows, scored_rows, refused_rows, scored, refused, warnings }
}

/** The same as one CSV; a refused row has its reason instead of a cluster, those that could not be read come last. */
export async function exportScore(deps: Deps, run: RunRow, { safe, ...input }: ScoreInput & { safe: boolean }, call: Call) {
  const { pages } = await openPages(deps, run, input, call)
  async function* lines() {
    for await (const { scored, refused } of pages) {
      const given = scored.map((one) => [
        one.row,
        one.code_lot,
        one.cluster_id,
        one.confidence,
        one.runner_up,
        one.distance,
        one.segment,
        null,
      ])
      const set_aside = refused.map((one) => [one.row, one.code_lot, null, null, null, null, null, one.reason])
      yield [...given, ...set_aside].sort((a, b) => Number(a[0]) - Number(b[0]))
    }
  }
  const header = ['row', 'code_lot', 'cluster_id', 'confidence', 'runner_up', 'distance', 'segment', 'reason']
  return writeCsv(deps.files, `lots_run_${run.run_id}_scored.csv`, header, lines(), { safe })
}

async function openPages({ store, files, readTable }: Deps, run: RunRow, { input, map }: ScoreInput, call: Call) {
  const file = await files.resolve(input, call)
  const needed = run.features.filter((feature) => feature !== 'duree_gavage')
  const { pages, warnings } = await readTable(file, { table: 'lots_to_score', needed, map, signal: call.signal })
  async function* scoredPages(): AsyncGenerator<ScoredPage> {
    for await (const { rows, rejected } of pages) {
      const page = scoreRows(run, withDays(store, call.project_id, rows))
      yield { scored: page.scored, refused: [...page.refused, ...rejected.map(({ row, reason }) => ({ row, code_lot: null, reason }))] }
      await nextTurn()
    }
  }
  return { pages: scoredPages(), warnings }
}

/** A lot whose days the project knows needs no duree_gavage in the file: by definition it is the number of those days. */
function withDays(store: LotsStore, project_id: number, rows: readonly TableRow[]): TableRow[] {
  const codes = rows.flatMap(({ values }) => (values.duree_gavage == null ? (textOf(values.code_lot) ?? []) : []))
  const days = store.daysOf(project_id, codes)
  return rows.map((row) => ({
    ...row,
    values: { ...row.values, duree_gavage: row.values.duree_gavage ?? days.get(String(row.values.code_lot)) ?? null },
  }))
}

function scoreRows({ features, details }: RunRow, rows: readonly TableRow[]): ScoredPage {
  const missing = rows.map(({ values }) => features.filter((feature) => typeof values[feature] !== 'number'))
  const complete = rows.filter((_, i) => missing[i].length === 0)
  const { means, scales, centers, clusters } = details
  const raw = {
    data: Float64Array.from(complete.flatMap(({ values }) => features.map((feature) => values[feature] as number))),
    rows: complete.length,
    cols: features.length,
  }
  const centroids = { data: Float64Array.from(centers.flat()), rows: centers.length, cols: features.length }
  const { nearest, second, distance, secondDistance } = nearestTwo(applyScaling(raw, means, scales), centroids)
  const scored = complete.map(({ row, values }, i): Scored => {
    const { cluster_id } = clusters[nearest[i]]
    const genetique = textOf(values.genetique)
    const site_code = textOf(values.site_code)
    return {
      row,
      code_lot: textOf(values.code_lot),
      cluster_id,
      confidence: confidenceOf(distance[i], secondDistance[i]),
      runner_up: clusters[second[i]].cluster_id,
      distance: distance[i],
      segment: genetique === null || site_code === null ? null : segmentKey(genetique, site_code, cluster_id),
    }
  })
  const refused = rows.flatMap(({ row, values }, i) =>
    missing[i].length > 0 ? [{ row, code_lot: textOf(values.code_lot), reason: reasonOf(missing[i]) }] : [],
  )
  return { scored, refused }
}

const textOf = (value: string | number | null | undefined): string | null => (value == null || value === '' ? null : String(value))
