import { ActionIcon, Button } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { FieldProps } from './field-props.ts'

type Row = Record<string, unknown>

interface Props extends FieldProps {
  label: string
  draw: (field: FieldProps) => ReactNode
}

/** A list of small forms: columns to sort by, results of a grouping, keys of a join. */
export function RowsField({ label, draw, ...props }: Props) {
  const { field, value, columns, elsewhere, onChange } = props
  const { t } = useTranslation()
  const rows = (Array.isArray(value) ? value : []) as Row[]
  const fresh = (): Row =>
    Object.fromEntries(
      field.fields.filter(({ kind, required }) => kind === 'choice' && required).map(({ name, choices }) => [name, choices[0]]),
    )
  const offered = (name: string) => (name === 'right' ? elsewhere : columns)
  return (
    <fieldset className="prep-set">
      <legend>{label}</legend>
      {rows.map((row, index) => (
        <div key={index} className="row prep-set-row">
          <div className="grow stack tight">
            {field.fields
              .filter(({ name }) => !(name === 'column' && row.function === 'rows'))
              .map((inner) =>
                draw({
                  ...props,
                  field: inner,
                  value: row[inner.name],
                  columns: offered(inner.name),
                  onChange: (next) => onChange(rows.with(index, withoutEmpty({ ...row, [inner.name]: next }))),
                }),
              )}
          </div>
          <ActionIcon aria-label={t('preparation.removeRow', { number: index + 1 })} onClick={() => onChange(rows.toSpliced(index, 1))}>
            <IconX size={14} stroke={1.5} />
          </ActionIcon>
        </div>
      ))}
      <Button size="xs" onClick={() => onChange([...rows, fresh()])}>
        {t('preparation.addRow')}
      </Button>
    </fieldset>
  )
}

const withoutEmpty = (row: Row): Row =>
  Object.fromEntries(
    Object.entries(row).filter(([name, value]) => value !== undefined && value !== '' && !(name === 'column' && row.function === 'rows')),
  )
