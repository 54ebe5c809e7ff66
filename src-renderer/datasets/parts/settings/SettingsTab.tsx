import { Button, TagsInput, Textarea, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Mosaic, Note, Panel, useFormat, useToasts } from '#ui'
import type { Details } from '../../answers.ts'
import { useUpdate } from '../../queries.ts'
import { totalBytes } from '../../view.ts'
import { FileError } from '../FileError.tsx'
import { ExportForm } from './ExportForm.tsx'

interface Props {
  details: Details
  onDelete: () => void
}

/** What is said of a dataset, and the ways out; how its file was read stands in the inspector. */
export function SettingsTab({ details, onDelete }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <div className="scroll">
      <Mosaic columns="minmax(0, 1fr) minmax(0, 1fr)">
        <Panel title={t('datasets.settings.about')}>
          <About details={details} />
        </Panel>
        <Panel title={t('datasets.exporting.title', { number: String(details.version_number) })}>
          <ExportForm details={details} />
        </Panel>
        <Panel title={t('datasets.delete')} style={{ gridColumn: '1 / -1' }}>
          <div className="stack inspector-actions">
            <p className="t2 text">
              {t('datasets.settings.deleteWhy', { count: details.versions.length, size: format.bytes(totalBytes(details)) })}
            </p>
            {details.feeds.length > 0 && (
              <Note tone="warning">
                {t('datasets.feeds', {
                  count: details.feeds.length,
                  tables: details.feeds.map(({ table }) => t(`datasets.targets.${table}`)).join(', '),
                })}
              </Note>
            )}
            <Button onClick={onDelete}>{t('datasets.deleteVerb')}</Button>
          </div>
        </Panel>
      </Mosaic>
    </div>
  )
}

/** Name, tags and notes. */
function About({ details }: { details: Details }) {
  const { t } = useTranslation()
  const { show } = useToasts()
  const update = useUpdate()
  const kept = { name: details.name, tags: details.tags, notes: details.notes }
  const [edits, setEdits] = useState<Partial<typeof kept>>({})
  const said = { ...kept, ...edits }
  const edit = (change: typeof edits) => setEdits((now) => ({ ...now, ...change }))
  const isSame = said.name.trim() === kept.name && said.notes === kept.notes && said.tags.join('\n') === kept.tags.join('\n')
  const dataset = String(details.dataset_id)
  const save = (event: FormEvent) => {
    event.preventDefault()
    update.mutate(
      { dataset, ...said, name: said.name.trim() },
      {
        onSuccess: () => {
          setEdits({})
          show(t('datasets.settings.saved'), {
            undo: () => update.mutate({ dataset, ...kept }),
            redo: () => update.mutate({ dataset, ...said }),
          })
        },
      },
    )
  }
  return (
    <form className="stack" onSubmit={save}>
      <TextInput
        label={t('datasets.name')}
        value={said.name}
        maxLength={200}
        onChange={(event) => edit({ name: event.currentTarget.value })}
      />
      <TagsInput
        label={t('datasets.settings.tags')}
        aria-label={t('datasets.settings.tags')}
        description={t('datasets.settings.tagsWhy')}
        value={said.tags}
        maxLength={50}
        onChange={(tags) => edit({ tags })}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
      />
      <Textarea
        label={t('datasets.settings.notes')}
        value={said.notes}
        maxLength={20_000}
        autosize
        minRows={3}
        maxRows={10}
        onChange={(event) => edit({ notes: event.currentTarget.value })}
      />
      <FileError error={update.error} />
      <div className="row">
        <Button className="end" type="submit" variant="filled" disabled={isSame || said.name.trim() === ''} loading={update.isPending}>
          {t('datasets.settings.save')}
        </Button>
      </div>
    </form>
  )
}
