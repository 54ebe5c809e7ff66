import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import * as z from 'zod'
import { system } from '#engine/system/contract'
import { ErrorNote, type FormValue, isComplete, type JsonSchema, Loaded, Panel, SchemaForm, useFormat, useToasts } from '#ui'
import { type EngineSettings, useConfigure, useEngineSettings } from '../queries.ts'

const SCHEMA = z.toJSONSchema(system.configure['~orpc'].inputSchema as z.ZodType, { io: 'input' }) as JsonSchema

/** What the engine may take of this PC, from its next start on. */
export function EnginePanel() {
  const { t } = useTranslation()
  return (
    <Panel title={t('settings.engine')} hint={t('settings.nextStart')}>
      <Loaded query={useEngineSettings()}>{(kept) => <EngineForm key={`${kept.threads} ${kept.memory_mb}`} kept={kept} />}</Loaded>
    </Panel>
  )
}

function EngineForm({ kept }: { kept: EngineSettings }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { show } = useToasts()
  const { threads, memory_mb } = kept
  const [value, setValue] = useState<FormValue>({ threads, memory_mb })
  const configure = useConfigure()
  const changed = value.threads !== threads || value.memory_mb !== memory_mb
  const apply = () =>
    configure.mutate(value, {
      onSuccess: () =>
        show(t('settings.kept'), { undo: () => configure.mutate({ threads, memory_mb }), redo: () => configure.mutate(value) }),
    })
  return (
    <div className="stack">
      <SchemaForm schema={SCHEMA} words="settings.fields" value={value} onChange={setValue} />
      <p className="t2 small" role="status">
        {t('settings.inUse', {
          threads: kept.in_use.threads,
          memory: format.bytes(kept.in_use.memory_mb * 1024 ** 2),
          processors: kept.processors,
          total: format.bytes(kept.total_memory_mb * 1024 ** 2),
        })}
      </p>
      <ErrorNote error={configure.error} />
      <div className="row">
        <Button variant="filled" disabled={!changed || !isComplete(SCHEMA, value)} loading={configure.isPending} onClick={apply}>
          {t('settings.keep')}
        </Button>
      </div>
    </div>
  )
}
