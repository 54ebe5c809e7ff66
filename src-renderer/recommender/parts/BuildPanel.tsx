import { Button, Checkbox, TextInput } from '@mantine/core'
import { IconPlayerPlay } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ChoiceField, CopyButton, ErrorNote, FieldLabel, Loaded, NumberField, Panel } from '#ui'
import { commandLine, flagsOf } from '../../runs/command-line.ts'
import { TaskFollow } from '../../runs/TaskFollow.tsx'
import type { BuildInput } from '../answers.ts'
import { useBuild, useColumns, useOrderLines } from '../queries.ts'
import { LINE_COLUMNS, type LineColumn, mapText } from '../view.ts'
import { ImportLink } from './ImportLink.tsx'

const LEAST_PAIR = 2
const BY_NAME = ''

/** Orders with one row per product become baskets, products and pairs. */
export function BuildPanel() {
  const { t } = useTranslation()
  const lines = useOrderLines()
  return (
    <Panel title={t('recommender.build.title')} hint={t('recommender.build.hint')}>
      <Loaded query={lines}>
        {({ datasets }) =>
          datasets.length === 0 ? (
            <div className="row">
              <span className="small t2">{t('recommender.build.noDataset')}</span>
              <ImportLink />
            </div>
          ) : (
            <BuildForm names={datasets.map(({ name }) => name)} />
          )
        }
      </Loaded>
    </Panel>
  )
}

function BuildForm({ names }: { names: readonly string[] }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const [dataset, setDataset] = useState<string>()
  const [map, setMap] = useState<Partial<Record<LineColumn, string>>>({})
  const [profession, setProfession] = useState('')
  const [countPairs, setCountPairs] = useState(true)
  const [least, setLeast] = useState<number | null>(LEAST_PAIR)
  const [task, setTask] = useState<number>()
  const columns = useColumns(dataset)
  const build = useBuild()
  const input: BuildInput = {
    from_dataset: dataset,
    map: mapText(map),
    profession: profession.trim() || undefined,
    count_pairs: countPairs,
    min_pair: least ?? undefined,
  }
  const command = commandLine('recommender', 'data', ...flagsOf(input, { count_pairs: true, min_pair: LEAST_PAIR }))
  const done = useCallback(() => void queries.invalidateQueries({ queryKey: ['recommender'] }), [queries])
  const choose = (name: string | null) => {
    setDataset(name ?? undefined)
    setMap({})
  }
  return (
    <div className="stack">
      <ChoiceField
        label={t('recommender.build.dataset')}
        choices={names.map((name) => ({ value: name, label: name }))}
        value={dataset ?? null}
        onChange={choose}
        placeholder={t('recommender.build.choose')}
      />
      {columns.data && (
        <fieldset className="reco-fields">
          <legend className="small t3">{t('recommender.build.columns')}</legend>
          {LINE_COLUMNS.map((target) => (
            <ChoiceField
              key={target}
              label={t(`recommender.build.column.${target}`)}
              choices={[
                { value: BY_NAME, label: t('recommender.build.byName') },
                ...(columns.data ?? []).map((name) => ({ value: name, label: name })),
              ]}
              value={map[target] ?? BY_NAME}
              onChange={(column) => setMap((before) => ({ ...before, [target]: column || undefined }))}
            />
          ))}
        </fieldset>
      )}
      <ErrorNote error={columns.error} />
      {dataset !== undefined && (
        <>
          <div className="reco-fields">
            <TextInput
              label={<FieldLabel label={t('recommender.build.profession')} help={t('recommender.build.professionWhy')} />}
              aria-label={t('recommender.build.profession')}
              description={t('ui.defaultValue', { value: 'TOUS' })}
              value={profession}
              onChange={(event) => setProfession(event.currentTarget.value)}
              w={240}
            />
            <NumberField
              label={t('recommender.build.leastPair')}
              unit={t('recommender.units.baskets')}
              help={t('recommender.build.leastPairWhy')}
              value={least}
              onChange={setLeast}
              defaultValue={LEAST_PAIR}
              min={1}
              max={1_000_000}
            />
          </div>
          <Checkbox
            label={t('recommender.build.countPairs')}
            checked={countPairs}
            onChange={(event) => setCountPairs(event.currentTarget.checked)}
          />
          <div className="row">
            <Button
              leftSection={<IconPlayerPlay size={14} stroke={1.5} />}
              loading={build.isPending}
              disabled={least === null}
              onClick={() => build.mutate(input, { onSuccess: ({ task_id }) => setTask(task_id) })}
            >
              {t('recommender.build.start')}
            </Button>
            <CopyButton label={t('recommender.copyCommand')} text={command} />
          </div>
        </>
      )}
      <ErrorNote error={build.error} />
      {task !== undefined && (
        <TaskFollow key={task} task_id={task} name={t('recommender.build.title')} onDone={done} onRestarted={setTask} />
      )}
    </div>
  )
}
