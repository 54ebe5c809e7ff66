import { Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Tag } from '#ui'
import type { MappedColumn, Mapping } from '../answers.ts'
import { useDataset } from '../queries.ts'

interface Props {
  mapping: Mapping
  dataset: string
  /** Column of the dataset for each column of the recipe. */
  chosen: Readonly<Record<string, string | null>>
  disabled: boolean
  onChoose: (column: string, to: string | null) => void
}

/** Which column of the dataset stands for which one of the recipe; those that are not sure come first. */
export function MappingTable({ mapping, dataset, chosen, disabled, onChoose }: Props) {
  const { t } = useTranslation()
  const details = useDataset(dataset)
  const all = (details.data?.columns ?? []).map(({ name }) => name)
  const rows = [...mapping.columns].sort((a, b) => Number(a.found !== null) - Number(b.found !== null))
  const optionsOf = ({ candidates }: MappedColumn) => {
    const likely = candidates.map(({ name }) => name)
    return [...likely, ...all.filter((name) => !likely.includes(name))]
  }
  return (
    <div className="prep-mapping">
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{t('preparation.recipeColumn')}</th>
            <th scope="col">{t('preparation.neededBy')}</th>
            <th scope="col">{t('preparation.datasetColumn')}</th>
            <th scope="col">{t('preparation.foundHow')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((column) => (
            <tr key={column.name} className={chosen[column.name] === null ? 'prep-open' : ''}>
              <td>
                <span className="med">{column.name}</span>{' '}
                {column.type && <span className="t3">{t(`preparation.types.${column.type}`)}</span>}
              </td>
              <td>{column.steps.join(', ')}</td>
              <td>
                <Select
                  aria-label={t('preparation.columnFor', { column: column.name })}
                  data={optionsOf(column)}
                  value={chosen[column.name]}
                  onChange={(to) => onChoose(column.name, to)}
                  placeholder={t('preparation.chooseColumn')}
                  disabled={disabled}
                  allowDeselect={false}
                  searchable
                  clearable
                  limit={100}
                />
              </td>
              <td>
                <How column={column} to={chosen[column.name]} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function How({ column, to }: { column: MappedColumn; to: string | null }) {
  const { t } = useTranslation()
  if (to === null) return <Tag tone="warning">{t('preparation.how.open')}</Tag>
  if (to === column.found) return <Tag tone="success">{t('preparation.how.name')}</Tag>
  const candidate = column.candidates.find(({ name }) => name === to)
  return <Tag tone="accent">{t(`preparation.how.${to === column.suggested && candidate ? candidate.reason : 'choice'}`)}</Tag>
}
