import { EngineError } from '#engine/base/errors'
import { fontFaces } from './fonts.ts'
import { renderHtml } from './html/render-html.ts'
import { renderCsv } from './render-csv.ts'
import { renderSvg } from './render-svg.ts'
import { type ChartBlock, chartsOf, type Report } from './report.ts'

export const REPORT_FORMATS = ['html', 'pdf', 'svg', 'png', 'csv'] as const
export type ReportFormat = (typeof REPORT_FORMATS)[number]

export interface RenderRequest {
  report: Report
  format: ReportFormat
  /** Folder of the fonts: resources/fonts. */
  fonts: string
  /** Which chart an SVG or PNG shows, from 1; 1. */
  figure?: number
  /** Pixels of a PNG per pixel of the chart, 1–4; 2. */
  scale?: number
}

/**
 * The bytes of the file. It takes 20 ms (CSV) to seconds (long PDF), so the engine's thread calls it through its job.
 *
 * @throws {EngineError} `REPORT_FORMAT_UNKNOWN`; `REPORT_FIGURE_UNKNOWN` when an SVG or PNG is asked of a chart that is not there.
 */
export async function renderReport({ report, format, fonts, figure = 1, scale }: RenderRequest): Promise<Uint8Array> {
  switch (format) {
    case 'html':
      return encoded(renderHtml(report, fontFaces(fonts)))
    case 'csv':
      return encoded(renderCsv(report))
    case 'svg':
      return encoded(renderSvg(chartOf(report, figure), report))
    case 'png': {
      // Loaded on demand, as pdfmake below: most workers never render and need not hold them.
      const { renderPng } = await import('./render-png.ts')
      return renderPng(chartOf(report, figure), { ...report, fonts, scale })
    }
    case 'pdf': {
      const { renderPdf } = await import('./pdf/render-pdf.ts')
      return renderPdf(report, fonts)
    }
    default:
      throw new EngineError('REPORT_FORMAT_UNKNOWN', `One of ${REPORT_FORMATS.join(', ')} was expected, got ${format}.`, { format })
  }
}

const encoded = (text: string) => new TextEncoder().encode(text)

function chartOf(report: Report, figure: number): ChartBlock {
  const charts = chartsOf(report)
  const chart = charts[figure - 1]
  if (chart) return chart
  const known = charts.map(({ title }, index) => `${index + 1} ${title}`).join(', ') || 'none'
  throw new EngineError('REPORT_FIGURE_UNKNOWN', `The number of a chart of the report was expected (${known}), got ${figure}.`, {
    figure,
    figures: charts.length,
  })
}
