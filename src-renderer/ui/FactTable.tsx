interface Row {
  label: string
  value: string
  mono?: boolean
}

/** Names with their values, one a line. */
export const FactTable = ({ rows }: { rows: readonly Row[] }) => (
  <table className="plain-table">
    <tbody>
      {rows.map(({ label, value, mono }) => (
        <tr key={label}>
          <th scope="row" style={{ width: 160 }}>
            {label}
          </th>
          <td className={mono ? 'mono' : undefined} style={{ overflowWrap: 'anywhere' }}>
            {value}
          </td>
        </tr>
      ))}
    </tbody>
  </table>
)
