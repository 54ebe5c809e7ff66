import { useState } from 'react'

/** The runs that are ticked for a comparison: two at most, the third replaces the first. */
export function useTickedRuns() {
  const [ticked, setTicked] = useState<readonly number[]>([])
  const tick = (run_id: number) =>
    setTicked((all) => (all.includes(run_id) ? all.filter((id) => id !== run_id) : [...all.slice(-1), run_id]))
  const [a, b] = [...ticked].sort((x, y) => x - y)
  return { ticked, tick, pair: b === undefined ? undefined : ([a, b] as const) }
}
