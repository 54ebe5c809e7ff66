import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { golden } from '#engine/testing/golden'
import { openTestEngine } from '#engine/testing/open-test-engine'
import type { StepInput } from '#engine/testing/step-cases'

interface Golden {
  cases: {
    dataset: string
    name: string
    step: StepInput
    column: string
    rows: number
    missing: number
    sum: number | null
    cells: (string | number | null)[]
  }[]
}

const data = join(import.meta.dirname, '../../../shared/data')
const folder = mkdtempSync(join(tmpdir(), 'tessera-golden-'))
let test: Awaited<ReturnType<typeof openTestEngine>>

/** An ARFF file without quotes and commas in its cells, as CSV. */
function asCsv(path: string): string {
  const lines = readFileSync(path, 'utf8').split(/\r?\n/)
  const names = lines.filter((line) => /^@attribute/i.test(line)).map((line) => line.split("'")[1])
  const rows = lines.filter((line) => line !== '' && !/^[@%]/.test(line))
  const csv = join(folder, 'hypothyroid.csv')
  writeFileSync(csv, [names.map((name) => `"${name}"`).join(','), ...rows].join('\n'))
  return csv
}

async function imported(name: string, file: string, header: boolean) {
  const { task_id } = await test.api.datasets.import({ file, name, header, missing: ['?', ''] })
  expect((await test.finished(task_id)).error).toBeNull()
}

describe.skipIf(!existsSync(data))('steps on real columns (skipped where the public data are not beside the repository)', () => {
  beforeAll(async () => {
    test = await openTestEngine()
    await imported('titanic', join(data, 'tabular/titanic.csv'), true)
    await imported('adult', join(data, 'tabular/adult_train.csv'), false)
    await imported('hypothyroid', asCsv(join(data, 'arff/hypothyroid.arff')), true)
  }, 60_000)
  afterAll(async () => {
    await test.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const cases = golden<Golden>('preparation-real').cases.map((one) => [`${one.dataset}: ${one.name}`, one] as const)
  it.each(cases)('agree with pandas and scikit-learn: %s', async (_name, { dataset, step, column, rows, missing, sum, cells }) => {
    const { task_id } = await test.api.preparation.apply({ dataset, version: 1, step: [step as never] })
    const job = await test.finished(task_id)
    expect(job.error).toBeNull()
    const { version_number: version } = job.result as { version_number: number }
    const values: unknown[] = []
    for (let offset = 0; offset < rows; offset += 5000) {
      const page = await test.api.datasets.rows({ dataset, version, offset, limit: 5000 })
      const place = page.columns.findIndex(({ name }) => name === column)
      values.push(...page.rows.map((row) => row[place]))
    }
    const known = values.filter((value) => value !== null)
    expect({ rows: values.length, missing: values.length - known.length }).toEqual({ rows, missing })
    const total = (known as number[]).reduce((all, value) => all + value, 0)
    if (sum !== null) expect(Math.abs(total - sum)).toBeLessThan(1e-9 * Math.max(1, known.length, Math.abs(sum)))
    const shown = values.filter((_, place) => place % 97 === 0)
    expect(shown).toEqual(cells.map((cell) => (typeof cell === 'number' && !Number.isInteger(cell) ? expect.closeTo(cell, 9) : cell)))
  })
})
