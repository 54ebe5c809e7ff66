import { EngineError } from '#engine/base/errors'
import { foldName, type ReadableVersion } from '#engine/datasets/port'
import type { Mapping } from './answers/contract.ts'
import { candidatesFor, suggested } from './domain/map-columns.ts'
import type { FrameColumn } from './frame.ts'
import type { Recipe } from './recipe.ts'
import type { Step } from './steps/contract.ts'
import { kindOf } from './steps/registry.ts'

type Table = Pick<ReadableVersion, 'dataset_id' | 'version_number' | 'columns'>
const lower = (name: string) => name.toLowerCase()

/** Which columns a recipe needs of a table, which are there, and which others they could be. */
export function mappingOf(recipe: Recipe, { dataset_id, version_number, columns }: Table): Mapping {
  const needed = neededColumns(recipe)
  const byName = new Map(columns.map((column) => [lower(column.name), column]))
  const found = new Map([...needed.keys()].map((name) => [name, byName.get(lower(name)) ?? null]))
  const free = columns.filter((column) => ![...found.values()].includes(column))
  const types = new Map((recipe.columns ?? []).map(({ name, type }) => [lower(name), type]))
  const mapped = [...needed].map(([name, steps]) => {
    const own = found.get(name) ?? null
    const type = types.get(lower(name)) ?? null
    const candidates = own ? [] : candidatesFor({ name, type }, free, foldName)
    return { name, type, found: own?.name ?? null, found_type: own?.type ?? null, suggested: suggested(candidates), candidates, steps }
  })
  return {
    dataset_id,
    version_number,
    columns: onceEach(mapped),
    complete: mapped.every((one) => one.found !== null),
    unused: free.map(({ name, type }) => ({ name, type })),
  }
}

/** A column is proposed for one place only: where it fits best. */
function onceEach(mapped: Mapping['columns']): Mapping['columns'] {
  const score = (one: Mapping['columns'][number]) => one.candidates[0]?.score ?? 0
  return mapped.map((one) => {
    const better = mapped.some(
      (other) => other !== one && other.suggested !== null && other.suggested === one.suggested && score(other) >= score(one),
    )
    return better ? { ...one, suggested: null } : one
  })
}

/** Columns that the steps take from the table they start with, each with the numbers of those steps. */
function neededColumns({ steps, columns }: Recipe): Map<string, number[]> {
  const start = columns && new Set(columns.map(({ name }) => lower(name)))
  const made = new Set<string>()
  const needed = new Map<string, number[]>()
  for (const [index, step] of steps.entries()) {
    if (!step.enabled) continue
    for (const name of kindOf(step.step).uses(step)) {
      if (made.has(lower(name)) || (start && !start.has(lower(name)))) continue
      const key = [...needed.keys()].find((known) => lower(known) === lower(name)) ?? name
      needed.set(key, [...(needed.get(key) ?? []), index + 1])
    }
    for (const name of madeBy(step)) made.add(lower(name))
  }
  return needed
}

/** Names that a step is known to make without looking at the data. */
function madeBy(step: Step): string[] {
  switch (step.step) {
    case 'rename':
      return Object.values(step.names)
    case 'derive':
      return [step.name]
    case 'split':
      return step.into
    case 'unpivot':
      return [step.name_to, step.value_to]
    case 'aggregate':
      return step.values.map((value) => value.name ?? (value.function === 'rows' ? 'rows' : `${value.column}_${value.function}`))
    case 'bin':
      return step.columns.map((name) => `${name}_bin`)
    case 'outliers':
      return step.action === 'mark' ? step.columns.map((name) => `${name}_outlier`) : []
    case 'date_parts':
      return step.parts.map((part) => `${step.column}_${part}`)
    default:
      return []
  }
}

/**
 * The renaming by which the table gets the names of the recipe.
 *
 * @param given - recipe column → dataset column; a pair that fits only the other way round is turned.
 * @throws {EngineError} `PREPARATION_COLUMN_UNKNOWN`, `PREPARATION_COLUMN_EXISTS`.
 */
export function renaming(recipe: Recipe, columns: readonly FrameColumn[], given: Readonly<Record<string, string>>): Record<string, string> {
  const wanted = new Map(
    [...neededColumns(recipe).keys(), ...(recipe.columns ?? []).map(({ name }) => name)].map((name) => [lower(name), name]),
  )
  const there = new Map(columns.map(({ name }) => [lower(name), name]))
  const pairs = Object.entries(given).map(([a, b]): [string, string] => {
    const [straight, turned] = [there.get(lower(b)), there.get(lower(a))]
    if (straight !== undefined && (wanted.has(lower(a)) || turned === undefined)) return [straight, wanted.get(lower(a)) ?? a]
    if (turned !== undefined && wanted.has(lower(b))) return [turned, wanted.get(lower(b)) as string]
    throw new EngineError(
      'PREPARATION_COLUMN_UNKNOWN',
      `The mapping ${a}=${b} names no column of the dataset. It has ${[...there.values()]
        .slice(0, 30)
        .map((name) => `"${name}"`)
        .join(', ')}.`,
      { map: `${a}=${b}`, columns: [...there.values()].slice(0, 200) },
    )
  })
  const twice = pairs.find(([from], i) => pairs.some(([other], j) => j < i && other === from))
  if (twice)
    throw new EngineError('PREPARATION_COLUMN_EXISTS', `The column "${twice[0]}" was mapped twice. Map each column once.`, {
      column: twice[0],
    })
  return Object.fromEntries(pairs.filter(([from, to]) => from !== to))
}
