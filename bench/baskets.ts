import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { seeded } from '#engine/math/random'
import type { Bench } from './case.ts'

export interface SharedBaskets {
  items: number
  indptr: Int32Array
  indices: Int32Array
  /** Baskets kept aside: all but the last item are observed, the last is to be found. */
  questions: Int32Array[]
  /** What the peer reads: starts, items, starts and items of the questions, all int32. */
  files: { starts: string; items: string; question_starts: string; question_items: string }
}

const QUESTIONS = 5_000
const ITEMS_PER_THEME = 25

/** Baskets of one theme and of chance: items of a theme, and all items, are bought by Zipf's law. */
export function themedBaskets({ folder }: Bench, rows: number, items: number, meanLength: number): SharedBaskets {
  const random = seeded(rows + items)
  const zipf = (n: number) => Math.min(n - 1, Math.floor(n ** random.uniform()) - 1)
  const place = random.shuffled(Array.from({ length: items }, (_, i) => i))
  const draw = (): Int32Array => {
    const theme = random.integer(Math.ceil(items / ITEMS_PER_THEME))
    const length = meanLength === 2 ? 2 : 2 + Math.floor(-Math.log(1 - random.uniform()) * (meanLength - 2))
    const own = new Set<number>()
    while (own.size < Math.min(length, items / 4)) {
      const chance = random.uniform() < 0.3 ? zipf(items) : theme * ITEMS_PER_THEME + zipf(ITEMS_PER_THEME)
      if (own.size > 20 || chance >= items) own.add(place[random.integer(items)])
      else own.add(place[chance])
    }
    return Int32Array.from(random.shuffled([...own]))
  }
  const sets = Array.from({ length: rows + QUESTIONS }, draw)
  const [training, questions] = [sets.slice(0, rows).map((row) => row.toSorted()), sets.slice(rows)]
  const [indptr, indices] = flat(training)
  const [questionStarts, questionItems] = flat(questions)
  const write = (name: string, values: Int32Array): string => {
    const file = join(folder, `${name}-${rows}-${items}-${meanLength}.i32`)
    writeFileSync(file, values)
    return file
  }
  const files = {
    starts: write('starts', indptr),
    items: write('items', indices),
    question_starts: write('question-starts', questionStarts),
    question_items: write('question-items', questionItems),
  }
  return { items, indptr, indices, questions, files }
}

function flat(rows: Int32Array[]): [Int32Array, Int32Array] {
  const starts = new Int32Array(rows.length + 1)
  rows.forEach((row, i) => {
    starts[i + 1] = starts[i] + row.length
  })
  const items = new Int32Array(starts[rows.length])
  rows.forEach((row, i) => {
    items.set(row, starts[i])
  })
  return [starts, items]
}
