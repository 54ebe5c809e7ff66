import { readFile } from 'node:fs/promises'
import { isMap, LineCounter, parseDocument } from 'yaml'
import * as z from 'zod'
import { EngineError } from '#engine/base/errors'
import { type Params, Thresholds } from './answers/contract.ts'

const percent = z.number().min(0).max(50)
const share = z.number().min(0).max(1)

/** The requirement's file, and what this product adds to its labelling. */
const Config = z.strictObject({
  clustering: z.strictObject({
    min_months_history: z.int().min(1).max(600).optional(),
    time_window_months: z.int().min(3).max(600).optional(),
    k_range: z
      .array(z.int().min(2).max(60))
      .length(2)
      .refine(([least, most]) => least <= most, 'the first number must not be above the second')
      .optional(),
    min_cluster_size_pct: percent.optional(),
    feature_scaling: z.literal('standard').optional(),
    use_pca: z.boolean().optional(),
    labeling: z
      .strictObject({
        volume_thresholds: z
          .strictObject({ high: share.optional(), low: share.optional() })
          .refine(({ high = 1, low = 0 }) => low < high, 'low must be below high')
          .optional(),
        cv_thresholds: z
          .strictObject({ steady: z.number().min(0).max(10).optional(), volatile: z.number().min(0).max(10).optional() })
          .refine(({ steady = 0, volatile = 10 }) => steady <= volatile, 'steady must not be above volatile')
          .optional(),
        seasonality_threshold: z.number().min(0).max(12).optional(),
        seasonality_min_yoy: z.number().min(-1).max(1).optional(),
        zero_demand_threshold: share.optional(),
        trend_threshold: z.number().min(0).max(10).optional(),
      })
      .optional(),
  }),
})

export interface ReadConfig {
  params: Partial<Pick<Params, 'min_months' | 'time_window' | 'k_range' | 'min_cluster_size_pct' | 'use_pca'>>
  thresholds: Partial<Thresholds>
}

/** Reads the YAML of the requirement. A key that is not known or a value out of range is refused with its line. */
export async function readConfig(path: string, name: string): Promise<ReadConfig> {
  const lines = new LineCounter()
  const document = parseDocument(await readFile(path, 'utf8'), { lineCounter: lines, prettyErrors: false })
  const [broken] = document.errors
  if (broken) throw invalid(name, [{ line: lines.linePos(broken.pos[0]).line, key: '', message: broken.message }])
  const checked = Config.safeParse(document.toJS())
  if (!checked.success)
    throw invalid(
      name,
      checked.error.issues.flatMap((issue) => issuesOf(issue, document.contents, lines)),
    )
  const { min_months_history, time_window_months, k_range, min_cluster_size_pct, use_pca, labeling = {} } = checked.data.clustering
  const { volume_thresholds, cv_thresholds, ...others } = labeling
  return {
    params: given({ min_months: min_months_history, time_window: time_window_months, k_range, min_cluster_size_pct, use_pca }),
    thresholds: given({
      volume_high: volume_thresholds?.high,
      volume_low: volume_thresholds?.low,
      cv_steady: cv_thresholds?.steady,
      cv_volatile: cv_thresholds?.volatile,
      ...others,
    }),
  }
}

/**
 * Thresholds after defaults.
 *
 * @throws {EngineError} `DFU_CONFIG_INVALID` when two of them contradict each other.
 */
export function completeThresholds(some: Partial<Thresholds>): Thresholds {
  const thresholds = Thresholds.parse(given(some))
  const { volume_low, volume_high, cv_steady, cv_volatile } = thresholds
  if (volume_low >= volume_high)
    throw contradiction(`volume_low (${volume_low}) must be below volume_high (${volume_high})`, { volume_low, volume_high })
  if (cv_steady > cv_volatile)
    throw contradiction(`cv_steady (${cv_steady}) must not be above cv_volatile (${cv_volatile})`, { cv_steady, cv_volatile })
  return thresholds
}

interface ConfigIssue {
  line: number | null
  key: string
  message: string
}

type Node = ReturnType<typeof parseDocument>['contents']

function issuesOf(issue: z.core.$ZodIssue, contents: Node, lines: LineCounter): ConfigIssue[] {
  const path = issue.path.map(String)
  const keys = issue.code === 'unrecognized_keys' ? issue.keys : [null]
  return keys.map((key) => {
    const whole = key === null ? path : [...path, key]
    const message = key === null ? issue.message : 'this key is unknown'
    return { line: lineOf(whole, contents, lines), key: whole.join('.'), message }
  })
}

function lineOf(path: readonly string[], contents: Node, lines: LineCounter): number | null {
  let node: unknown = contents
  let line: number | null = null
  for (const key of path) {
    if (!isMap(node)) return line
    const pair = node.items.find((item) => String((item.key as { value?: unknown })?.value) === key)
    if (!pair) return line
    const start = (pair.key as { range?: [number, number, number] }).range?.[0]
    if (start !== undefined) line = lines.linePos(start).line
    node = pair.value
  }
  return line
}

function invalid(name: string, issues: readonly ConfigIssue[]): EngineError {
  const told = issues.map(({ line, key, message }) => `${line === null ? '' : `line ${line}, `}${key ? `${key}: ` : ''}${message}`)
  return new EngineError('DFU_CONFIG_INVALID', `The configuration ${name} cannot be used: ${told.join('; ')}. Correct the file.`, {
    issues,
  })
}

const contradiction = (message: string, details: Record<string, unknown>) =>
  new EngineError('DFU_CONFIG_INVALID', `The thresholds contradict each other: ${message}.`, details)

const given = <T extends Record<string, unknown>>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as never
