import { useMediaQuery } from '@mantine/hooks'

/** Below this width the navigation is a rail. */
const NARROW = '(max-width: 1359px)'
const WIDE = '(min-width: 1920px)'

/** Whether the navigation shows icons only: in a narrow window, and in a usual one where the page has three columns. */
export function useRail(wanted: boolean): boolean {
  const narrow = useMediaQuery(NARROW, window.matchMedia(NARROW).matches)
  const wide = useMediaQuery(WIDE, window.matchMedia(WIDE).matches)
  return narrow || (wanted && !wide)
}
