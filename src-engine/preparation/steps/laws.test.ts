import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { Columns, Table } from '#engine/testing/prepare-rows'
import { type StepInput, stepTableOfFile } from '#engine/testing/step-cases'

const steps = stepTableOfFile()
const digest = (row: number) => createHash('md5').update(`42:${row}`).digest('hex')
const XG: Columns = { x: 'integer', g: 'text' }

describe('laws', () => {
  it('learns from training rows and is applied to others', async () => {
    const apply = (step: StepInput, train: Table, others: Table, columns: Columns = { x: 'integer' }) =>
      steps().fitThenApply(columns, train, others, step)
    expect(await apply({ step: 'scale', columns: ['x'], method: 'minmax' }, [[0], [10]], [[20], [null]])).toEqual([[2], [null]])
    expect(await apply({ step: 'fill_missing', columns: ['x'], method: 'median' }, [[0], [10]], [[null], [99]])).toEqual([[5], [99]])
    expect(await apply({ step: 'bin', columns: ['x'], method: 'width', bins: 2 }, [[0], [10]], [[-5], [50]])).toEqual([
      [-5, '[0, 5)'],
      [50, '[5, 10]'],
    ])
    expect(await apply({ step: 'encode', columns: ['t'], method: 'label' }, [['b'], ['a']], [['a'], ['new']], { t: 'text' })).toEqual([
      [0],
      [null],
    ])
    expect(
      await apply({ step: 'encode', columns: ['t'], method: 'onehot', top: 1 }, [['b'], ['a'], ['a']], [['b'], ['new']], { t: 'text' }),
    ).toEqual([
      [0, 1],
      [0, 1],
    ])
    expect(
      await apply({ step: 'outliers', columns: ['x'], method: 'iqr', action: 'bounds' }, [[1], [2], [3], [4], [5]], [[100], [-100]]),
    ).toEqual([[7], [-1]])
  })

  it('keeps the order of the rows through steps that look at other rows', async () => {
    const rows = Array.from({ length: 500 }, (_, i) => [i, `g${(i * 7) % 5}`])
    const { table } = await steps().run(XG, rows, [
      { step: 'encode', columns: ['g'], method: 'frequency' },
      { step: 'fill_missing', columns: ['x'], method: 'forward', by: ['g'] },
      { step: 'deduplicate' },
      { step: 'filter', where: 'x % 3 = 0' },
    ])
    expect(table.map(([x]) => x)).toEqual(rows.map(([x]) => x).filter((x) => (x as number) % 3 === 0))
  })

  it('draws the same sample with the same seed and as many rows as asked', async () => {
    const rows = Array.from({ length: 1000 }, (_, i) => [i])
    const draw = async (step: Partial<StepInput>) => (await steps().run({ x: 'integer' }, rows, [{ step: 'sample', ...step }])).table.flat()
    const one = await draw({ rows: 100 })
    const least = rows.flat().toSorted((a, b) => (digest(a) < digest(b) ? -1 : 1))
    expect(one).toEqual(least.slice(0, 100).toSorted((a, b) => a - b))
    expect(await draw({ rows: 100 })).toEqual(one)
    expect(await draw({ rows: 100, seed: 7 })).not.toEqual(one)
    expect(await draw({ share: 0.25 })).toHaveLength(250)
    expect(await draw({ rows: 5000 })).toHaveLength(1000)
  })

  it('sums the same whatever the order of the rows', async () => {
    const values = Array.from({ length: 3000 }, (_, i) => (((i * 7919) % 3001) - 1500) * 10 ** ((i % 13) - 6) + 0.1)
    const mean = async (all: readonly number[]) =>
      (
        await steps().run(
          { x: 'number' },
          all.map((x) => [x]),
          [{ step: 'aggregate', by: [], values: ['sum', 'mean', 'std'].map((name) => ({ column: 'x', function: name })) }],
        )
      ).table
    const forwards = await mean(values)
    expect(await mean(values.toReversed())).toEqual(forwards)
    expect(await mean(values.toSorted((a, b) => a - b))).toEqual(forwards)
  })

  it.each<[string, StepInput, number]>([
    ['encoding replaces every cell that is known', { step: 'encode', columns: ['g'], method: 'label' }, 2],
    ['a change of type changes what it blanks', { step: 'convert', columns: ['g'], to: 'number' }, 1],
    ['a value that is the same again does not count', { step: 'derive', name: 'x', expression: 'if(x = 1, 5, x)', replace: true }, 1],
    ['a new name changes nothing', { step: 'rename', names: { x: 'z' } }, 0],
  ])('counts changed cells: %s', async (_says, step, cells) => {
    const rows = [
      [1, '7'],
      [2, 'a'],
      [3, null],
    ]
    const { reports } = await steps().run(XG, rows, [step])
    expect(reports[0].changed_cells).toBe(cells)
  })

  it('does two hundred steps one upon the other', async () => {
    const many = Array.from({ length: 200 }, (): StepInput => ({ step: 'derive', name: 'x', expression: 'x + 1', replace: true }))
    const { table } = await steps().run(XG, [[1, 'a']], many)
    expect(table).toEqual([[201, 'a']])
  })

  it('leaves a step out that is switched off and keeps those behind it', async () => {
    const { table, reports } = await steps().run(
      XG,
      [
        [1, 'a'],
        [2, 'b'],
      ],
      [
        { step: 'filter', where: 'x > 1' },
        { step: 'drop', columns: ['g'], enabled: false },
        { step: 'derive', name: 'h', expression: 'upper(g)' },
      ],
    )
    expect(table).toEqual([[2, 'b', 'B']])
    expect(reports.map(({ status }) => status)).toEqual(['done', 'off', 'done'])
  })

  it('leaves a step out that cannot be done, with the reason', async () => {
    const { table, reports } = await steps().run(
      XG,
      [[1, 'a']],
      [
        { step: 'drop', columns: ['y'] },
        { step: 'drop', columns: ['g'] },
      ],
      { onError: 'skip' },
    )
    expect(table).toEqual([[1]])
    expect(reports[0]).toMatchObject({
      status: 'skipped',
      reason: { code: 'PREPARATION_COLUMN_UNKNOWN', details: { column: 'y', number: 1 } },
    })
  })

  it('learns a target only inside an experiment', async () => {
    const columns: Columns = { t: 'text', y: 'integer' }
    const train = [
      ['a', 1],
      ['a', 0],
      ['b', 1],
      [null, 0],
    ]
    const step: StepInput = { step: 'encode', columns: ['t'], method: 'target', target: 'y', smooth: 2 }
    const encoded = await steps().fitThenApply(
      columns,
      train,
      [
        ['a', 9],
        ['b', 9],
        ['new', 9],
      ],
      step,
      { purpose: 'experiment' },
    )
    // (1 + 2·0.5) / (2 + 2), (1 + 2·0.5) / (1 + 2), the overall mean
    expect(encoded).toEqual([
      [0.5, 9],
      [expect.closeTo(2 / 3, 12), 9],
      [0.5, 9],
    ])
    await expect(steps().run(columns, train, [step])).rejects.toMatchObject({ code: 'PREPARATION_ONLY_IN_EXPERIMENT' })
  })
})
