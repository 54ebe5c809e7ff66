import { resolve } from 'node:path'

/**
 * The words of a command when the product was started as the command line: everything after `--cli`.
 * The launchers write `--cli --`, so that Chromium takes none of the words for a switch of its own.
 *
 * @returns null when a window was asked for.
 */
export function commandWords(argv: readonly string[]): string[] | null {
  const at = argv.indexOf('--cli')
  if (at < 0) return null
  const words = argv.slice(at + 1)
  return words[0] === '--' ? words.slice(1) : words
}

/**
 * The files that a start names ("open with", a file dropped on the icon, a second start).
 *
 * @param argv - executable, in a checkout the folder of the product, then switches and files.
 * @param cwd - folder that relative names are meant from.
 */
export function filesIn(argv: readonly string[], { cwd, packaged }: { cwd: string; packaged: boolean }): string[] {
  const words = argv.slice(1).filter((word) => word !== '' && !word.startsWith('-'))
  return words.slice(packaged ? 0 : 1).map((word) => resolve(cwd, word))
}
