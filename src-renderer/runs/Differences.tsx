import { useTranslation } from 'react-i18next'

interface Props {
  /** Headers of the two columns. */
  runs: readonly [string, string]
  rows: readonly { name: string; a: string; b: string }[]
}

/** The parameters in which two runs differ. */
export function Differences({ runs, rows }: Props) {
  const { t } = useTranslation()
  if (rows.length === 0) return <p className="small t2">{t('runs.sameParameters')}</p>
  return (
    <table className="plain-table">
      <thead>
        <tr>
          <th scope="col">{t('runs.parameter')}</th>
          <th scope="col">{runs[0]}</th>
          <th scope="col">{runs[1]}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, a, b }) => (
          <tr key={name}>
            <td>{name}</td>
            <td style={{ overflowWrap: 'anywhere' }}>{a}</td>
            <td style={{ overflowWrap: 'anywhere' }}>{b}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
