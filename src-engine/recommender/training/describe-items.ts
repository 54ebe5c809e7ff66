import type { Detail, Details } from '../data/tables.ts'
import type { ItemFacts } from './item-features.ts'

export interface ItemDescriptions extends ItemFacts {
  /** Per item what details say; null for one that is not in them. */
  details: (Detail | null)[]
  /** 1 = a training row holds it not. */
  cold: Uint8Array
}

const SMALL_INTEGER = /^(?:0|[1-9]\d{0,8})$/

/**
 * What is known of the items of a run beside their sales.
 *
 * @param ids - of the items; @param indices - items of all training rows.
 * @returns ranges and universes as numbers: their own where all of them are whole numbers, else their place among the sorted names.
 */
export function describeItems(ids: readonly string[], details: Details, indices: Int32Array): ItemDescriptions {
  const own = ids.map((id) => details.get(id) ?? null)
  const cold = new Uint8Array(ids.length).fill(1)
  for (const item of indices) cold[item] = 0
  return {
    details: own,
    gamme: numbersOf(own.map((detail) => detail?.gamme ?? null)),
    univers: numbersOf(own.map((detail) => detail?.univers ?? null)),
    privateLabel: Uint8Array.from(own, (detail) => (detail?.privateLabel ? 1 : 0)),
    cold,
  }
}

function numbersOf(names: readonly (string | null)[]): Int32Array {
  const distinct = [...new Set(names.filter((name) => name !== null))]
  const asThey = distinct.every((name) => SMALL_INTEGER.test(name))
  const place = new Map(distinct.sort().map((name, index) => [name, asThey ? Number(name) : index]))
  return Int32Array.from(names, (name) => (name === null ? -1 : (place.get(name) as number)))
}
