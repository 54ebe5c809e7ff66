// A process of its own: imports, profiles and prepares the table argv[2] in the workspace argv[3], and prints what it took as JSON.
import { openTestEngine } from '#engine/testing/open-test-engine'

const [, , file, workspace] = process.argv
const { api, finished, close } = await openTestEngine({ workspace })

async function task(started: Promise<{ task_id: number }>) {
  const { result, error } = await finished((await started).task_id)
  if (!result) throw new Error(error?.message)
  return result
}
const seconds: Record<string, number> = {}
async function timed<T>(name: string, work: () => Promise<T>): Promise<T> {
  const began = performance.now()
  const done = await work()
  seconds[name] = (performance.now() - began) / 1000
  return done
}

const steps = [
  { step: 'fill_missing' as const, columns: ['weight'], method: 'median' as const },
  { step: 'outliers' as const, columns: ['price'], method: 'iqr' as const, action: 'bounds' as const },
  { step: 'scale' as const, columns: ['count'], method: 'zscore' as const },
  { step: 'encode' as const, columns: ['site'], method: 'onehot' as const },
  { step: 'derive' as const, name: 'value', expression: 'price * weight' },
  { step: 'filter' as const, where: 'grade >= 2' },
]
await timed('import', () => task(api.datasets.import({ file, name: 'large' })))
await timed('profile', () => api.datasets.profile({ dataset: 'large' }))
const shown = { dataset: 'large', step: steps, column: 'price' }
await timed('preview_first', () => api.preparation.preview(shown))
await timed('preview', () => api.preparation.preview(shown))
await timed('rows_first', () => api.datasets.rows({ dataset: 'large', limit: 100 }))
await timed('rows', () => api.datasets.rows({ dataset: 'large', offset: 2_500_000, limit: 100 }))
const made = await timed('steps', () => task(api.preparation.apply({ dataset: 'large', step: steps })))
const { columns } = await api.datasets.profile({ dataset: 'large' })
const value = columns.find(({ name }) => name === 'value') as { numbers?: { mean: number } | null }
console.log(JSON.stringify({ seconds, rows: made.rows, mean: value.numbers?.mean, peak_mb: process.resourceUsage().maxRSS / 1024 }))
await close()
