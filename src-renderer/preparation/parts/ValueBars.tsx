import { useFormat } from '#ui'

interface Props {
  rows: readonly { value: string; before: number | null; after: number | null }[]
}

/** Counts of values: outline before, fill after. */
export function ValueBars({ rows }: Props) {
  const format = useFormat()
  const most = Math.max(1, ...rows.flatMap(({ before, after }) => [before ?? 0, after ?? 0]))
  const width = (count: number | null) => `${(100 * (count ?? 0)) / most}%`
  return (
    <ul className="prep-bars" aria-hidden>
      {rows.slice(0, 12).map(({ value, before, after }) => (
        <li key={value}>
          <span className="ell small">{value}</span>
          <span className="prep-bar">
            <i style={{ width: width(after) }} />
            <b style={{ width: width(before) }} />
          </span>
          <span className="num small">{format.number(after ?? 0)}</span>
        </li>
      ))}
    </ul>
  )
}
