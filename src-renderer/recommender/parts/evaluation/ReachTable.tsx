import { useTranslation } from 'react-i18next'
import { Defined, Panel, Tile, useFormat } from '#ui'
import { useSizeWords } from './use-size-words.ts'
import { type Chosen, resultAt, sizesOf } from './view.ts'

/** What suggestions reach beside hits: how much of the catalogue, how unlike, how unexpected; and what was counted as a miss. */
export function ReachTable({ chosen }: { chosen: readonly Chosen[] }) {
  const { t } = useTranslation()
  const format = useFormat()
  const words = useSizeWords()
  const sizes = sizesOf(chosen.map(({ evaluation }) => evaluation))
  const head = (name: string) => (
    <th key={name} scope="col" className="num">
      <Defined term={`recommender.${name}`}>{t(`recommender.evaluation.${name}`)}</Defined>
    </th>
  )
  return (
    <Panel title={t('recommender.evaluation.reach')}>
      {/* biome-ignore lint/a11y/useSemanticElements: a scroll area must be focusable and named; it is no section of the page */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls by the arrow keys */}
      <div className="scroll" role="region" aria-label={t('recommender.evaluation.reach')} tabIndex={0}>
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{t('recommender.evaluation.basket')}</th>
              {['coverage', 'diversity', 'novelty', 'unknown_expected', 'in_training'].map(head)}
            </tr>
          </thead>
          <tbody>
            {sizes.flatMap((size) =>
              chosen.map(({ number, evaluation }) => {
                const result = resultAt(evaluation, size)
                return (
                  result && (
                    <tr key={`${size} ${number}`}>
                      <td className="nowrap">
                        <Tile id={number} /> {words(size)}
                      </td>
                      <td className="num">{format.share(result.coverage, 1)}</td>
                      <td className="num">{format.number(result.diversity, 3)}</td>
                      <td className="num">{t('recommender.evaluation.bits', { figure: format.number(result.novelty, 2) })}</td>
                      <td className="num">{format.number(result.unknown_expected)}</td>
                      <td className="num">{format.number(result.in_training)}</td>
                    </tr>
                  )
                )
              }),
            )}
          </tbody>
        </table>
      </div>
    </Panel>
  )
}
