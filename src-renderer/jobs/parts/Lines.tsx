interface Props {
  label: string
  lines: readonly { name: string; text: string }[]
  /** Said when there is none. */
  empty: string
}

/** Names as the contract spells them, with their values. */
export function Lines({ label, lines, empty }: Props) {
  if (lines.length === 0) return <p className="t3">{empty}</p>
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reached by the keyboard
    <section className="scroll" aria-label={label} tabIndex={0}>
      <table className="plain-table">
        <tbody>
          {lines.map(({ name, text }) => (
            <tr key={name}>
              <th scope="row" className="mono" style={{ width: 160 }}>
                {name}
              </th>
              <td className="mono" style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>
                {text}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
