/** Px. Browsers cut elements off somewhere beyond 16 million. */
const MOST_HEIGHT = 8_000_000
/** Parts of the scroll bar between which a long table jumps. */
const PARTS = 100

/** How the rows of a table of any length lie behind a scroll bar of limited length. */
export interface ScrollScale {
  /** Px of all rows. */
  total: number
  /** Px that are scrolled; the rows beyond come in by a shift. */
  height: number
  /** Px by which the rows are shifted up when the row at `top` px is the first in sight. */
  shiftAt: (top: number) => number
  /** The first px of the rows in sight when the scroll bar was dragged to `scrolled`, of `screen` px. */
  topAt: (scrolled: number, screen: number) => number
}

/**
 * Lays out rows behind a scroll bar: one to one up to eight million px; beyond, the scroll bar is cut into parts, and each
 * part shifts the rows by the same amount, so that small steps stay exact and both ends are reached.
 *
 * @param total - px of all rows.
 * @see SlickGrid (MIT, Michael Leibman), "virtual paging" of its viewport.
 */
export function scrollScale(total: number): ScrollScale {
  if (total <= MOST_HEIGHT) return { total, height: total, shiftAt: () => 0, topAt: (scrolled) => scrolled }
  const height = MOST_HEIGHT
  const part = height / PARTS
  const parts = Math.floor(total / part)
  const shift = (total - height) / (parts - 1)
  return {
    total,
    height,
    shiftAt: (top) => Math.round(Math.max(0, Math.min(parts - 1, Math.floor(top / part))) * shift),
    topAt: (scrolled, screen) => scrolled * ((total - screen) / (height - screen)),
  }
}
