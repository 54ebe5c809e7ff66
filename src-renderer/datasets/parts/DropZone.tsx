import { IconFileUpload } from '@tabler/icons-react'
import { type Ref, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'

const ACCEPTED = '.csv,.tsv,.txt,.tab,.data,.json,.jsonl,.ndjson,.arff,.parquet,.xlsx,.xlsm'

interface Props {
  /** The field that opens the chooser, for a shortcut. */
  field: Ref<HTMLInputElement>
  busy: boolean
  onFiles: (files: File[]) => void
}

/** A place for files: chosen, or dropped anywhere on the page. */
export function DropZone({ field, busy, onFiles }: Props) {
  const { t } = useTranslation()
  const above = useFileAbove()
  return (
    <label className={`drop ${above ? 'over' : ''}`}>
      <IconFileUpload size={24} stroke={1.5} aria-hidden />
      <span className="med">{busy ? t('datasets.uploading') : t('datasets.dropHere')}</span>
      <span className="t3 small">{t('datasets.dropKinds')}</span>
      <input
        ref={field}
        type="file"
        multiple
        className="sr"
        accept={ACCEPTED}
        aria-label={t('datasets.chooseFile')}
        disabled={busy}
        onChange={(event) => {
          const files = [...(event.currentTarget.files ?? [])]
          event.currentTarget.value = ''
          if (files.length > 0) onFiles(files)
        }}
      />
    </label>
  )
}

/** Whether a file is held over the window, which takes it wherever it falls. */
function useFileAbove(): boolean {
  const [above, setAbove] = useState(false)
  useEffect(() => {
    const onDrag = (event: DragEvent) => event.dataTransfer?.types.includes('Files') && setAbove(true)
    const onLeave = (event: DragEvent) => event.relatedTarget === null && setAbove(false)
    const onDrop = () => setAbove(false)
    window.addEventListener('dragover', onDrag)
    window.addEventListener('dragleave', onLeave)
    window.addEventListener('drop', onDrop)
    return () => {
      window.removeEventListener('dragover', onDrag)
      window.removeEventListener('dragleave', onLeave)
      window.removeEventListener('drop', onDrop)
    }
  }, [])
  return above
}
