export interface Item {
  id: string
  site: string
  placed: string
  group: number
  confidence: number
  next: number
  values: (number | null)[]
}

export const MEASURES = [
  { key: 'itm', label: 'ITM', unit: '', digits: 2, mean: 15.9, deviation: 1.1 },
  { key: 'sigma', label: 'Sigma', unit: 'g', digits: 0, mean: 93, deviation: 18 },
  { key: 'loss', label: 'Loss', unit: '%', digits: 2, mean: 2.45, deviation: 0.8 },
  { key: 'corn', label: 'Corn', unit: 'kg', digits: 2, mean: 9.79, deviation: 0.7 },
  { key: 'birds', label: 'Birds', unit: '', digits: 0, mean: 773, deviation: 190 },
  { key: 'days', label: 'Days', unit: '', digits: 0, mean: 11.5, deviation: 0.9 },
] as const

export const CENTRES = [
  { id: 1, x: -1.1, y: -0.7 },
  { id: 2, x: 1.5, y: -0.9 },
  { id: 3, x: 1.9, y: 1.4 },
  { id: 4, x: -2.3, y: 1 },
] as const

/** Seeded, so that each picture is the same. */
export function sampleItems(count: number): Item[] {
  const uniform = seeded(7)
  return Array.from({ length: count }, (_, index) => {
    const group = 1 + Math.floor(uniform() * 4)
    return {
      id: `L-${String(2000 + ((index * 7919) % count)).padStart(4, '0')}`,
      site: ['LL', 'LS', 'Élan', 'Pré'][Math.floor(uniform() * 4)],
      placed: new Date(Date.UTC(2024, 0, 1 + Math.floor(uniform() * 900))).toISOString().slice(0, 10),
      group,
      confidence: uniform(),
      next: 1 + (group % 4),
      values: MEASURES.map(({ mean, deviation, digits }) =>
        uniform() < 0.02 ? null : Number((mean + deviation * (uniform() + uniform() + uniform() - 1.5) * 2).toFixed(digits)),
      ),
    }
  })
}

export function samplePoints(count: number) {
  const uniform = seeded(11)
  const spread = () => (uniform() + uniform() + uniform() + uniform() - 2) * 1.2
  const category = Int32Array.from({ length: count }, () => 1 + Math.floor(uniform() * 4))
  return {
    category,
    x: Float64Array.from(category, (id) => CENTRES[id - 1].x + spread()),
    y: Float64Array.from(category, (id) => CENTRES[id - 1].y + spread()),
  }
}

function seeded(seed: number) {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}
