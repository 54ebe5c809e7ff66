import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { ErrorNote, InspectorSection, useFormat } from '#ui'
import type { Step, StepKind, Suggestion } from '../answers.ts'
import { cleanStep, type Schema } from '../form.ts'
import { useSuggestions } from '../queries.ts'
import { sameSteps } from '../studio.ts'
import type { Words } from './use-words.ts'

const SHOWN = 12

interface Props {
  dataset: string
  version: number
  /** Only those of one column. */
  column: string | undefined
  /** Steps that are there already; they are not suggested again. */
  steps: readonly Step[]
  kinds: readonly StepKind[]
  words: Words
  onAdd: (step: Step) => void
}

/** What the data seem to ask for, each with the numbers that say so. */
export function Suggestions({ dataset, version, column, steps, kinds, words, onAdd }: Props) {
  const { t } = useTranslation()
  const query = useSuggestions(dataset, version)
  const schemaOf = (step: string) => (kinds.find((kind) => kind.step === step)?.schema ?? {}) as Schema
  const open = (query.data?.suggestions ?? [])
    .filter((one) => column === undefined || one.column === column)
    .map((one) => ({ ...one, step: cleanStep(schemaOf(one.step.step), one.step) }))
    .filter((one) => !steps.some((step) => sameSteps([step], [one.step])))
  return (
    <InspectorSection title={column === undefined ? t('preparation.suggestions') : t('preparation.suggestionsFor', { column })}>
      {query.isPending && <p className="small t3">{t('preparation.looking')}</p>}
      <ErrorNote error={query.error} onRetry={() => query.refetch()} />
      {query.data && open.length === 0 && <p className="small t2">{t('preparation.noSuggestion')}</p>}
      <ul className="prep-suggestions">
        {open.slice(0, SHOWN).map((one) => (
          <li key={JSON.stringify(one.step)}>
            <div className="grow">
              <span className="med small">
                {words.title(one.step.step)}
                {one.column !== null && column === undefined && <span className="t2"> · {one.column}</span>}
              </span>
              <Because suggestion={one} words={words} />
            </div>
            <Button
              size="xs"
              leftSection={<IconPlus size={12} stroke={1.5} />}
              aria-label={t('preparation.addSuggested', { title: words.title(one.step.step), column: one.column ?? '' }).trim()}
              onClick={() => onAdd(one.step)}
            >
              {t('preparation.add')}
            </Button>
          </li>
        ))}
      </ul>
      {open.length > SHOWN && <p className="tiny t3">{t('preparation.moreSuggestions', { count: open.length - SHOWN })}</p>}
    </InspectorSection>
  )
}

function Because({
  suggestion: { code, facts },
  words,
}: {
  suggestion: { code: Suggestion['code']; facts: Suggestion['facts'] }
  words: Words
}) {
  const { t } = useTranslation()
  const format = useFormat()
  const written = Object.fromEntries(
    Object.entries(facts).map(([name, fact]) => {
      if (Array.isArray(fact))
        return [
          name,
          fact
            .slice(0, 5)
            .map((value) => t('preparation.quoted', { value }))
            .join(', '),
        ]
      if (typeof fact === 'number')
        return [
          name,
          name === 'share' ? format.share(fact, fact < 0.001 ? 2 : 1) : name === 'skew' ? format.number(fact, 1) : format.number(fact),
        ]
      return [name, name === 'method' ? words.value('fill_missing', fact) : fact]
    }),
  )
  const count = typeof facts.cells === 'number' ? facts.cells : typeof facts.rows === 'number' ? facts.rows : 0
  return <span className="tiny t3 prep-because">{t(`preparation.because.${code}`, { ...written, count })}</span>
}
