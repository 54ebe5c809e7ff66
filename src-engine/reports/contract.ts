import * as z from 'zod'
import { Download, NameOrId, procedure } from '#engine/base/contract'

export const ReportFormat = z.enum(['html', 'pdf', 'svg', 'png', 'csv'])

export const reports = {
  build: procedure('GET', '/api/reports/{kind}/{id}', {
    does: 'Write the report of a run as HTML, PDF or CSV, or one of its charts as SVG or PNG',
    role: 'viewer',
    command: 'reports build',
    positional: ['kind', 'id'],
    example: 'tessera reports build lots 1 --out run1.pdf --lang fr',
    download: true,
    input: z.strictObject({
      kind: z.string().min(1).max(50).describe('what the report is of: lots, dfu, recommender'),
      id: NameOrId.describe('id of the run; of the recommender also its name'),
      format: ReportFormat.default('html').describe('format; on the command line it follows the ending of --out'),
      figure: z.int().min(1).max(200).optional().describe('which chart an SVG or PNG shows, from 1'),
      lang: z.enum(['fr', 'en']).default('en').describe('language of the report'),
    }),
    output: Download.extend({ pages: z.int().nullable().describe('pages of a PDF') }),
    errors: [
      'REPORT_KIND_UNKNOWN',
      'REPORT_FORMAT_UNKNOWN',
      'REPORT_FIGURE_UNKNOWN',
      'LOTS_RUN_NOT_FOUND',
      'DFU_RUN_NOT_FOUND',
      'RECOMMENDER_RUN_NOT_FOUND',
    ],
  }),
}
