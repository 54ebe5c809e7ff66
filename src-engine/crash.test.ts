import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openTestEngine } from '#engine/testing/open-test-engine'

const sample = join(import.meta.dirname, '../resources/sample')
let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tessera-crash-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

type TestEngine = Awaited<ReturnType<typeof openTestEngine>>

async function importLots({ api, finished }: TestEngine, name = 'lots_gavage.csv') {
  const { task_id } = await api.datasets.import({ file: join(sample, name), table: 'lots' })
  return finished(task_id)
}

async function assignmentsOf({ api }: TestEngine, run_id: number) {
  const { assignments } = await api.lots.assignments({ run_id, limit: 5000, sort: 'code_lot' })
  return assignments.map(({ code_lot, cluster_id, confidence }) => ({ code_lot, cluster_id, confidence }))
}

describe('a process that is killed', () => {
  it.each([0, 60])(
    'leaves a store that opens, an interrupted job and no half run (killed after %s ms)',
    async (afterMs) => {
      const workspace = join(folder, 'killed')
      const before = await openTestEngine({ workspace })
      expect(await importLots(before)).toMatchObject({ status: 'completed' })
      await before.close()

      const died = spawnSync(process.execPath, [join(import.meta.dirname, 'testing/die-in-job.ts'), workspace, String(afterMs)], {
        encoding: 'utf8',
      })
      expect(died.signal, died.stderr).toBe('SIGKILL')

      const after = await openTestEngine({ workspace })
      const { rows } = await after.api.jobs.list({})
      expect(rows[0]).toMatchObject({ kind: 'lots.cluster', status: 'interrupted' })
      expect((await after.api.lots.runs({})).total).toBe(0)
      const restarted = await after.finished((await after.api.jobs.restart({ task_id: rows[0].task_id })).task_id)
      expect(restarted).toMatchObject({ status: 'completed' })
      const again = await assignmentsOf(after, restarted.result?.run_id as number)

      const fresh = await openTestEngine({ threads: 1 })
      await importLots(fresh)
      const { result } = await fresh.finished((await fresh.api.lots.cluster({ n_clusters: 20, n_init: 100 })).task_id)
      expect(again).toEqual(await assignmentsOf(fresh, result?.run_id as number))
      await Promise.all([after.close(), fresh.close()])
    },
    60_000,
  )
})

const isRoot = process.platform === 'linux' && process.getuid?.() === 0
const canMount = isRoot && spawnSync('sh', ['-c', 'd=$(mktemp -d) && mount -t tmpfs -o size=1m tmpfs $d && umount $d']).status === 0

describe('a full disk', () => {
  it.skipIf(!canMount)(
    'refuses an import with DISK_FULL and changes nothing (4 MB tmpfs; needs root)',
    async () => {
      const workspace = join(folder, 'small')
      mkdirSync(workspace)
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', workspace])
      try {
        const test = await openTestEngine({ workspace })
        const { writeFileSync } = await import('node:fs')
        const big = join(folder, 'big.csv')
        const rows = Array.from({ length: 120_000 }, (_, i) => `L${i},LL,${15 + (i % 100) / 50},${80 + (i % 37)}`)
        writeFileSync(big, `code_lot,site_code,itm,sigma\n${rows.join('\n')}\n`)
        const { task_id } = await test.api.datasets.import({ file: big, table: 'lots' })
        expect(await test.finished(task_id)).toMatchObject({ status: 'failed', error: { code: 'DISK_FULL' } })
        expect((await test.api.datasets.list({})).total).toBe(0)
        expect(readdirSync(join(workspace, 'versions'))).toEqual([])
        await test.close()

        const after = await openTestEngine({ workspace })
        expect((await after.api.jobs.list({})).rows[0].status).toBe('failed')
        await after.close()
      } finally {
        execFileSync('umount', ['-l', workspace])
      }
    },
    60_000,
  )
})
