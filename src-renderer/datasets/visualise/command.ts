import { commandWord } from '../../runs/command-line.ts'
import type { ChartConfig } from './answers.ts'

/** The command line that draws a chart. */
export function chartCommand(dataset: string, version: number | undefined, config: ChartConfig): string {
  const words = ['tessera', 'datasets', 'chart', commandWord(dataset)]
  for (const [name, value] of Object.entries({ version, ...config })) {
    if (value === undefined) continue
    const written = Array.isArray(value) ? commaList(value) : String(value)
    words.push(`--${name}`, commandWord(written))
  }
  return [...words, '--out', 'chart.svg'].join(' ')
}

/** A list as every door reads it: a name that holds a comma or a quote stands in quotes, as in CSV. */
export const commaList = (names: readonly string[]): string =>
  names.map((name) => (/[",]/.test(name) ? `"${name.replaceAll('"', '""')}"` : name)).join(',')
