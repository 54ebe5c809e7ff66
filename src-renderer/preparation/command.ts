import type { Step } from './answers.ts'

/** A command line that can be pasted into a shell: what is not plain is in single quotes. */
export const commandLine = (...words: readonly (string | number)[]) => ['tessera', ...words].map((word) => quoted(String(word))).join(' ')

/** `tessera preparation apply …` with all steps. */
export function applyCommand(dataset: string, version: number | undefined, steps: readonly Step[]): string {
  const base = version === undefined ? [] : ['--version', version]
  return commandLine('preparation', 'apply', dataset, ...base, '--step', ...steps.map(stepWord))
}

/** JSON that holds no single quote, so that shells of all kinds take it the same way. */
const stepWord = (step: Step) => JSON.stringify(step).replaceAll("'", '\\u0027')

const quoted = (word: string) => (/^[\p{L}\p{N}_.,:/=@%+-]+$/u.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`)
