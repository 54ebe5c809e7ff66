import type { Chart } from './chart.ts'
import type { Language } from './format.ts'

/** Everything a report shows, as plain JSON: the same value gives HTML, PDF, SVG, PNG and CSV. */
export interface Report {
  title: string
  subtitle?: string
  lang: Language
  /** ISO moment, printed and written into the PDF; the renderers never read a clock, so the same report gives the same bytes. */
  createdAt: string
  lineage: LineageEntry[]
  blocks: Block[]
}

/** Where the figures come from: run, data hash, seed, version… */
export interface LineageEntry {
  label: string
  value: string
  /** Repeated under every chart and table and in the page footer: set it on run, data hash and seed. */
  onFigures?: boolean
}

export type Block = HeadingBlock | ParagraphBlock | FactsBlock | TableBlock | ChartBlock | NoteBlock | PageBreakBlock

export interface HeadingBlock {
  kind: 'heading'
  level: 1 | 2
  text: string
}

export interface ParagraphBlock {
  kind: 'paragraph'
  text: string
}

export interface FactsBlock {
  kind: 'facts'
  facts: Fact[]
}

export interface Fact {
  label: string
  value: Cell
  /** How `value` is read; a string without a type is text, a number is a number. */
  type?: 'text' | 'id' | 'number' | 'share' | 'date'
  unit?: string
  /** Decimals of a number or of a share in per cent; 0. */
  digits?: number
  definition?: string
}

export interface TableBlock {
  kind: 'table'
  title: string
  columns: Column[]
  /** One cell per column; null is missing. */
  rows: Cell[][]
  note?: string
}

/** null is missing; a number that is not finite counts as missing. */
export type Cell = string | number | null

export interface Column {
  label: string
  /** `category` cells are ids from 1 drawn as numbered tiles; `date` cells are ISO; `share` cells are on 0–1. */
  type: 'text' | 'id' | 'number' | 'share' | 'category' | 'date'
  unit?: string
  digits?: number
  /** Tiles in outline: runner-up, the other side. */
  outline?: boolean
}

export interface ChartBlock {
  kind: 'chart'
  title: string
  /** One sentence with the finding; it is also what a screen reader hears. */
  finding: string
  chart: Chart
}

export interface NoteBlock {
  kind: 'note'
  tone: 'info' | 'warning'
  text: string
}

export interface PageBreakBlock {
  kind: 'page-break'
}

/** The entries that every figure carries, as one line: "run 14 · data 7f3a91c · seed 42". */
export const sourceLine = (lineage: readonly LineageEntry[]): string =>
  lineage
    .filter((entry) => entry.onFigures)
    .map((entry) => `${entry.label} ${entry.value}`)
    .join(' · ')

export const chartsOf = (report: Report): ChartBlock[] => report.blocks.filter((block) => block.kind === 'chart')
