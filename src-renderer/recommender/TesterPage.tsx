import './recommender.css'
import { Button } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { EmptyState, Loaded, Page, Tag, useFormat } from '#ui'
import { Problems } from '../runs/Problems.tsx'
import { recommendCommand } from './command.ts'
import { Sections } from './parts/Sections.tsx'
import { CaseDialog } from './parts/tester/CaseDialog.tsx'
import { HitInspector } from './parts/tester/HitInspector.tsx'
import { Results } from './parts/tester/Results.tsx'
import { TesterLeft } from './parts/tester/TesterLeft.tsx'
import { useHitKeys } from './parts/tester/use-hit-keys.ts'
import { useMakeDefault } from './parts/tester/use-make-default.ts'
import { useTesterFacts } from './parts/tester/use-tester-facts.ts'
import { useBasket, useProfessions, useProfiles, useRecommend, useRuns } from './queries.ts'
import { DEFAULT_ASK, recommendInput, type Side, type TesterAsk } from './tester-form.ts'
import { answeringRun } from './view.ts'

const TYPED_MS = 150

/** A basket in, suggestions out: why each is there, and what another profile or run makes of the same basket. */
export function TesterPage({ run }: { run?: string }) {
  const { t } = useTranslation()
  const { language } = useFormat()
  const runs = useRuns()
  const profiles = useProfiles()
  const [basket, setBasket] = useBasket()
  const [ask, setAsk] = useState<TesterAsk>({ ...DEFAULT_ASK, a: { run } })
  const [picked, setPicked] = useState<string | number>()
  const [saving, setSaving] = useState(false)
  const [asked] = useDebouncedValue(ask, TYPED_MS)
  const products = basket.map(({ product_id }) => product_id)
  const complete = runs.data?.runs.filter((one) => one.complete) ?? []
  const answering = answeringRun(complete)
  const professions = useProfessions(ask.a.run ?? answering)
  const ready = products.length > 0 && complete.length > 0 && profiles.data !== undefined
  const inputOf = (side: Side, of = asked) =>
    recommendInput(products, of, { ...side, run: side.run ?? answering }, profiles.data?.profiles ?? [], profiles.data?.active, language)
  const a = useRecommend(inputOf(asked.a), ready)
  const b = useRecommend(inputOf(asked.b ?? asked.a), ready && asked.b !== undefined)
  const lists = { a: ready ? a.data : undefined, b: ready && ask.b ? b.data : undefined }
  const shown = [...(lists.a?.items ?? []), ...(lists.b?.items ?? [])]
  const selected = shown.find((hit) => hit.product_id === picked) ?? shown[0]
  useHitKeys(lists.a?.items ?? [], selected?.product_id, setPicked)
  const makeDefault = useMakeDefault(ask.a.profile, profiles.data?.active)
  return (
    <Page
      title={t('recommender.section.tester')}
      rail
      crumbs={[{ label: t('recommender.title'), href: '/recommender' }, { label: t('recommender.section.tester') }]}
      badge={lists.a && <Tag tone={lists.a.run === runs.data?.current ? 'success' : 'neutral'}>{lists.a.run}</Tag>}
      facts={useTesterFacts(lists.a, products.length)}
      actions={
        <>
          <Button component={Link} href="/recommender/evaluation">
            {t('recommender.tester.onOrders')}
          </Button>
          {makeDefault.possible && (
            <Button loading={makeDefault.busy} onClick={makeDefault.make}>
              {t('recommender.tester.makeDefault')}
            </Button>
          )}
          <Button variant="filled" disabled={products.length === 0} onClick={() => setSaving(true)}>
            {t('recommender.tester.saveCase')}
          </Button>
        </>
      }
      inspector={
        selected && (
          <HitInspector
            hit={selected}
            lists={lists}
            command={(letter) => recommendCommand(inputOf((letter === 'B' && ask.b) || ask.a, ask))}
            basket={basket}
            onBasket={setBasket}
          />
        )
      }
    >
      <Sections current="tester" />
      <Problems errors={[runs.error, profiles.error, makeDefault.error]} />
      {runs.data && complete.length === 0 ? (
        <NoRun />
      ) : (
        <div className="reco-tester">
          <TesterLeft
            ask={ask}
            onAsk={(part) => setAsk((before) => ({ ...before, ...part }))}
            basket={basket}
            onBasket={setBasket}
            answer={lists.a}
            runs={complete}
            profiles={profiles.data}
            professions={professions}
          />
          <div className="reco-right">
            {ready ? (
              <Loaded query={a}>
                {() => (
                  <Results
                    lists={lists}
                    waiting={asked.b !== undefined ? b : undefined}
                    k={ask.k}
                    selected={selected?.product_id}
                    onSelect={setPicked}
                  />
                )}
              </Loaded>
            ) : (
              <EmptyState title={t('recommender.tester.start')}>{t('recommender.tester.startBody')}</EmptyState>
            )}
          </div>
        </div>
      )}
      <CaseDialog
        opened={saving}
        onClose={() => setSaving(false)}
        products={products}
        profession={ask.profession}
        run={ask.a.run ?? answering}
      />
    </Page>
  )
}

function NoRun() {
  const { t } = useTranslation()
  return (
    <EmptyState
      title={t('recommender.tester.noRun')}
      action={
        <Button variant="filled" component={Link} href="/recommender">
          {t('recommender.section.runs')}
        </Button>
      }
    >
      {t('recommender.tester.noRunBody')}
    </EmptyState>
  )
}
