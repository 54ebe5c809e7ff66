import { useTranslation } from 'react-i18next'
import { categoryColor, Defined, roundedParts, useFormat } from '#ui'
import { PART_CATEGORY, PARTS, type Part } from '../../tester-view.ts'

interface Props {
  reasons: Record<Part, number>
  score: number
}

const WIDTH = 96
const DIGITS = 3

/** Each part begins where the one before it ends; the printed parts add up to the printed score. */
export function Waterfall({ reasons, score }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const printed = roundedParts(
    PARTS.map((part) => reasons[part]),
    DIGITS,
  )
  const px = (value: number) => (value / Math.max(score, 1e-9)) * WIDTH
  let from = 0
  return (
    <table className="small reco-waterfall">
      <tbody>
        {PARTS.map((part, place) => {
          const x = px(from)
          from += reasons[part]
          return (
            <tr key={part}>
              <th scope="row" className="ell">
                <Defined term={`recommender.part_${part}`}>{t(`recommender.part.${part}`)}</Defined>
              </th>
              <td>
                <svg width={WIDTH + 1} height={17} aria-hidden>
                  <rect
                    x={x}
                    y={3}
                    width={Math.max(reasons[part] > 0 ? 1 : 0, px(reasons[part]))}
                    height={11}
                    style={{ fill: categoryColor(PART_CATEGORY[part]) }}
                  />
                  <line x1={px(from)} x2={px(from)} y1={3} y2={17} strokeDasharray="1 2" style={{ stroke: 'var(--t-edge)' }} />
                </svg>
              </td>
              <td className="num">{format.number(printed[place], DIGITS)}</td>
            </tr>
          )
        })}
        <tr className="sum">
          <th scope="row" className="semi">
            {t('recommender.tester.score')}
          </th>
          <td>
            <svg width={WIDTH + 1} height={17} aria-hidden>
              <rect x={0} y={3} width={score > 0 ? WIDTH : 0} height={11} style={{ fill: 'var(--t-text-2)' }} />
            </svg>
          </td>
          <td className="num semi">{format.number(score, DIGITS)}</td>
        </tr>
      </tbody>
    </table>
  )
}
