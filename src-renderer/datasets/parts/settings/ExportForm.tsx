import { Button, Checkbox, Select } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CopyButton } from '#ui'
import { commandWord } from '../../../runs/command-line.ts'
import type { Details, ExportInput } from '../../answers.ts'
import { decimalName, spelledDelimiter } from '../../form.ts'
import { useExport } from '../../queries.ts'
import { FileError } from '../FileError.tsx'

const FORMATS = ['csv', 'tsv', 'json', 'jsonl', 'parquet', 'xlsx'] as const satisfies readonly ExportInput['format'][]
const GUARDED = ['csv', 'tsv', 'xlsx']

interface Props {
  details: Details
  /** The rows that are in sight; all of the version without it. */
  kept?: { filter?: string; search?: string; count: number }
  /** Where the form stands alone. */
  onDone?: () => void
}

/** Writes the version as a file, delimited text in the dialect of the file it came from. */
export function ExportForm({ details, kept, onDone }: Props) {
  const { t } = useTranslation()
  const save = useExport()
  const [format, setFormat] = useState<(typeof FORMATS)[number]>('csv')
  const [safe, setSafe] = useState(true)
  const [onlyKept, setOnlyKept] = useState(true)
  const { name, version_number, reading } = details
  const isGuarded = GUARDED.includes(format)
  const rows = kept && onlyKept ? { filter: kept.filter, search: kept.search } : {}
  const own = reading.format === 'csv' && format === 'csv'
  const command = [`tessera datasets export ${commandWord(name)} --version ${version_number} --out ${commandWord(`${name}.${format}`)}`]
  if (rows.filter) command.push(`--filter ${commandWord(rows.filter)}`)
  if (rows.search) command.push(`--search ${commandWord(rows.search)}`)
  if (isGuarded && safe) command.push('--safe')
  const delimiter = spelledDelimiter(reading.delimiter)
  return (
    <div className="stack">
      <Select
        label={t('datasets.format')}
        data={FORMATS.map((value) => ({ value, label: t(`datasets.exporting.formats.${value}`) }))}
        value={format}
        onChange={(value) => setFormat((value ?? format) as typeof format)}
        allowDeselect={false}
        w={280}
      />
      <p className="t2 small text">
        {own
          ? t('datasets.exporting.own', {
              encoding: t(`datasets.encodings.${reading.encoding}`, { defaultValue: reading.encoding ?? '' }),
              delimiter: t(`datasets.delimiters.${delimiter}`, { defaultValue: delimiter ?? '' }),
              decimal: t(`datasets.decimals.${decimalName(reading.decimal ?? '.')}`),
            })
          : t(`datasets.exporting.why.${format}`)}
      </p>
      {isGuarded && (
        <Checkbox
          label={t('datasets.exporting.safe')}
          description={t('datasets.exporting.safeWhy')}
          checked={safe}
          onChange={(event) => setSafe(event.currentTarget.checked)}
        />
      )}
      {kept && (kept.filter || kept.search) && (
        <Checkbox
          label={t('datasets.exporting.onlyKept', { count: kept.count })}
          checked={onlyKept}
          onChange={(event) => setOnlyKept(event.currentTarget.checked)}
        />
      )}
      <FileError error={save.error} />
      <div className="row">
        <CopyButton label={t('datasets.copyCommand')} text={command.join(' ')} />
        <Button
          className="end"
          variant={onDone ? 'filled' : 'default'}
          loading={save.isPending}
          onClick={() =>
            save.mutate(
              { dataset: String(details.dataset_id), version: version_number, format, safe: isGuarded && safe, ...rows },
              { onSuccess: onDone },
            )
          }
        >
          {t('datasets.exporting.verb')}
        </Button>
      </div>
    </div>
  )
}
