import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { systemClock } from '#engine/base/clock'
import { EngineError } from '#engine/base/errors'
import { type EngineEvent, Events } from '#engine/base/events'
import { silentLog } from '#engine/base/log'
import { type Db, openDatabase } from '#engine/db/open'
import { createProjectsPort } from '#engine/projects/port'
import { createProjectsStore } from '#engine/projects/store'
import { ComputePool } from './compute-pool.ts'
import { Jobs } from './jobs.ts'
import { createJobStore } from './store.ts'

const source = (path: string) => new URL(path, import.meta.url)
const call = { project_id: 1, user_id: 1 }
let workspace = ''
const open: { jobs: Jobs; db: Db }[] = []

/** One process's jobs on the shared workspace; a second call is a second process but for the pid. */
function process_(slots = 2) {
  const db = openDatabase(workspace)
  const events = new Events()
  const pool = new ComputePool({ size: 1, threads: 1, workerUrl: source('./worker.ts'), kernelWorkerUrl: source('../kernels/worker.ts') })
  const store = createJobStore(db)
  const jobs = new Jobs({ store, pool, events, clock: systemClock, log: silentLog, slots })
  open.push({ jobs, db })
  return { jobs, db, store, events }
}

beforeEach(() => {
  workspace = mkdtempSync(join(tmpdir(), 'tessera-jobs-'))
  const db = openDatabase(workspace)
  createProjectsPort({ store: createProjectsStore(db), clock: systemClock }).open('default', 1)
  db.exec('CREATE TABLE things(thing TEXT) STRICT')
  db.close()
})
afterEach(async () => {
  for (const { jobs, db } of open.splice(0)) {
    await jobs.close()
    db.close()
  }
  rmSync(workspace, { recursive: true, force: true })
})

const things = (db: Db) => db.prepare('SELECT thing FROM things').pluck().all()
const forever = async (_facts: unknown, job: { breathe(): Promise<void> }) => {
  for (;;) {
    await job.breathe()
    await wait(5)
  }
}

describe('Jobs', () => {
  it('keeps the result with the job and announces each step of its life', async () => {
    const { jobs, events } = process_()
    const seen: EngineEvent[] = []
    events.listen((event) => seen.push(event))
    jobs.register<{ n: number }>('test.double', async ({ n }, job) => {
      job.progress(0.5, 'halfway')
      return () => ({ double: n * 2 })
    })
    jobs.start()
    const row = await jobs.finished(jobs.submit('test.double', { n: 21 }, call))
    expect(row).toMatchObject({ status: 'completed', progress: 1, result: { double: 42 }, error: null, facts: { n: 21 } })
    expect(seen.map((event) => 'job' in event && event.status)).toEqual(['pending', 'running', 'running', 'completed'])
  })

  it('saves a result and the end of its job together or not at all', async () => {
    const { jobs, db } = process_()
    jobs.register('test.half', async () => () => {
      db.prepare("INSERT INTO things VALUES ('half')").run()
      throw new EngineError('DISK_FULL', 'no space')
    })
    const row = await jobs.finished(jobs.submit('test.half', {}, call))
    expect(row).toMatchObject({ status: 'failed', result: null, error: { code: 'DISK_FULL', message: 'no space' } })
    expect(things(db)).toEqual([])
  })

  it('hides an unexpected failure behind a reference', async () => {
    const { jobs } = process_()
    jobs.register('test.bug', async () => {
      throw new TypeError('secret path /home/x')
    })
    const { error } = await jobs.finished(jobs.submit('test.bug', {}, call))
    expect(error?.code).toBe('INTERNAL')
    expect(JSON.stringify(error)).not.toContain('secret')
  })

  it('cancels within a second, discards what was written and can be restarted', async () => {
    const { jobs, db } = process_()
    let runs = 0
    jobs.register(
      'test.long',
      async (facts, job) => {
        runs++
        db.prepare("INSERT INTO things VALUES ('unfinished')").run()
        if (runs === 1) await forever(facts, job)
        return () => ({ runs })
      },
      { discard: () => db.exec('DELETE FROM things') },
    )
    const task_id = jobs.submit('test.long', { seed: 1 }, call)
    await wait(50)
    const began = performance.now()
    jobs.cancel(task_id)
    expect(await jobs.finished(task_id)).toMatchObject({ status: 'cancelled' })
    expect(performance.now() - began).toBeLessThan(1000)
    expect(things(db)).toEqual([])
    expect(() => jobs.cancel(task_id)).toThrow(expect.objectContaining({ code: 'JOB_FINISHED' }))
    const again = jobs.restart(task_id)
    expect(await jobs.finished(again)).toMatchObject({ status: 'completed', facts: { seed: 1 }, result: { runs: 2 } })
    expect(jobs.find(task_id).restarted_as).toBe(again)
    expect(() => jobs.restart(again)).toThrow(expect.objectContaining({ code: 'JOB_NOT_RESTARTABLE' }))
  })

  it('keeps what a cancelled story brings to its end, where the kind asks for it', async () => {
    const { jobs, db } = process_()
    const untilCancelled = async (_facts: unknown, { signal }: { signal: AbortSignal }) => {
      while (!signal.aborted) await wait(5)
      return () => {
        db.prepare("INSERT INTO things VALUES ('best')").run()
        return { best: 3 }
      }
    }
    const discarded: number[] = []
    jobs.register('test.keeps', untilCancelled, { keepsCancelled: true, discard: (task_id) => discarded.push(task_id) })
    jobs.register('test.drops', untilCancelled, { discard: (task_id) => discarded.push(task_id) })
    const [kept, dropped] = ['test.keeps', 'test.drops'].map((kind) => jobs.submit(kind, {}, call))
    await wait(50)
    for (const task_id of [kept, dropped]) jobs.cancel(task_id)
    expect(await jobs.finished(kept)).toMatchObject({ status: 'cancelled', result: { best: 3 } })
    expect(await jobs.finished(dropped)).toMatchObject({ status: 'cancelled', result: null })
    expect(things(db)).toEqual(['best'])
    expect(discarded).toEqual([dropped])
    expect(jobs.restart(kept)).toBeGreaterThan(dropped)
  })

  it('runs no more jobs at once than its slots and takes the others in order', async () => {
    const { jobs } = process_(1)
    const order: number[] = []
    let atOnce = 0
    jobs.register<{ n: number }>('test.slot', async ({ n }) => {
      expect(++atOnce).toBe(1)
      await wait(10)
      atOnce--
      order.push(n)
      return () => ({})
    })
    const ids = [1, 2, 3].map((n) => jobs.submit('test.slot', { n }, call))
    await Promise.all(ids.map((id) => jobs.finished(id)))
    expect(order).toEqual([1, 2, 3])
  })

  it('lends its slot to a job that it waits for, and hands a cancel on', async () => {
    const { jobs } = process_(1)
    let child = 0
    jobs.register('test.child', async () => () => ({ answer: 42 }))
    jobs.register('test.long', forever as never)
    jobs.register<{ kind: string }>('test.parent', async ({ kind }, job) => {
      child = jobs.submit(kind, {}, call)
      const { result } = await job.join(child)
      return () => ({ heard: result?.answer })
    })
    expect(await jobs.finished(jobs.submit('test.parent', { kind: 'test.child' }, call))).toMatchObject({ result: { heard: 42 } })
    const parent = jobs.submit('test.parent', { kind: 'test.long' }, call)
    await wait(50)
    jobs.cancel(parent)
    expect(await jobs.finished(parent)).toMatchObject({ status: 'cancelled' })
    expect(jobs.find(child)).toMatchObject({ status: 'cancelled' })
  })

  it('hears a cancel from another process', async () => {
    const mine = process_()
    const other = process_()
    for (const { jobs } of [mine, other]) {
      jobs.register('test.long', forever as never)
      jobs.start()
    }
    const task_id = mine.jobs.submit('test.long', {}, call)
    await wait(50)
    other.jobs.cancel(task_id)
    const began = performance.now()
    expect(await mine.jobs.finished(task_id)).toMatchObject({ status: 'cancelled' })
    expect(performance.now() - began).toBeLessThan(1000)
  })

  it('tells the other process what changed', async () => {
    const mine = process_()
    const other = process_()
    mine.jobs.register('test.quick', async () => () => ({}))
    other.jobs.start()
    const seen: EngineEvent[] = []
    other.events.listen((event) => seen.push(event))
    await mine.jobs.finished(mine.jobs.submit('test.quick', {}, call))
    await wait(600)
    expect(seen).toContainEqual({ changed: '*', project_id: null })
  })

  it('marks jobs of a dead or silent owner as interrupted, and leaves those of a living one', async () => {
    const { jobs, db, store } = process_()
    const discarded: number[] = []
    jobs.register('test.left', async () => () => ({ done: true }), { discard: (task_id) => discarded.push(task_id) })
    const now = new Date().toISOString()
    const old = new Date(Date.now() - 60_000).toISOString()
    const { hostname } = await import('node:os')
    const left = (owner: string, at: string) => store.insert({ ...call, kind: 'test.left', facts: {}, owner, at })
    const dead = left(`${hostname()}:999999:aa`, now)
    const silent = left(`elsewhere:1:bb`, old)
    const living = left(`elsewhere:1:cc`, now)
    jobs.start()
    expect([dead, silent, living].map((id) => jobs.find(id).status)).toEqual(['interrupted', 'interrupted', 'pending'])
    expect(discarded).toEqual([dead, silent])
    expect(await jobs.finished(jobs.restart(dead))).toMatchObject({ status: 'completed', result: { done: true } })
    db.prepare("UPDATE jobs SET status = 'cancelled' WHERE task_id = ?").run(living)
  })

  it('leaves its own unfinished jobs interrupted when it closes', async () => {
    const { jobs } = process_(1)
    jobs.register('test.long', forever as never)
    const running = jobs.submit('test.long', {}, call)
    const waiting = jobs.submit('test.long', {}, call)
    await wait(30)
    await jobs.close()
    expect([running, waiting].map((id) => jobs.find(id).status)).toEqual(['interrupted', 'interrupted'])
  })

  it('refuses to speak of a job that is not there', () => {
    const { jobs } = process_()
    expect(() => jobs.find(99)).toThrow(expect.objectContaining({ code: 'JOB_NOT_FOUND' }))
  })
})
