import { Button, FileButton } from '@mantine/core'
import { IconUpload } from '@tabler/icons-react'
import { type DragEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#ui'

interface Props {
  file: File | undefined
  busy: boolean
  /** Columns that the file must have. */
  needs: string
  onFile: (file: File) => void
}

/** A file is dropped here or chosen. */
export function FileDrop({ file, busy, needs, onFile }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const [over, setOver] = useState(false)
  const onDrop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    const dropped = event.dataTransfer.files[0]
    if (dropped) onFile(dropped)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the button inside does the same by keyboard
    <div
      className="drop"
      data-over={over}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
    >
      <p>{file ? t('lots.score.file', { name: file.name, size: format.bytes(file.size) }) : t('lots.score.drop')}</p>
      <p className="small t2">{needs}</p>
      <FileButton onChange={(chosen) => chosen && onFile(chosen)} accept=".csv,.txt,.tsv,.json,.jsonl,.ndjson,.parquet,.xlsx">
        {(button) => (
          <Button {...button} variant={file ? 'default' : 'filled'} loading={busy} leftSection={<IconUpload size={14} stroke={1.5} />}>
            {t('lots.score.choose')}
          </Button>
        )}
      </FileButton>
    </div>
  )
}
