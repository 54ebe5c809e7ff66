import { defineJob } from '#engine/jobs/define-job'
import { type RenderRequest, renderReport } from './render-report.ts'

/** A report as a file's bytes, away from the engine's thread. */
export const renderReportJob = defineJob('reports.render', (request: RenderRequest) => renderReport(request))
