import { TextInput } from '@mantine/core'
import type { ReactNode, Ref } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#ui'
import { defaultName } from '../form.ts'
import { DropZone } from './DropZone.tsx'

interface Props {
  field: Ref<HTMLInputElement>
  file: { name: string; size: number } | undefined
  busy: boolean
  /** Why the file cannot be read. */
  error: ReactNode
  name: string
  onName: (name: string) => void
  onFiles: (files: File[]) => void
  /** A file of the same columns that was read before. */
  lastTime: ReactNode
}

export function FileStep({ field, file, busy, error, name, onName, onFiles, lastTime }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <div className="stack">
      <DropZone field={field} busy={busy} onFiles={onFiles} />
      {file && (
        <p className="row">
          <span className="ell med">{file.name}</span>
          <span className="t3 nowrap">{format.bytes(file.size)}</span>
        </p>
      )}
      {error}
      {lastTime}
      {file && !error && (
        <TextInput
          label={t('datasets.name')}
          description={t('datasets.nameDefault', { name: defaultName(file.name) })}
          value={name}
          maxLength={200}
          maw={420}
          onChange={(event) => onName(event.currentTarget.value)}
        />
      )}
    </div>
  )
}
