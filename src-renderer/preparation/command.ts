import { commandLine } from '../runs/command-line.ts'
import type { Step } from './answers.ts'

/** `tessera preparation apply …` with all steps. */
export function applyCommand(dataset: string, version: number | undefined, steps: readonly Step[]): string {
  const base = version === undefined ? [] : ['--version', version]
  return commandLine('preparation', 'apply', dataset, ...base, '--step', ...steps.map((step) => JSON.stringify(step)))
}
