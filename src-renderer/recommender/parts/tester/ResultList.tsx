import { IconArrowDown, IconArrowUp, IconEqual } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Tag, useFormat } from '#ui'
import type { Hit } from '../../answers.ts'
import { shiftOf } from '../../tester-view.ts'
import { ScoreStack } from './ScoreStack.tsx'

interface Props {
  /** A or B; none when there is one list only. */
  letter?: 'A' | 'B'
  /** Run and profile. */
  title: string
  aside?: string
  hits: readonly Hit[]
  /** The other list, to mark what differs. */
  other?: readonly Hit[]
  full: number
  selected: string | number | undefined
  onSelect: (product_id: string | number) => void
}

/** Suggestions in their order, each with the parts of its score and its move against the other list. */
export function ResultList({ letter, title, aside, hits, other, full, selected, onSelect }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <section className="reco-results" aria-label={letter ? t('recommender.tester.list', { letter }) : t('recommender.tester.suggestions')}>
      <header className="row">
        {letter && <Tag tone="accent">{letter}</Tag>}
        <span className="mono small ell" title={title}>
          {title}
        </span>
        {aside && <span className="end t3 small nowrap">{aside}</span>}
      </header>
      <ol>
        {hits.map((hit, place) => (
          <li key={hit.product_id}>
            <button
              type="button"
              className="bare reco-hit"
              aria-pressed={selected === hit.product_id}
              onClick={() => onSelect(hit.product_id)}
            >
              <span className="num t3">{place + 1}</span>
              <span style={{ minWidth: 0 }}>
                <span className="ell med cond label" title={hit.label ?? undefined}>
                  {hit.label ?? hit.product_id}
                </span>
                <span className="row tight tiny t3">
                  <span className="ell">{hit.gamme ?? <span className="mono">{hit.product_id}</span>}</span>
                  {hit.is_private_label && <Tag>{t('recommender.ownBrand')}</Tag>}
                </span>
              </span>
              {other && letter && <Shift letter={letter} shift={shiftOf(hit.product_id, hits, other)} />}
              <span className="figures">
                <span className="semi">{format.number(hit.score, 3)}</span>
                <ScoreStack reasons={hit.reasons} full={full} width={82} />
              </span>
            </button>
          </li>
        ))}
      </ol>
      {hits.length === 0 && <p className="small t3 none">{t('recommender.tester.nothing')}</p>}
    </section>
  )
}

function Shift({ letter, shift }: { letter: 'A' | 'B'; shift: number | null }) {
  const { t } = useTranslation()
  if (shift === null) return <span className="tiny shift differs">{t('recommender.tester.only', { letter })}</span>
  if (shift === 0) {
    return (
      <span className="tiny shift">
        <IconEqual size={11} role="img" aria-label={t('recommender.tester.sameRank')} />
      </span>
    )
  }
  const Icon = shift > 0 ? IconArrowUp : IconArrowDown
  return (
    <span
      className="tiny shift"
      title={t(shift > 0 ? 'recommender.tester.higher' : 'recommender.tester.lower', { count: Math.abs(shift) })}
    >
      <Icon size={11} aria-hidden />
      {Math.abs(shift)}
    </span>
  )
}
