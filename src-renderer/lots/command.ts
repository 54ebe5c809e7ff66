import { commandLine, flagsOf } from '../runs/command-line.ts'
import type { ClusterInput } from './answers.ts'

/** `tessera lots cluster …` with every parameter that differs from its default. */
export const clusterCommand = (input: ClusterInput): string => commandLine('lots', 'cluster', ...flagsOf({ ...input }, DEFAULTS))

const DEFAULTS = { random_state: 42, n_init: 10, min_lots: 20, modele_version: 'lot_pred_kmeans_v1' }
