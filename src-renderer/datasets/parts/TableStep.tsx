import { Radio, Select } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Note, Tag } from '#ui'
import type { Binding, Column, TableName } from '../answers.ts'
import { remapped, TABLES } from '../form.ts'
import { boundCount, lacksMeasures, openQuestions } from '../view.ts'

interface Props {
  table: TableName | null
  /** Chosen by Tessera, not by the analyst. */
  proposed: boolean
  onTable: (table: TableName | null) => void
  /** Absent while it is asked. */
  binding: Binding | null
  fileColumns: readonly Column[]
  map: Readonly<Record<string, string>>
  onMap: (map: Readonly<Record<string, string>>) => void
  error: ReactNode
}

const NONE = 'none'

/** Where the rows go: a dataset only, or a table of the project too, and which column feeds which. */
export function TableStep({ table, proposed, onTable, binding, fileColumns, map, onMap, error }: Props) {
  const { t } = useTranslation()
  return (
    <div className="stack">
      <Radio.Group
        label={t('datasets.target')}
        value={table ?? NONE}
        onChange={(value) => onTable(TABLES.find((name) => name === value) ?? null)}
      >
        <div className="stack tight" style={{ marginTop: 4 }}>
          {[NONE, ...TABLES].map((name) => (
            <Radio
              key={name}
              size="xs"
              value={name}
              label={
                <>
                  <span className="med">{t(`datasets.targets.${name}`)}</span>
                  <span className="small t2 target-hint">{t(`datasets.targetHints.${name}`)}</span>
                </>
              }
            />
          ))}
        </div>
      </Radio.Group>
      {error}
      {table && binding?.table === table && (
        <>
          {proposed && <Note>{t('datasets.proposed', { bound: boundCount(binding), total: binding.columns.length })}</Note>}
          <Problems binding={binding} />
          {lacksMeasures(binding) && <Note tone="warning">{t('datasets.noMeasures')}</Note>}
          <Mapping binding={binding} fileColumns={fileColumns} onMap={(to, from) => onMap(remapped(map, to, from))} />
          {binding.unused.length > 0 && (
            <p className="t2 small text">{t('datasets.unused', { count: binding.unused.length, names: binding.unused.join(', ') })}</p>
          )}
        </>
      )}
    </div>
  )
}

/** What must be answered; columns are named where the mapping marks them. */
function Problems({ binding }: { binding: Binding }) {
  const { t, i18n } = useTranslation()
  const questions = openQuestions(binding)
  if (questions.length === 0 && binding.problems.length === 0) return null
  const said =
    questions.length > 0
      ? questions.map(({ to, kind, candidates }) =>
          t(kind === 'missing' ? 'datasets.columnMissing' : 'datasets.columnAmbiguous', { to, names: candidates.join(', ') }),
        )
      : binding.problems.map(({ code, message }) =>
          i18n.language === 'en' ? message : t(`datasets.errors.${code}.message`, { defaultValue: message }),
        )
  return (
    <Note tone="warning">
      <ul>
        {said.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </Note>
  )
}

interface MappingProps {
  binding: Binding
  fileColumns: readonly Column[]
  onMap: (to: string, from: string | null) => void
}

function Mapping({ binding, fileColumns, onMap }: MappingProps) {
  const { t, i18n } = useTranslation()
  const open = new Map(openQuestions(binding).map((question) => [question.to, question]))
  const names = fileColumns.map(({ name }) => name)
  return (
    <table className="plain-table mapping">
      <thead>
        <tr>
          <th scope="col">{t('datasets.tableColumn')}</th>
          <th scope="col">{t('datasets.fileColumn')}</th>
          <th scope="col">{t('datasets.foundBy')}</th>
        </tr>
      </thead>
      <tbody>
        {binding.columns.map(({ to, from, by, required }) => (
          <tr key={to} className={open.has(to) ? 'open' : undefined}>
            <td>
              <span className="row tight">
                <span className="med">{i18n.exists(`datasets.columnsOf.${to}`) ? t(`datasets.columnsOf.${to}`) : to}</span>
                {required && <Tag>{t('datasets.required')}</Tag>}
              </span>
              <span className="mono t3 tiny">{to}</span>
            </td>
            <td>
              <Select
                aria-label={t('datasets.fileColumnFor', { to })}
                placeholder={open.has(to) ? t('datasets.chooseColumn') : t('datasets.leftMissing')}
                data={names}
                value={open.get(to)?.kind === 'ambiguous' ? null : from}
                onChange={(value) => onMap(to, value)}
                clearable={by === 'map'}
                clearButtonProps={{ 'aria-label': t('datasets.clearColumn', { to }) }}
                allowDeselect={false}
                searchable={names.length > 8}
                limit={100}
                w={200}
              />
            </td>
            <td className="t2">
              {open.get(to)?.kind === 'ambiguous'
                ? t('datasets.severalFit', { names: open.get(to)?.candidates.join(', ') })
                : t(`datasets.by.${from === null ? 'none' : by}`)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
