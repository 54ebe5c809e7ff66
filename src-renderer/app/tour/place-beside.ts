export interface Box {
  left: number
  top: number
  width: number
  height: number
}

const GAP = 12

/**
 * Where a card goes so that it does not hide what it speaks of: right of it, left, below, above, whichever first has room;
 * over its lower right corner when none has. It never leaves the window.
 *
 * @param target - px; undefined puts the card into the middle.
 * @returns left and top in px.
 */
export function placeBeside(target: Box | undefined, card: Pick<Box, 'width' | 'height'>, window: Pick<Box, 'width' | 'height'>) {
  const keep = (left: number, top: number) => ({
    left: Math.max(GAP, Math.min(left, window.width - card.width - GAP)),
    top: Math.max(GAP, Math.min(top, window.height - card.height - GAP)),
  })
  if (!target) return keep((window.width - card.width) / 2, (window.height - card.height) / 2)
  const right = target.left + target.width
  const bottom = target.top + target.height
  const wide = card.width + 2 * GAP
  const high = card.height + 2 * GAP
  if (window.width - right >= wide) return keep(right + GAP, target.top)
  if (target.left >= wide) return keep(target.left - card.width - GAP, target.top)
  if (window.height - bottom >= high) return keep(target.left, bottom + GAP)
  if (target.top >= high) return keep(target.left, target.top - card.height - GAP)
  return keep(right - card.width - GAP, bottom - card.height - GAP)
}
