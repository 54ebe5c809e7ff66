import { createHash } from 'node:crypto'
import { isAbsolute, join, resolve } from 'node:path'
import type { Call } from '#engine/base/contract'
import { EngineError } from '#engine/base/errors'
import type { Params } from './answers/contract.ts'
import type { ReadConfig } from './read-config.ts'

const DEFAULTS: Params = {
  min_months: 12,
  time_window: 24,
  until: null,
  item_features: [],
  dfu_features: [],
  k_range: [3, 12],
  k: null,
  min_cluster_size_pct: 1,
  use_pca: false,
  log_volume: true,
  gap_b: 10,
  n_init: 10,
  random_state: 42,
  no_match: false,
}

/** What the features depend on. */
export type FeatureParams = Pick<Params, 'min_months' | 'time_window' | 'until' | 'item_features' | 'dfu_features'>

/** What a call may say of the parameters. */
export type Asked = { [K in keyof Omit<Params, 'log_volume'>]?: NonNullable<Params[K]> } & { no_log_volume?: boolean }

/** Parameters after defaults: what the call says wins over the configuration, that over the latest `dfu features`. */
export function completeParams(asked: Asked, config: ReadConfig['params'], settings: Partial<Params>): Params {
  const { no_log_volume, ...own } = asked
  const said = Object.fromEntries(Object.entries(own).filter(([name, value]) => value !== undefined && name in DEFAULTS))
  const params: Params = { ...DEFAULTS, ...settings, ...config, ...said, log_volume: no_log_volume !== true }
  const { k_range, min_cluster_size_pct } = params
  if (k_range[0] > k_range[1] || min_cluster_size_pct > 100 / k_range[0])
    throw new EngineError(
      'DFU_CONFIG_INVALID',
      `min_cluster_size_pct ${min_cluster_size_pct} cannot be met by any K from ${k_range.join(' to ')}: it must be at most ${(100 / k_range[0]).toFixed(1)}.`,
      { k_range, min_cluster_size_pct },
    )
  return params
}

/** Runs with the same key are alike: their cluster numbers are matched. */
export function matchKey({ item_features, dfu_features, log_volume }: Params): string {
  const alike = { item: [...item_features].sort(), dfu: [...dfu_features].sort(), log_volume }
  return createHash('sha256').update(JSON.stringify(alike)).digest('hex')
}

/**
 * The absolute path of a file or folder that a call wants written.
 *
 * @throws {EngineError} `FORBIDDEN` for a path through another door than the command line.
 */
export function outputPath(given: string | undefined, { door }: Pick<Call, 'door'>): string | null {
  if (given === undefined) return null
  if (door !== 'command')
    throw new EngineError('FORBIDDEN', 'Only the command line may name a place for files. Leave it out; the answer says where they are.', {
      output: given,
    })
  return isAbsolute(given) ? given : resolve(given)
}

/** Where the files of a project go when the call names no place. */
export const projectFolder = (workspace: string, project_id: number): string => join(workspace, 'dfu', `project_${project_id}`)
