import { useTranslation } from 'react-i18next'
import { categoryColor, useFormat } from '#ui'
import { PART_CATEGORY, PARTS, type Part } from '../../tester-view.ts'

interface Props {
  reasons: Record<Part, number>
  /** The score that fills the width. */
  full: number
  /** Px. */
  width: number
}

/** The parts of a score side by side. */
export function ScoreStack({ reasons, full, width }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const shown = PARTS.filter((part) => reasons[part] > 0.001)
  let from = 0
  return (
    <svg
      width={width}
      height={10}
      role="img"
      aria-label={shown.map((part) => `${t(`recommender.part.${part}`)} ${format.number(reasons[part], 3)}`).join(', ')}
    >
      {shown.map((part) => {
        const x = (from / full) * width
        from += reasons[part]
        return (
          <rect
            key={part}
            x={x}
            y={0}
            width={Math.max(0.5, (reasons[part] / full) * width - 1)}
            height={10}
            style={{ fill: categoryColor(PART_CATEGORY[part]) }}
          />
        )
      })}
    </svg>
  )
}
