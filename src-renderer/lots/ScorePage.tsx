import './lots.css'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { CopyButton, ErrorNote, Loaded, Page } from '#ui'
import { commandLine } from '../runs/command-line.ts'
import type { Run } from './answers.ts'
import { FileDrop } from './parts/FileDrop.tsx'
import { ScoreMapping } from './parts/ScoreMapping.tsx'
import { ScoreResult } from './parts/ScoreResult.tsx'
import { useFeatures } from './parts/use-features.ts'
import { useRun, useScore } from './queries.ts'

/** Assigns the lots of a file to the clusters of a stored run. */
export function ScorePage({ run_id }: { run_id: number }) {
  const { t } = useTranslation()
  const run = useRun(run_id)
  const name = t('lots.runNumber', { run: String(run_id) })
  return (
    <Page
      title={t('lots.score.title', { run: String(run_id) })}
      crumbs={[{ label: t('lots.title'), href: '/lots' }, { label: name, href: `/lots/runs/${run_id}` }, { label: t('lots.score.crumb') }]}
      actions={
        <Button component={Link} href={`/lots/runs/${run_id}`}>
          {name}
        </Button>
      }
    >
      <Loaded query={run}>{(answer) => <Scoring run={answer} />}</Loaded>
    </Page>
  )
}

function Scoring({ run }: { run: Run }) {
  const { t } = useTranslation()
  const [file, setFile] = useState<File>()
  const [map, setMap] = useState<Record<string, string>>({})
  const score = useScore(run.run_id)
  const words = useFeatures()
  const given = Object.keys(map).length > 0 ? map : undefined
  const start = (chosen: File) => {
    setFile(chosen)
    score.mutate({ file: chosen, map: given })
  }
  return (
    <>
      <div className="stack" style={{ padding: 16 }}>
        <FileDrop
          file={file}
          busy={score.isPending}
          onFile={start}
          needs={t('lots.score.needs', { features: run.features.map(words.label).join(', ') })}
        />
        <ScoreMapping run={run} map={map} onChange={setMap} />
        <div className="row">
          {file && (
            <>
              <Button loading={score.isPending} onClick={() => start(file)}>
                {t('lots.score.again')}
              </Button>
              <CopyButton
                label={t('lots.copyCommand')}
                text={commandLine('lots', 'score', run.run_id, '--input', file.name, ...(given ? ['--map', JSON.stringify(given)] : []))}
              />
            </>
          )}
        </div>
        <ErrorNote error={score.error} />
      </div>
      {score.data && <ScoreResult scores={score.data} />}
    </>
  )
}
