import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import type { Handlers } from '#engine/base/contract'
import type { Events } from '#engine/base/events'
import type { Jobs } from '#engine/jobs/jobs'
import type { system as contract } from './contract.ts'
import { checkMachine, folderBytes } from './doctor.ts'
import { probeKernels } from './job.ts'

interface Deps {
  jobs: Jobs
  events: Events
  workspace: string
  resources: string
  threads: number
  version: string
  checkStore(): string
  checkWarehouse(): Promise<string>
}

export function createSystem({
  jobs,
  events,
  workspace,
  resources,
  threads,
  version,
  checkStore,
  checkWarehouse,
}: Deps): Handlers<typeof contract> {
  const sample = (name: string) => join(resources, 'sample', name)
  registerDemo(jobs, sample)
  return {
    async about(_input, { project_id, project_name: name, role }) {
      return {
        version,
        workspace,
        workspace_bytes: await folderBytes(workspace),
        project: { project_id, name, role },
        threads,
        node: process.versions.node,
        platform: `${process.platform} ${process.arch}, ${availableParallelism()} processors`,
      }
    },
    async doctor() {
      const checks = await checkMachine(workspace, () => jobs.compute(probeKernels, {}))
      checks.push(await check('store', async () => checkStore(), 'Restore a backup of the workspace.'))
      checks.push(await check('warehouse', checkWarehouse, 'Install the product again: its DuckDB does not start.'))
      return { ok: checks.every(({ ok }) => ok), checks }
    },
    demo: ({ lang }, call) => ({ task_id: jobs.submit('system.demo', { lang }, call) }),
    async events({ for_seconds }, { signal }) {
      const stop = for_seconds === undefined ? [] : [AbortSignal.timeout(for_seconds * 1000)]
      return events.stream(AbortSignal.any([...(signal ? [signal] : []), ...stop]))
    },
  }
}

async function check(name: string, ask: () => Promise<string>, hint: string) {
  return ask().then(
    (found) => ({ name, ok: true, found, hint }),
    (error) => ({ name, ok: false, found: (error as Error).message, hint }),
  )
}

interface Step {
  name: string
  kind: string
  facts: (lang: string, done: Record<string, Record<string, unknown>>) => unknown
  summary: (result: Record<string, unknown>) => string
}

/** The main job on the sample data: each step is the job of a capability, run in line. */
function registerDemo(jobs: Jobs, sample: (name: string) => string): void {
  const steps: Step[] = [
    {
      name: 'import lots',
      kind: 'datasets.import',
      facts: () => ({ file: sample('lots_gavage.csv'), name: 'lots_gavage', table: 'lots' }),
      summary: (result) => `${result.rows} lots`,
    },
    {
      name: 'import gavage data',
      kind: 'datasets.import',
      facts: () => ({ file: sample('gavage_data_lots.csv'), name: 'gavage_data_lots', table: 'gavage_data' }),
      summary: (result) => `${result.rows} days`,
    },
    {
      name: 'cluster lots',
      kind: 'lots.cluster',
      facts: () => ({ n_clusters: 4 }),
      summary: (result) => `${result.n_lots} lots in ${result.n_clusters} clusters`,
    },
    {
      name: 'report (HTML)',
      kind: 'reports.build',
      facts: (lang, done) => ({ kind: 'lots', id: String(done['cluster lots'].run_id), format: 'html', lang }),
      summary: (result) => `${result.out}`,
    },
    {
      name: 'report (PDF)',
      kind: 'reports.build',
      facts: (lang, done) => ({ kind: 'lots', id: String(done['cluster lots'].run_id), format: 'pdf', lang }),
      summary: (result) => `${result.out}`,
    },
  ]
  jobs.register<{ lang: string }>('system.demo', async ({ lang }, job) => {
    const done: Record<string, Record<string, unknown>> = {}
    const said: { name: string; ok: boolean; seconds: number; summary: string }[] = []
    for (const [index, step] of steps.entries()) {
      const began = performance.now()
      const result = await job.inline(step.kind, step.facts(lang, done), { from: index / steps.length, to: (index + 1) / steps.length })
      done[step.name] = result
      said.push({ name: step.name, ok: true, seconds: (performance.now() - began) / 1000, summary: step.summary(result) })
    }
    return () => ({ steps: said, report: done['report (HTML)'].out })
  })
}
