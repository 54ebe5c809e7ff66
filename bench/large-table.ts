import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Bench, Case, Measured } from './case.ts'
import { writeTable } from './large/table.ts'

interface Told {
  seconds: Record<string, number>
  rows: number
  mean: number
  peak_mb: number
}

const WORK = ['import', 'profile', 'steps']

/**
 * A CSV of five million rows × 12 is imported, profiled and prepared in six steps, each side in a process of its own whose peak
 * memory is printed. The peers prove no types, keep no history and profile less. Quality is the mean of the derived column.
 */
export function largeTableCases(bench: Bench): Case[] {
  const rows = bench.quick ? 200_000 : 5_000_000
  const file = join(bench.folder, `large-${rows}.csv`)
  const script = (name: string) => join(import.meta.dirname, 'large', name)
  const run = (who: string, command: string, name: string) => async () => {
    if (!existsSync(file)) await writeTable(file, rows)
    return measured(bench, who, command, [script(name), file])
  }
  const what = { name: `import, profile and 6 steps, ${rows.toLocaleString('en')} × 12`, rounds: 0, better: 'higher' as const }
  const ours = run('ours', process.execPath, 'ours.ts')
  const beside: Case[] = [{ ...what, peer: 'DuckDB alone', target: 0.2, ours, theirs: run('DuckDB', process.execPath, 'duckdb.ts') }]
  const { interpreter } = bench
  return interpreter
    ? [{ ...what, peer: 'pandas', target: 1, ours, theirs: run('pandas', interpreter, 'in_pandas.py') }, ...beside]
    : beside
}

function measured({ folder }: Bench, who: string, command: string, [script, file]: string[]): Measured {
  const own = mkdtempSync(join(folder, 'large-'))
  const { stdout, stderr, status } = spawnSync(command, [script, file, own], { encoding: 'utf8' })
  rmSync(own, { recursive: true })
  if (status !== 0) throw new Error(`${who} failed: ${stderr}`)
  const { seconds, mean, peak_mb } = JSON.parse(stdout.trim().split('\n').at(-1) as string) as Told
  const parts = Object.entries(seconds).map(
    ([part, took]) => `${part} ${took < 1 ? `${Math.round(took * 1000)} ms` : `${took.toFixed(1)} s`}`,
  )
  console.log(`${who}: ${parts.join(', ')}; peak memory ${Math.round(peak_mb)} MB`)
  return { seconds: WORK.reduce((sum, part) => sum + seconds[part], 0), quality: mean }
}
