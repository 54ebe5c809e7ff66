import { useTranslation } from 'react-i18next'
import { useFormat } from '#ui'

/** Files or runs with the bytes they take. */
export function SizesTable({ head, rows }: { head: string; rows: readonly { name: string; bytes: number }[] }) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <table className="plain-table">
      <thead>
        <tr>
          <th scope="col">{head}</th>
          <th scope="col" className="num">
            {t('recommender.columns.bytes')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, bytes }) => (
          <tr key={name}>
            <td className="mono">{name}</td>
            <td className="num">{format.bytes(bytes)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
