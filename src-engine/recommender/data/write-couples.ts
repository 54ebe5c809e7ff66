import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { finished } from 'node:stream/promises'
import { countPairs } from '../training/count-pairs.ts'
import type { Rows } from '../training/training-rows.ts'
import type { Sales } from './tables.ts'

/** Rows of more products make no pairs. */
const LARGEST = 1_000
const MOST_PAIRS = 24_000_000

export interface CouplesInput {
  sales: Sales
  /** Orders that a pair must be in. */
  least: number
  /** Where the CSV goes: the columns of couples, with a header. */
  path: string
}

/**
 * Counts the directed pairs of each profession, each order as often as it occurred, and writes them as CSV.
 *
 * @returns the rows that were written.
 */
export async function writeCouples({ sales, least, path }: CouplesInput, onProgress: (share: number) => void): Promise<number> {
  const { professions, ids } = sales
  const nobody = professions.length
  const rows: Rows = {
    ...{ indptr: sales.indptr, indices: sales.indices },
    profession: sales.profession.map((profession) => (profession < 0 ? nobody : profession)),
    weights: Float32Array.from(sales.occurrences, (times) => (Number.isNaN(times) ? 1 : times)),
  }
  const options = { items: ids.length, professions: nobody + 1, maxBasket: LARGEST, limit: MOST_PAIRS, byWeight: true }
  const { populations } = countPairs(rows, options, (share) => onProgress(0.6 * share))
  const out = createWriteStream(path)
  const names = [...professions.map(quoted), '']
  const products = ids.map(quoted)
  let written = 0
  out.write('ID_PRODUIT_A,ID_PRODUIT_B,OCCURENCE_PAIR,PROFESSION_CLIENT\n')
  for (const [population, { count }] of populations.slice(0, -1).entries()) {
    for (let a = 0; a < ids.length; a++) {
      const lines: string[] = []
      for (let at = count.indptr[a]; at < count.indptr[a + 1]; at++)
        if (count.data[at] >= least) lines.push(`${products[a]},${products[count.indices[at]]},${count.data[at]},${names[population]}\n`)
      written += lines.length
      if (lines.length > 0 && !out.write(lines.join(''))) await once(out, 'drain')
    }
    onProgress(0.6 + (0.4 * (population + 1)) / (nobody + 1))
  }
  out.end()
  await finished(out)
  return written
}

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`
