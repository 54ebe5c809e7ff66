import type { DataCheck, Epoch, RunSummary } from './answers.ts'
import type { Form } from './form.ts'

/** What the engine says in both languages, in that of the page. */
export const inLanguage = <T>(language: 'en' | 'fr', en: T, fr: T): T => (language === 'fr' ? fr : en)

/** What a training with these settings will look at and need. */
export function consequences(form: Form, check: DataCheck) {
  const known = form.include_all_items ? check.products + check.unsold_products : check.products
  const items = form.max_items ? Math.min(form.max_items, known) : known
  const ease = Math.min(form.ease_items ?? 0, items)
  const learnt = Math.max(0, check.baskets - check.single_baskets)
  return {
    /** Products of the run, at most. */
    items,
    ease_items: ease,
    /** Float32, squared. */
    ease_bytes: ease * ease * 4,
    /** Rows with two products or more that are kept aside, about. */
    held_out: Math.round(learnt * (form.holdout ?? 0)),
    /** Pairs (basket, product) that an epoch goes through, about. */
    examples: Math.round(check.length.mean * check.baskets * (1 - (form.holdout ?? 0))),
    numbers: items * (form.no_components ?? 0),
  }
}

/** The lines of a curve; an epoch without the figure leaves its place empty. */
export const pointsOf = (epochs: readonly Epoch[], figure: 'loss' | 'mrr' | 'hit') =>
  epochs.flatMap((epoch) => (epoch[figure] === null ? [] : [{ x: epoch.epoch, y: epoch[figure] }]))

/** The columns of order lines under which the engine looks for its own, in the order of the form. */
export const LINE_COLUMNS = [
  'order_id',
  'product_id',
  'quantity',
  'profession',
  'date',
  'LIB_PRODUIT',
  'ID_GAMME',
  'LIB_GAMME',
  'ID_UNIVERS',
  'LIB_UNIVERS',
  'ID_MARQUE',
] as const

export type LineColumn = (typeof LINE_COLUMNS)[number]

/** `column=target,…` as the engine reads it; columns that are found by name are left out. */
export const mapText = (columns: Partial<Record<LineColumn, string>>): string | undefined => {
  const pairs = LINE_COLUMNS.flatMap((target) => (columns[target] ? [`${columns[target]}=${target}`] : []))
  return pairs.length > 0 ? pairs.join(',') : undefined
}

/**
 * The run that answers for the project when none is chosen: the current one, else the newest that is complete. `run_current` may point
 * to a run of another project, which is not in the list.
 */
export const answeringRun = (runs: readonly RunSummary[] | undefined): string | undefined => {
  const complete = runs?.filter((run) => run.complete) ?? []
  return (complete.find((run) => run.current) ?? complete[0])?.run
}
