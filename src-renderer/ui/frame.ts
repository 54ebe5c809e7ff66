import { createContext, useContext } from 'react'

export interface Crumb {
  label: string
  /** Absent on the page itself. */
  href?: string
}

/** What the frame around a page gives it. */
export interface Frame {
  /** Shows where the analyst is. */
  showCrumbs: (crumbs: readonly Crumb[]) => void
  /** The page has columns enough to want the narrow navigation. */
  wantRail: (wanted: boolean) => void
  inspectorShown: boolean
  toggleInspector: () => void
  /** Address of the help that belongs to the page. */
  helpHref?: string
  /** Address of the help on a term `page.word`, at the place that holds `text`. */
  termHref?: (term: string, text: string) => string
}

export const FrameContext = createContext<Frame>({
  showCrumbs: () => {},
  wantRail: () => {},
  inspectorShown: true,
  toggleInspector: () => {},
})

export const useFrame = () => useContext(FrameContext)
