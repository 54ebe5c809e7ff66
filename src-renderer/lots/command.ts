import type { ClusterInput } from './answers.ts'

/** A command line that can be pasted into a shell: what is not plain is quoted. */
export function commandLine(...words: readonly (string | number)[]): string {
  return ['tessera', ...words].map((word) => quoted(String(word))).join(' ')
}

/** `tessera lots cluster …` with every parameter that differs from its default. */
export function clusterCommand(input: ClusterInput): string {
  const words: (string | number)[] = ['lots', 'cluster']
  for (const [name, value] of Object.entries(input)) {
    if (value === undefined || value === null || value === false || value === DEFAULTS[name]) continue
    words.push(`--${name.replaceAll('_', '-')}`)
    if (value !== true) words.push(Array.isArray(value) ? value.join(',') : String(value))
  }
  return commandLine(...words)
}

const DEFAULTS: Record<string, unknown> = { random_state: 42, n_init: 10, min_lots: 20, modele_version: 'lot_pred_kmeans_v1' }

const quoted = (word: string) => (/^[\p{L}\p{N}_.,:/=@%+-]+$/u.test(word) ? word : `"${word.replace(/["\\$`]/g, '\\$&')}"`)
