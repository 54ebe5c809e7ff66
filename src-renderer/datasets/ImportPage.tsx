import './parts/datasets.css'
import { useCallback, useState } from 'react'
import { useLocation } from 'wouter'
import { ImportWizard } from './parts/ImportWizard.tsx'
import { ImportQueue } from './parts/queue/ImportQueue.tsx'
import { type Given, useQueue } from './parts/queue/use-queue.ts'
import { useOpenedFiles } from './parts/use-opened-files.ts'

/** Files come in: one through the wizard, several through a list from which each can be reviewed. */
export function ImportPage() {
  const [, navigate] = useLocation()
  const [single, setSingle] = useState<Given>()
  const queue = useQueue()
  const { add } = queue
  const many = queue.files.length > 0
  const take = useCallback(
    (files: readonly Given[]) => {
      if (files.length > 1 || many) return add(files)
      setSingle(files[0])
    },
    [add, many],
  )
  useOpenedFiles(take)
  const { reviewed } = queue
  if (reviewed)
    return (
      <ImportWizard
        key={reviewed.id}
        given={reviewed.opened}
        onFiles={(files) => {
          add(files)
          queue.review(undefined)
        }}
        onCancel={() => queue.review(undefined)}
        onAnother={() => queue.review(undefined)}
        onNext={({ dataset_id, rows, rejected_rows }) => queue.done(reviewed.id, { dataset_id, rows, rejected_rows })}
      />
    )
  if (many) return <ImportQueue queue={queue} onFiles={take} onCancel={() => navigate('/datasets')} />
  return <ImportWizard given={single} onFiles={take} onCancel={() => navigate('/datasets')} onAnother={() => setSingle(undefined)} />
}
