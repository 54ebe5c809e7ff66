import type { Call, Download } from '#engine/base/contract'
import type { Report } from './report.ts'

export type * from './chart.ts'
export { createFormat, type Format, type Language } from './format.ts'
export type * from './report.ts'

/** Tells the report of one run, by its id. */
export type TellReport = (
  id: string,
  options: { lang: 'fr' | 'en'; call: Pick<Call, 'project_id' | 'user_id'> },
) => Promise<Report> | Report

/** Where a capability says how its report is told. */
export interface ReportsPort {
  /** @param kind - the capability's name, the first word of `reports build KIND ID`. */
  register(kind: string, tell: TellReport): void
  /** Writes a report that no run stands behind, such as a chart that was not saved. */
  write(report: Report, options: { format: 'html' | 'pdf' | 'svg' | 'png' | 'csv'; name: string }): Promise<Download>
  /** The n-th chart of a report (from 1) as a picture; drawn in a worker. */
  png(report: Report, figure: number): Promise<Uint8Array>
}
