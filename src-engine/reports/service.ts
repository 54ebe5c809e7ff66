import type { Call, Handlers } from '#engine/base/contract'
import { EngineError } from '#engine/base/errors'
import type { Files } from '#engine/base/files'
import { writeAtomically } from '#engine/base/write-atomically'
import type { Jobs } from '#engine/jobs/jobs'
import type { reports as contract } from './contract.ts'
import { renderReportJob } from './job.ts'
import { countPages } from './pdf/count-pages.ts'
import type { ReportsPort, TellReport } from './port.ts'
import type { ReportFormat } from './render-report.ts'
import type { Report } from './report.ts'

const TYPES: Record<ReportFormat, string> = {
  html: 'text/html; charset=utf-8',
  pdf: 'application/pdf',
  svg: 'image/svg+xml',
  png: 'image/png',
  csv: 'text/csv; charset=utf-8',
}

interface Request {
  kind: string
  id: string
  format: ReportFormat
  figure?: number
  lang: 'fr' | 'en'
}

interface Deps {
  jobs: Jobs
  files: Files
  /** Folder of the fonts. */
  fonts: string
}

/** Reports of every capability: told by their owner, rendered in a worker, written whole or not at all. */
export function createReports({ jobs, files, fonts }: Deps): { handlers: Handlers<typeof contract>; port: ReportsPort } {
  const tellers = new Map<string, TellReport>()

  async function write({ kind, id, format, figure, lang }: Request, call: Pick<Call, 'project_id' | 'user_id'>) {
    const tell = tellers.get(kind)
    if (!tell) {
      const known = [...tellers.keys()].join(', ')
      throw new EngineError('REPORT_KIND_UNKNOWN', `No report is told of ${kind}; reports are told of: ${known}.`, {
        kind,
        known: [...tellers.keys()],
      })
    }
    const report = await tell(id, { lang, call })
    return render(report, { format, figure, name: `${kind}-${id}${figure === undefined ? '' : `-${figure}`}-${lang}` })
  }

  async function render(report: Report, { format, figure, name: plain }: { format: ReportFormat; figure?: number; name: string }) {
    const bytes = await jobs.compute(renderReportJob, { report, format, fonts, figure })
    const name = `${plain}.${format}`
    const out = files.temporary(name)
    await writeAtomically(out, bytes)
    return { out, name, type: TYPES[format], bytes: bytes.byteLength, pages: format === 'pdf' ? countPages(bytes) : null }
  }

  return {
    handlers: { build: write },
    port: {
      register(kind, tell) {
        tellers.set(kind, tell)
      },
      write: render,
      png: (report, figure) => jobs.compute(renderReportJob, { report, format: 'png', fonts, figure }),
    },
  }
}
