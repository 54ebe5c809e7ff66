import { Button, Checkbox } from '@mantine/core'
import { IconFileUpload } from '@tabler/icons-react'
import { useCallback, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Page } from '#ui'
import { useImportKey } from '../use-import-key.ts'
import { QueueRow } from './QueueRow.tsx'
import type { Queue } from './use-queue.ts'
import type { QueuedState } from './use-queued-file.ts'

/** Files that are looked at side by side. */
const AT_ONCE = 2
const SETTLED: readonly (QueuedState | undefined)[] = ['refused', 'question', 'ready', 'importing', 'failed', 'done']

interface Props {
  queue: Queue
  onFiles: (files: File[]) => void
  onCancel: () => void
}

/** Several files: how each would be read and where it would go; each can be reviewed, or all go in as proposed. */
export function ImportQueue({ queue, onFiles, onCancel }: Props) {
  const { t } = useTranslation()
  const field = useRef<HTMLInputElement>(null)
  const [asLast, setAsLast] = useState(true)
  const [started, setStarted] = useState<ReadonlySet<string>>(new Set())
  const [states, setStates] = useState<Readonly<Record<string, QueuedState>>>({})
  const onState = useCallback((id: string, state: QueuedState) => setStates((now) => ({ ...now, [id]: state })), [])
  useImportKey(useCallback(() => field.current?.click(), []))
  const { files } = queue
  const settled = files.filter(({ id }) => SETTLED.includes(states[id])).length
  const those = (...wanted: QueuedState[]) => files.filter(({ id }) => wanted.includes(states[id]))
  const [ready, done] = [those('ready'), those('done').length]
  return (
    <Page
      title={t('datasets.queue.title')}
      crumbs={[{ label: t('datasets.title'), href: '/datasets' }, { label: t('datasets.import') }]}
      facts={[
        { value: String(files.length), label: t('datasets.queue.files', { count: files.length }) },
        { value: String(done), label: t('datasets.queue.doneWord', { count: done }) },
        { value: String(those('question', 'refused', 'failed').length), label: t('datasets.queue.openWord') },
      ]}
      actions={
        <>
          <Button variant={done > 0 ? 'default' : 'subtle'} color={done > 0 ? undefined : 'gray'} onClick={onCancel}>
            {t(done > 0 ? 'datasets.toList' : 'datasets.cancel')}
          </Button>
          <Button leftSection={<IconFileUpload size={16} stroke={1.5} />} onClick={() => field.current?.click()}>
            {t('datasets.queue.add')}
          </Button>
          {ready.length > 0 && (
            <Button variant="filled" onClick={() => setStarted(new Set([...started, ...ready.map(({ id }) => id)]))}>
              {t('datasets.queue.importAll', { count: ready.length })}
            </Button>
          )}
        </>
      }
    >
      <input
        ref={field}
        type="file"
        multiple
        className="sr"
        tabIndex={-1}
        aria-label={t('datasets.chooseFile')}
        onChange={(event) => {
          const chosen = [...(event.currentTarget.files ?? [])]
          event.currentTarget.value = ''
          if (chosen.length > 0) onFiles(chosen)
        }}
      />
      <div className="toolbar">
        <Checkbox
          label={t('datasets.queue.asLast')}
          checked={asLast}
          disabled={started.size > 0}
          onChange={(event) => setAsLast(event.currentTarget.checked)}
        />
        <span className="end t3 small">{t('datasets.queue.hint')}</span>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: an area that scrolls must be reachable by keyboard */}
      <section className="scroll" tabIndex={0} aria-label={t('datasets.queue.title')}>
        <table className="grid queue">
          <thead>
            <tr>
              <th scope="col">{t('datasets.step.file')}</th>
              <th scope="col">{t('datasets.howRead')}</th>
              <th scope="col" className="num">
                {t('datasets.columns')}
              </th>
              <th scope="col" className="num">
                {t('datasets.asideColumn')}
              </th>
              <th scope="col">{t('datasets.target')}</th>
              <th scope="col">{t('datasets.queue.state')}</th>
              <th scope="col">
                <span className="sr">{t('datasets.queue.actions')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {files.map((file, index) => (
              <QueueRow
                key={file.id}
                file={file}
                reads={index < settled + AT_ONCE}
                asLast={asLast}
                goes={started.has(file.id)}
                onState={onState}
                onReview={(opened) => queue.review({ id: file.id, opened })}
                onDone={(outcome) => queue.done(file.id, outcome)}
                onDrop={() => queue.drop(file.id)}
              />
            ))}
          </tbody>
        </table>
      </section>
    </Page>
  )
}
