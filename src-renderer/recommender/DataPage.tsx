import './recommender.css'
import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { CopyButton, EmptyState, type Fact, Loaded, Mosaic, Note, Page, useFormat } from '#ui'
import { commandLine } from '../runs/command-line.ts'
import { Problems } from '../runs/Problems.tsx'
import { SampleButton } from '../runs/SampleButton.tsx'
import { useSampleRun } from '../runs/use-sample-run.ts'
import type { Data } from './answers.ts'
import { BuildPanel } from './parts/BuildPanel.tsx'
import { CheckPanel } from './parts/CheckPanel.tsx'
import { HugePanel } from './parts/HugePanel.tsx'
import { ImportLink } from './parts/ImportLink.tsx'
import { ProfessionsTable } from './parts/ProfessionsTable.tsx'
import { Sections } from './parts/Sections.tsx'
import { useData } from './queries.ts'
import { inLanguage } from './view.ts'

/** What was found in the three tables, and how to build them from order lines. */
export function DataPage() {
  const { t } = useTranslation()
  const data = useData()
  const sample = useSampleRun('recommender')
  return (
    <Page
      title={t('recommender.section.data')}
      crumbs={[{ label: t('recommender.title'), href: '/recommender' }, { label: t('recommender.section.data') }]}
      facts={useDataFacts(data.data)}
      actions={
        <>
          <CopyButton label={t('recommender.copyCommand')} text={commandLine('recommender', 'check')} />
          <ImportLink />
          {data.data?.ventes && (
            <Button variant="filled" component={Link} href="/recommender/train">
              {t('recommender.newRun')}
            </Button>
          )}
        </>
      }
    >
      <Sections current="data" />
      <Problems errors={[sample.error]} />
      <Loaded query={data}>
        {(answer) => (
          <>
            <Found data={answer} sample={sample} />
            <BuildPanel />
          </>
        )}
      </Loaded>
    </Page>
  )
}

function useDataFacts(data: Data | undefined): Fact[] | undefined {
  const { t } = useTranslation()
  const format = useFormat()
  if (!data?.check) return undefined
  const { baskets, products, professions, length } = data.check
  return [
    { value: format.number(baskets), label: t('recommender.fact.baskets', { count: baskets }) },
    { value: format.number(products), label: t('recommender.fact.products', { count: products }) },
    { value: format.number(professions.length), label: t('recommender.fact.professions', { count: professions.length }) },
    {
      value: format.number(length.median),
      label: t('recommender.fact.perBasket', { count: length.median }),
      term: 'recommender.length',
    },
  ]
}

function Found({ data, sample }: { data: Data; sample: ReturnType<typeof useSampleRun> }) {
  const { t } = useTranslation()
  const { language } = useFormat()
  if (!data.check) {
    return (
      <EmptyState title={t('recommender.empty.noBaskets')} action={<ImportLink filled />} sample={<SampleButton sample={sample} />}>
        {t('recommender.empty.noBasketsBody')}
      </EmptyState>
    )
  }
  const warnings = inLanguage(language, data.warnings, data.warnings_fr)
  return (
    <>
      {warnings.length > 0 && (
        <div className="stack tight" style={{ padding: '8px 16px', borderBottom: '1px solid var(--t-line)' }}>
          {warnings.map((warning) => (
            <Note key={warning} tone="warning">
              {warning}
            </Note>
          ))}
        </div>
      )}
      <Mosaic columns="repeat(auto-fit, minmax(320px, 1fr))">
        <CheckPanel data={data} check={data.check} />
        <HugePanel check={data.check} />
        <ProfessionsTable check={data.check} />
      </Mosaic>
    </>
  )
}
