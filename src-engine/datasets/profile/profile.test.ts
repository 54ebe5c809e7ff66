import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { golden } from '#engine/testing/golden'
import { openTestEngine } from '#engine/testing/open-test-engine'

interface Golden {
  csv: string
  numbers: Record<string, Record<string, number> & { counts: number[]; edges: number[] }>
  missing: Record<string, number>
  distinct: Record<string, number>
  top: Record<string, Record<string, number>>
  duplicate_rows: number
  pearson: number[][]
  spearman: number[][]
  cramers_v: number[][]
  dates: string[]
}
const reference = golden<Golden>('profile')

let test: Awaited<ReturnType<typeof openTestEngine>>
const folder = mkdtempSync(join(tmpdir(), 'tessera-profile-'))
beforeAll(async () => {
  test = await openTestEngine()
  await imported(reference.csv, 'lots')
})
afterAll(async () => {
  await test.close()
  rmSync(folder, { recursive: true, force: true })
})

async function imported(content: string, name: string, types?: string) {
  const path = join(folder, 'data.csv')
  writeFileSync(path, content)
  expect((await test.finished((await test.api.datasets.import({ file: path, name, types })).task_id)).error).toBeNull()
}
const profile = async (dataset = 'lots') => {
  const told = await test.api.datasets.profile({ dataset })
  return { ...told, column: (name: string) => told.columns.find((column) => column.name === name) }
}

describe('beside pandas, NumPy and SciPy', () => {
  it.each(Object.keys(reference.numbers))('describes %s', async (name) => {
    const { counts, edges, ...figures } = reference.numbers[name]
    const { numbers, histogram } = (await profile()).column(name) ?? {}
    for (const [figure, value] of Object.entries(figures)) {
      const ours = numbers?.[figure as 'mean'] ?? Number.NaN
      expect(Math.abs(ours - value), `${figure}: ${ours}, ${value}`).toBeLessThanOrEqual(Math.abs(value) * 1e-10 + 1e-12)
    }
    expect(histogram?.counts).toEqual(counts)
    expect(histogram?.edges[0]).toBe(edges[0])
    expect(histogram?.edges.at(-1)).toBe(edges[2])
  })

  it('counts missing, different, frequent and repeated', async () => {
    const { columns, duplicate_rows, column } = await profile()
    for (const { name, missing, distinct } of columns)
      expect([name, missing, distinct]).toEqual([name, reference.missing[name], reference.distinct[name]])
    expect(duplicate_rows).toBe(reference.duplicate_rows)
    for (const name of ['site', 'lien'])
      expect(Object.fromEntries((column(name)?.top ?? []).map(({ value, count }) => [value, count]))).toEqual(reference.top[name])
    expect(column('jour')?.dates).toEqual({ min: reference.dates[0], max: reference.dates[1] })
  })

  it('correlates', async () => {
    const { correlation } = await profile()
    const near = (ours: (number | null)[][] | undefined, theirs: number[][]) => {
      for (const [i, row] of theirs.entries()) for (const [j, value] of row.entries()) expect(ours?.[i][j]).toBeCloseTo(value, 10)
    }
    expect(correlation).toMatchObject({ rows: 243, sampled: false, numbers: { columns: ['poids', 'perte', 'effectif', 'loin'] } })
    near(correlation?.numbers.pearson, reference.pearson)
    near(correlation?.numbers.spearman, reference.spearman)
    const order = ['site', 'essai', 'lien'].map((name) => correlation?.categories.columns.indexOf(name) as number)
    near(
      order.map((i) => order.map((j) => correlation?.categories.cramers_v[i][j] ?? null)),
      reference.cramers_v,
    )
  })
})

describe('a profile', () => {
  it('tells constants, identifiers, lengths and the balance of the target', async () => {
    await imported('code;c;classe;vide;n\nA1;x;oui;;5\nA22;x;non;;5\nA333;x;oui;;6\nA4;x;oui;;7\n', 'petit', 'classe=text')
    await test.api.datasets.update({ dataset: 'petit', roles: 'classe=target' })
    const { column, target } = await profile('petit')
    expect(column('code')).toMatchObject({ identifier: true, constant: false, top: [], lengths: { min: 2, mean: 2.75, max: 4 } })
    expect(column('c')).toMatchObject({ constant: true, identifier: false, top: [{ value: 'x', count: 4, share: 1 }] })
    expect(column('vide')).toMatchObject({ missing: 4, distinct: 0, numbers: null, histogram: null })
    expect(column('n')?.numbers).toMatchObject({ min: 5, q1: 5, median: 5.5, q3: 6.25, max: 7, mean: 5.75 })
    expect(column('classe')?.role).toBe('target')
    expect(target).toEqual({
      column: 'classe',
      classes: [
        { value: 'oui', count: 3, share: 0.75 },
        { value: 'non', count: 1, share: 0.25 },
      ],
      missing: 0,
      ratio: 3,
    })
  })

  it('is the same, to the bit, whatever the number of threads', async () => {
    const told = await Promise.all(
      [1, 3].map(async (threads) => {
        const other = await openTestEngine({ threads })
        const rows = Array.from({ length: 150_000 }, (_, i) => `${((i * 7919) % 10_007) / 7};${i % 97 === 0 ? '' : Math.sin(i)}`)
        const path = join(folder, `threads-${threads}.csv`)
        writeFileSync(path, `a;b\n${rows.join('\n')}\n`)
        await other.finished((await other.api.datasets.import({ file: path, name: 'x' })).task_id)
        const { columns, correlation } = await other.api.datasets.profile({ dataset: 'x' })
        await other.close()
        return { columns, correlation }
      }),
    )
    expect(told[0]).toEqual(told[1])
    expect(told[0].correlation?.sampled).toBe(true)
  })

  it('of a large version is a job, which whoever waits does not see', async () => {
    await imported(`a;b;c;d;e;f;g;h;i;j\n${Array.from({ length: 210_000 }, (_, i) => `${i};1;2;3;4;5;6;7;8;9`).join('\n')}\n`, 'grand')
    const { ready, task_id, columns } = await test.api.datasets.profile({ dataset: 'grand', wait: false })
    expect({ ready, columns }).toEqual({ ready: false, columns: [] })
    expect((await test.api.datasets.profile({ dataset: 'grand', wait: false })).task_id).toBe(task_id)
    expect(await test.api.datasets.profile({ dataset: 'grand' })).toMatchObject({ ready: true, task_id: null, duplicate_rows: 0 })
    expect((await test.finished(task_id as number)).status).toBe('completed')
  }, 60_000)
})

describe('two profiles side by side', () => {
  it('tell what changed between two versions', async () => {
    await imported('site;n;vieux\nLL;1;x\nLL;2;x\nLS;3;x\n', 'avant')
    await imported('site;n;neuf\nLL;3;y\nLS;4;y\nLS;;y\n', 'après')
    const { a, b, columns } = await test.api.datasets.compareProfiles({ dataset: 'avant', other: 'après' })
    expect([a.name, b.name]).toEqual(['avant', 'après'])
    expect(columns.map(({ name, state }) => [name, state])).toEqual([
      ['site', 'changed'],
      ['n', 'changed'],
      ['vieux', 'only_a'],
      ['neuf', 'only_b'],
    ])
    expect(columns[0].share_change).toBeCloseTo(1 / 3, 12)
    expect(columns[1].missing_share_change).toBeCloseTo(1 / 3, 12)
    expect(columns[1].standardised_mean_change).toBeCloseTo((3.5 - 2) / Math.sqrt((1 + 0.5) / 2), 12)
    expect(columns[1].histogram).toMatchObject({ a: expect.arrayContaining([1]), b: expect.arrayContaining([1]) })
    expect(columns[1].histogram?.edges).toHaveLength(21)
  })

  it('are the same for the same content', async () => {
    const { columns } = await test.api.datasets.compareProfiles({ dataset: 'lots', other: 'lots' })
    expect(new Set(columns.map(({ state }) => state))).toEqual(new Set(['same']))
  })
})
