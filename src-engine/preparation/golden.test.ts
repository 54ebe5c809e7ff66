import { expect, it } from 'vitest'
import { golden } from '#engine/testing/golden'
import { type Columns, frameOf, type Table } from '#engine/testing/prepare-rows'
import { type StepInput, stepTableOfFile } from '#engine/testing/step-cases'

interface Golden {
  types: Columns
  table: Table
  other: { types: Columns; table: Table }
  cases: { name: string; steps: StepInput[]; columns: string[]; rows: (string | number | null)[][]; experiment?: boolean }[]
}

const { types, table, other, cases } = golden<Golden>('preparation')
const steps = stepTableOfFile()
const near = (value: unknown) => (typeof value === 'number' && !Number.isInteger(value) ? expect.closeTo(value, 9) : value)

it.each(cases.map((one) => [one.name, one] as const))(
  'agrees with pandas and scikit-learn: %s',
  async (_name, { steps: wanted, columns, rows, experiment }) => {
    steps().other('7', frameOf(other.types, other.table))
    const run = await steps().run(types, table, wanted, experiment ? { purpose: 'experiment' } : {})
    expect(run.frame.columns.map(({ name }) => name)).toEqual(columns)
    expect(run.table).toEqual(rows.map((row) => row.map(near)))
  },
)
