import { ActionIcon, Button, Select, TextInput } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { FieldProps } from './field-props.ts'

/** Columns with their new names. */
export function PairsField({ value, columns, onChange, label }: FieldProps & { label: string }) {
  const { t } = useTranslation()
  const pairs = Object.entries((value ?? {}) as Record<string, string>)
  const free = columns.map(({ name }) => name).filter((name) => !pairs.some(([old]) => old === name))
  const replace = (index: number, pair: [string, string]) => onChange(Object.fromEntries(pairs.with(index, pair)))
  return (
    <fieldset className="prep-set">
      <legend>{label}</legend>
      {pairs.map(([old, name], index) => (
        <div key={old} className="row tight">
          <Select
            aria-label={t('preparation.oldName')}
            data={[old, ...free]}
            value={old}
            onChange={(next) => next && replace(index, [next, name])}
            allowDeselect={false}
            searchable
            limit={100}
          />
          <TextInput
            aria-label={t('preparation.newName', { column: old })}
            value={name}
            onChange={(event) => replace(index, [old, event.currentTarget.value])}
          />
          <ActionIcon
            aria-label={t('preparation.removeName', { column: old })}
            onClick={() => onChange(Object.fromEntries(pairs.toSpliced(index, 1)))}
          >
            <IconX size={14} stroke={1.5} />
          </ActionIcon>
        </div>
      ))}
      <Button size="xs" disabled={free.length === 0} onClick={() => onChange(Object.fromEntries([...pairs, [free[0], '']]))}>
        {t('preparation.addName')}
      </Button>
    </fieldset>
  )
}
