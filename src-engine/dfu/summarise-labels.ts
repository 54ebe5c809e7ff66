import { median } from '#engine/math/quantile'
import type { DfuStore } from './store.ts'

interface Group {
  count: number
  demand: number[]
  cv: number[]
}

/** dim_dfu by cluster assignment, with the demand that the latest run found. */
export function summariseLabels(store: DfuStore, project_id: number) {
  const run_id = store.listRuns(project_id, 1, 0).runs[0]?.run_id ?? null
  const groups = new Map<string | null, Group>()
  for (const { label, mean_demand, cv_demand } of store.demandByLabel(project_id, run_id)) {
    const group = groups.get(label) ?? { count: 0, demand: [], cv: [] }
    groups.set(label, group)
    group.count++
    if (mean_demand !== null) group.demand.push(mean_demand)
    if (cv_demand !== null) group.cv.push(cv_demand)
  }
  const clusters = [...groups].map(([cluster_assignment, { count, demand, cv }]) => ({
    cluster_assignment,
    count,
    avg_demand: demand.length > 0 ? demand.reduce((sum, one) => sum + one, 0) / demand.length : null,
    cv_demand: cv.length > 0 ? median(cv) : null,
  }))
  const isLast = (one: (typeof clusters)[number]) => (one.cluster_assignment === null ? 1 : 0)
  return { clusters: clusters.sort((a, b) => isLast(a) - isLast(b) || b.count - a.count), run_id }
}
