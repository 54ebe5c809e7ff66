import { createWriteStream, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { openTestEngine } from '#engine/testing/open-test-engine'
import { literal, openWarehouse } from '#engine/warehouse/duckdb'
import type { Bench, Case, Measured } from './case.ts'

const SAMPLE_MS = 20

/**
 * A French CSV of a million rows × 10 as a dataset, every type proved, beside DuckDB's own reader that is told the dialect and
 * types and proves nothing. Quality is the number of rows; the peak memory of this process is printed.
 */
export function importCases(bench: Bench): Case[] {
  const rows = bench.quick ? 100_000 : 1_000_000
  const file = join(bench.folder, `import-${rows}.csv`)
  let written: Promise<void> | undefined
  const ready = () => {
    written ??= pipeline(Readable.from(frenchRows(rows)), createWriteStream(file))
    return written
  }
  return [
    {
      name: `import of a CSV, ${rows.toLocaleString('en')} × 10`,
      peer: 'DuckDB read_csv',
      rounds: bench.quick ? 1 : 3,
      target: 0.1,
      better: 'higher',
      ours: async () => {
        await ready()
        return imported(bench, file)
      },
      theirs: async () => {
        await ready()
        return copied(bench, file)
      },
    },
  ]
}

async function imported(bench: Bench, file: string): Promise<Measured> {
  const workspace = mkdtempSync(join(bench.folder, 'workspace-'))
  const engine = await openTestEngine({ workspace })
  let peak = 0
  const timer = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss())
  }, SAMPLE_MS)
  const began = performance.now()
  const { task_id } = await engine.api.datasets.import({ file })
  const { result, error } = await engine.finished(task_id)
  const seconds = (performance.now() - began) / 1000
  clearInterval(timer)
  await engine.close()
  rmSync(workspace, { recursive: true })
  if (!result) throw new Error(`the import failed: ${error?.message}`)
  console.log(`import: ${seconds.toFixed(2)} s, peak memory of the process ${(peak / 1e6).toFixed(0)} MB`)
  return { seconds, quality: Number(result.rows) }
}

async function copied(bench: Bench, file: string): Promise<Measured> {
  const warehouse = openWarehouse({ memoryMb: 2048, threads: 2, temp: bench.folder })
  const output = literal(join(bench.folder, 'copied.parquet'))
  const began = performance.now()
  await warehouse.run(`COPY (SELECT * FROM read_csv(${literal(file)}, delim = ';', all_varchar = true)) TO ${output} (FORMAT parquet)`)
  const seconds = (performance.now() - began) / 1000
  const [{ rows }] = await warehouse.all<{ rows: number }>(`SELECT count(*) AS rows FROM read_parquet(${output})`)
  await warehouse.close()
  return { seconds, quality: rows }
}

function* frenchRows(rows: number): Generator<string> {
  yield 'code;site;date;valeur;effectif;taux;texte;rang;mesure;nombre\n'
  for (let from = 0; from < rows; from += 1000) {
    const lines = Array.from({ length: Math.min(1000, rows - from) }, (_, i) => frenchRow(from + i))
    yield lines.join('')
  }
}

function frenchRow(i: number): string {
  const mixed = (i * 2_654_435_761) % 1_000_003
  const date = `${String((mixed % 28) + 1).padStart(2, '0')}/${String((mixed % 12) + 1).padStart(2, '0')}/2024`
  const value = `${(mixed % 9) + 1} ${String(mixed % 1000).padStart(3, '0')},${String(mixed % 100).padStart(2, '0')}`
  return `${String(i).padStart(7, '0')};S${mixed % 5};${date};${value};${400 + (mixed % 900)};0,${mixed % 9999};Texte numéro ${mixed % 5000};${mixed % 10};${mixed % 100},25;${mixed}\n`
}
