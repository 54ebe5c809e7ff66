import { createContext, useContext, useEffect } from 'react'

/** Lets a chart that is not SVG in the page hand its frame an SVG for export. */
export const ChartSourceContext = createContext<(draw: (() => string) | undefined) => void>(() => {})

export function useChartSource(draw: () => string): void {
  const register = useContext(ChartSourceContext)
  useEffect(() => {
    register(draw)
    return () => register(undefined)
  }, [register, draw])
}
