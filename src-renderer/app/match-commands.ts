export type CommandGroup = 'page' | 'action' | 'run' | 'dataset' | 'job' | 'project' | 'help'

export interface Command {
  /** The same in every session: recent ones are kept by it. */
  id: string
  group: CommandGroup
  label: string
  /** What else it is found by: the label in the other language, a date. */
  also?: string
  /** Said beside the label. */
  detail?: string
  /** Of the category it stands for. */
  tile?: number
  keys?: string
  run: () => void
}

/** Commands of one group that are shown before anything is typed. */
const AT_FIRST = 4
const MOST = 60

/**
 * The commands that hold every typed word, whatever case and accents.
 *
 * @param recent - ids, last used first.
 * @returns best first: those that begin with what was typed, then those with a word that does, then the others; within each the recent
 *   ones first. With nothing typed: the recent ones, then some of each group.
 */
export function matchCommands(commands: readonly Command[], typed: string, recent: readonly string[]): Command[] {
  const words = fold(typed).split(/\s+/).filter(Boolean)
  const ageOf = (command: Command) => {
    const age = recent.indexOf(command.id)
    return age < 0 ? Number.POSITIVE_INFINITY : age
  }
  if (words.length === 0) return atFirst(commands, ageOf)
  return commands
    .map((command, index) => ({ command, index, rank: rankOf(command, words), age: ageOf(command) }))
    .filter(({ rank }) => rank !== undefined)
    .sort((a, b) => (a.rank as number) - (b.rank as number) || (a.age === b.age ? 0 : a.age - b.age) || a.index - b.index)
    .slice(0, MOST)
    .map(({ command }) => command)
}

/** @returns the ids with this one in front, each once. */
export const withRecent = (recent: readonly string[], id: string): string[] => [id, ...recent.filter((other) => other !== id)].slice(0, 12)

function atFirst(commands: readonly Command[], ageOf: (command: Command) => number): Command[] {
  const recent = commands.filter((command) => ageOf(command) < Number.POSITIVE_INFINITY).sort((a, b) => ageOf(a) - ageOf(b))
  const shown = new Map<CommandGroup, number>()
  const rest = commands.filter((command) => {
    const count = shown.get(command.group) ?? 0
    if (recent.includes(command) || (count >= AT_FIRST && command.group !== 'page')) return false
    shown.set(command.group, count + 1)
    return true
  })
  return [...recent.slice(0, 5), ...rest]
}

/** 0 begins with it, 1 has a word that does, 2 holds it; undefined when a word is missing. */
function rankOf({ label, also, detail }: Command, words: readonly string[]): number | undefined {
  const names = [label, also ?? ''].map(fold)
  const text = `${names.join(' ')} ${fold(detail ?? '')}`
  if (!words.every((word) => text.includes(word))) return undefined
  const typed = words.join(' ')
  if (names.some((name) => name.startsWith(typed))) return 0
  return names.some((name) => name.includes(` ${typed}`)) ? 1 : 2
}

const fold = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
