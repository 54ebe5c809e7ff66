import { commandWord } from '../runs/command-line.ts'
import type { RowsQuestion } from './queries.ts'

/** The command line that prints the rows that are in sight. */
export function gridCommand(
  name: string,
  { version, filter, search, sort }: Pick<RowsQuestion, 'version' | 'filter' | 'search' | 'sort'>,
): string {
  const words = ['tessera', 'datasets', 'preview', commandWord(name), '--version', String(version)]
  if (filter) words.push('--filter', commandWord(filter))
  if (search) words.push('--search', commandWord(search))
  if (sort) words.push('--sort', commandWord(sort.join(',')))
  return words.join(' ')
}
