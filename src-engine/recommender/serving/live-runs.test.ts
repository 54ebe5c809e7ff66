import { expect, it } from 'vitest'
import { smallModel } from '#engine/testing/small-model'
import { LiveRuns } from './live-runs.ts'

/** Runs that are read when the test says so. */
function opened() {
  const reads: { directory: string; end(error?: Error): void }[] = []
  let current = 'a'
  const runs = new LiveRuns({
    read: (directory) =>
      new Promise((resolve, reject) => {
        const model = { ...smallModel([], { items: 2, professions: [] }), run: directory, directory }
        reads.push({ directory, end: (error) => (error ? reject(error) : resolve(model)) })
      }),
    defaultRun: async () => current,
    now: () => new Date(0),
  })
  const promote = (run: string) => {
    current = run
    return runs.follow()
  }
  /** Ends the oldest reading once it has begun. */
  const end = async (error?: Error) => {
    await new Promise(setImmediate)
    reads.shift()?.end(error)
  }
  return { runs, reads, promote, end }
}

it('reads the first run once for all that ask meanwhile', async () => {
  const { runs, reads, end } = opened()
  const asked = [runs.live(), runs.live()]
  await end()
  expect((await Promise.all(asked)).map(({ run }) => run)).toEqual(['a', 'a'])
  expect(reads).toEqual([])
})

it('asks again after a first reading that failed', async () => {
  const { runs, end } = opened()
  const failing = runs.live()
  await Promise.all([expect(failing).rejects.toThrow('damaged'), end(new Error('damaged'))])
  const next = runs.live()
  await end()
  expect((await next).run).toBe('a')
})

it('answers from the old run until the new one is whole, and keeps it when that fails', async () => {
  const { runs, end } = opened()
  const first = runs.live()
  await end()
  await first
  const reload = runs.reload('b')
  expect((await runs.live()).run).toBe('a')
  await end()
  await reload
  expect(runs.loaded?.run).toBe('b')
  const broken = runs.reload('c')
  await Promise.all([expect(broken).rejects.toThrow('damaged'), end(new Error('damaged'))])
  expect(runs.loaded?.run).toBe('b')
})

it('gives the last word to the reload that was asked for last', async () => {
  const { runs, reads, end } = opened()
  const first = runs.live()
  await end()
  await first
  const [slow, fast] = [runs.reload('slow'), runs.reload('fast')]
  await new Promise(setImmediate)
  reads[1].end()
  await fast
  reads[0].end()
  await slow
  expect(runs.loaded?.run).toBe('fast')
})

it('follows promotions unless a reload has named a run', async () => {
  const { runs, promote, end } = opened()
  await promote('b')
  expect(runs.loaded).toBeNull()
  const first = runs.live()
  await end()
  expect((await first).run).toBe('b')
  const followed = promote('c')
  await end()
  await followed
  expect(runs.loaded?.run).toBe('c')
  const named = runs.reload('b')
  await end()
  await named
  await promote('a')
  expect(runs.loaded?.run).toBe('b')
})

it('keeps two other runs', async () => {
  const { runs, reads, end } = opened()
  const ask = async (run: string) => {
    const asked = runs.at(run)
    await end()
    return (await asked).run
  }
  for (const run of ['x', 'y', 'y', 'z', 'y']) expect(await ask(run)).toBe(run)
  const forgotten = runs.at('x')
  await new Promise(setImmediate)
  expect(reads.map(({ directory }) => directory)).toEqual(['x'])
  reads[0].end()
  expect((await forgotten).run).toBe('x')
})
