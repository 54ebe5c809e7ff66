import { mkdir, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Call, Download } from '#engine/base/contract'
import { EngineError, type ErrorCode } from '#engine/base/errors'
import type { JobRun, Jobs } from '#engine/jobs/jobs'

/** Calls a procedure of the contract as the caller of the demo would. */
export type Ask = (room: string, name: string, input: unknown, call: Pick<Call, 'project_id' | 'user_id'>) => Promise<unknown>

type Result = Record<string, unknown>

interface Step {
  name: string
  room: string
  procedure: string
  input(done: Record<string, Result>): Result
  summary(result: Result): string
}

interface Deps {
  jobs: Jobs
  ask: Ask
  resources: string
  workspace: string
}

/** The main job on the packaged sample data, made of the calls an analyst would make. */
export function registerDemo({ jobs, ask, resources, workspace }: Deps): void {
  jobs.register<{ lang: 'fr' | 'en' }>('system.demo', async ({ lang }, job) => {
    const done: Record<string, Result> = {}
    const said: { name: string; ok: boolean; seconds: number; summary: string }[] = []
    const all = steps(join(resources, 'sample'), lang)
    for (const [index, step] of all.entries()) {
      job.progress(index / all.length, step.name)
      const began = performance.now()
      const answer = (await ask(step.room, step.procedure, step.input(done), job)) as Result
      const result = 'task_id' in answer ? await joined(job, answer.task_id as number) : await kept(answer as Download, workspace)
      done[step.name] = result
      said.push({ name: step.name, ok: true, seconds: (performance.now() - began) / 1000, summary: step.summary(result) })
    }
    return () => ({ steps: said, report: done['report (HTML)'].out })
  })
}

function steps(sample: string, lang: 'fr' | 'en'): Step[] {
  const table = (name: string, file: string, into: string): Step => ({
    name,
    room: 'datasets',
    procedure: 'import',
    input: () => ({ file: join(sample, file), table: into }),
    summary: ({ rows, inserted, updated, unchanged }) =>
      inserted === undefined ? `${rows} rows` : `${rows} rows: ${inserted} new, ${updated} changed, ${unchanged} as they were`,
  })
  const report = (format: 'html' | 'pdf'): Step => ({
    name: `report (${format.toUpperCase()})`,
    room: 'reports',
    procedure: 'build',
    input: (done) => ({ kind: 'lots', id: String(done['cluster lots'].run_id), format, lang }),
    summary: ({ out }) => String(out),
  })
  return [
    table('import lots', 'lots_gavage.csv', 'lots'),
    table('import gavage data', 'gavage_data_lots.csv', 'gavage_data'),
    {
      name: 'cluster lots',
      room: 'lots',
      procedure: 'cluster',
      input: () => ({ n_clusters: 4 }),
      summary: ({ n_lots, n_clusters, silhouette }) =>
        `${n_lots} lots in ${n_clusters} clusters, silhouette ${Number(silhouette).toFixed(2)}`,
    },
    table('import items', 'dfu/dim_item.csv', 'dim_item'),
    table('import DFUs', 'dfu/dim_dfu.csv', 'dim_dfu'),
    table('import monthly sales', 'dfu/fact_sales_monthly.csv', 'fact_sales_monthly'),
    {
      name: 'DFU pipeline',
      room: 'dfu',
      procedure: 'all',
      input: () => ({ lang }),
      summary: ({ dfus, k, silhouette, update }) =>
        `${dfus} DFUs in ${k} clusters, silhouette ${Number(silhouette).toFixed(2)}; ${(update as { updated: number }).updated} rows of dim_dfu changed`,
    },
    table('import products', 'recommender/produits.csv', 'details'),
    {
      name: 'build baskets',
      room: 'recommender',
      procedure: 'data',
      input: () => ({ lines: join(sample, 'recommender/lignes_commande.parquet') }),
      summary: ({ check }) => {
        const { baskets, products, professions } = check as { baskets: number; products: number; professions: unknown[] }
        return `${baskets} baskets of ${products} products in ${professions.length} professions`
      },
    },
    {
      name: 'train recommender',
      room: 'recommender',
      procedure: 'train',
      input: () => ({ run_tag: 'demo', make_current_symlink: true, epochs: 10, patience: 3 }),
      summary: ({ run, items, baskets, best_epoch }) => `${run}: ${items} products, ${baskets} baskets, best epoch ${best_epoch}`,
    },
    {
      name: 'evaluate recommender',
      room: 'recommender',
      procedure: 'eval',
      input: (done) => ({ artifact_dir: done['train recommender'].run, basket_m: 1, max_basket_m: 3, n_samples: 1000 }),
      summary: ({ results }) =>
        (results as { basket_m: number; hit: number }[])
          .map(({ basket_m, hit }) => `Hit@10 ${(100 * hit).toFixed(1)} % from ${basket_m} product${basket_m > 1 ? 's' : ''}`)
          .join(', '),
    },
    report('html'),
    report('pdf'),
  ]
}

async function joined(job: JobRun, task_id: number): Promise<Result> {
  const { status, result, error } = await job.join(task_id)
  if (status === 'completed') return result as Result
  if (error) throw new EngineError(error.code as ErrorCode, error.message, error.details)
  throw new EngineError('CANCELLED', `The step with the job ${task_id} is ${status}.`, { task_id })
}

/** The demo has no door that would take the file away: it goes to the reports of the workspace. */
async function kept({ out, name, ...rest }: Download, workspace: string): Promise<Result> {
  const target = join(workspace, 'reports', name)
  await mkdir(dirname(target), { recursive: true })
  await rename(out, target)
  await rm(dirname(out), { recursive: true, force: true })
  return { ...rest, name, out: target }
}
