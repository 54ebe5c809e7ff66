import type { Hit } from '../../answers.ts'

interface Props {
  a: readonly Hit[]
  b: readonly Hit[]
  selected: string | number | undefined
}

/** Px, as the rows and headers of the lists. */
const ROW = 50
const HEAD = 40
const WIDTH = 44

/** Lines from each suggestion to its place in the other list; a mark where the other list lacks it. */
export function Bridge({ a, b, selected }: Props) {
  const y = (place: number) => HEAD + ROW * place + ROW / 2
  return (
    <svg width={WIDTH} height={HEAD + ROW * Math.max(a.length, b.length)} aria-hidden style={{ display: 'block' }}>
      {a.map(({ product_id }, place) => {
        const there = b.findIndex((hit) => hit.product_id === product_id)
        const on = selected === product_id
        return there < 0 ? (
          <rect key={product_id} x={6} y={y(place) - 2} width={4} height={4} style={{ fill: 'var(--t-edge)' }} />
        ) : (
          <path
            key={product_id}
            d={`M0 ${y(place)}C22 ${y(place)} 22 ${y(there)} ${WIDTH} ${y(there)}`}
            style={{ fill: 'none', stroke: on ? 'var(--t-accent)' : 'var(--t-line-strong)', strokeWidth: on ? 2 : 1 }}
          />
        )
      })}
      {b.map(
        ({ product_id }, place) =>
          !a.some((hit) => hit.product_id === product_id) && (
            <rect key={product_id} x={WIDTH - 10} y={y(place) - 2} width={4} height={4} style={{ fill: 'var(--t-edge)' }} />
          ),
      )}
    </svg>
  )
}
