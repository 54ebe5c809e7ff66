import type { Matrix } from '#engine/math/matrix'
import { zeros } from '#engine/math/matrix'
import { principalComponents } from '#engine/math/principal-components'

const EXPLAINED = 0.95

/** The rows as they are, or on the first components that explain 95 % of the variance. */
export function componentsOf(scaled: Matrix, wanted: boolean): { x: Matrix; components: number[][] } {
  if (!wanted) return { x: scaled, components: [] }
  const { scores, loadings, explained } = principalComponents(scaled, scaled.cols)
  let share = 0
  const enough = explained.findIndex((part) => {
    share += part
    return share >= EXPLAINED
  })
  const count = enough < 0 ? scaled.cols : enough + 1
  const x = zeros(scaled.rows, count)
  for (let j = 0; j < count; j++) for (let i = 0; i < scaled.rows; i++) x.data[i * count + j] = scores[j][i]
  return { x, components: loadings.slice(0, count) }
}
