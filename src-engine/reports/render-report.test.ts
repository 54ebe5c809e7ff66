import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { gallery } from './gallery.ts'
import { renderReportJob } from './job.ts'
import { countPages } from './pdf/count-pages.ts'
import { type ReportFormat, renderReport } from './render-report.ts'
import type { Report, TableBlock } from './report.ts'

const fonts = join(import.meta.dirname, '../../resources/fonts')
const report = gallery('fr')
const latin1 = (bytes: Uint8Array) => new TextDecoder('latin1').decode(bytes)
const utf8 = (bytes: Uint8Array) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)

const withTable = (table: Omit<TableBlock, 'kind'>): Report => ({ ...report, blocks: [{ kind: 'table', ...table }] })

describe('pdf', () => {
  test('is a PDF of six A4 pages with its title and language', async () => {
    const pdf = await renderReport({ report, format: 'pdf', fonts })
    expect(latin1(pdf.subarray(0, 5))).toBe('%PDF-')
    expect(countPages(pdf)).toBe(6)
    expect(latin1(pdf)).toMatch(/\/MediaBox \[0 0 595\.28 841\.89\]/)
    expect(latin1(pdf)).toContain('/Lang (fr)')
  })

  test('the same report gives the same bytes', async () => {
    const [once, again] = [await renderReport({ report, format: 'pdf', fonts }), await renderReport({ report, format: 'pdf', fonts })]
    expect(Buffer.compare(once, again)).toBe(0)
  })

  test('two renders at once do not disturb each other', async () => {
    const both = await Promise.all([
      renderReport({ report, format: 'pdf', fonts }),
      renderReport({ report: gallery('en'), format: 'pdf', fonts }),
    ])
    expect(both.map(countPages)).toEqual([6, 6])
  })

  test('a table of 40 columns is set in several tables, one of 3,000 rows stops at 1,000', async () => {
    const columns = Array.from({ length: 40 }, (_, index) => ({ label: `column ${index}`, type: 'number' as const, digits: 3 }))
    const wide = await renderReport({
      report: withTable({ title: 'wide', columns, rows: [columns.map((_, index) => index * 1000)] }),
      format: 'pdf',
      fonts,
    })
    expect(countPages(wide)).toBe(1)
    const rows = Array.from({ length: 3000 }, (_, index) => [index])
    const long = await renderReport({ report: withTable({ title: 'long', columns: columns.slice(0, 1), rows }), format: 'pdf', fonts })
    expect(countPages(long)).toBeGreaterThan(15)
    expect(countPages(long)).toBeLessThan(30)
  })
})

describe('html', () => {
  test('one file: no script, nothing from outside', async () => {
    const html = utf8(await renderReport({ report, format: 'html', fonts }))
    expect(html).not.toMatch(/<script|<link|<img|@import|src=/)
    expect(html.replaceAll('xmlns="http://www.w3.org/2000/svg"', '')).not.toMatch(/https?:|url\((?!data:font)/)
  })

  test('every entry of the contents leads somewhere', async () => {
    const html = utf8(await renderReport({ report, format: 'html', fonts }))
    const targets = [...html.matchAll(/href="#([^"]+)"/g)].map(([, target]) => target)
    expect(targets).toHaveLength(6)
    for (const target of targets) expect(html).toContain(`id="${target}"`)
  })

  test('each chart shows its source and its table', async () => {
    const html = utf8(await renderReport({ report, format: 'html', fonts }))
    expect(html.match(/<figure>/g)).toHaveLength(8)
    expect(html.match(/<details>/g)).toHaveLength(8)
    expect(html.match(/exécution 14 · données 7f3a91c · graine 42/g)).toHaveLength(9)
  })

  test('rows beyond 2,000 are left out and said', async () => {
    const rows = Array.from({ length: 2001 }, (_, index) => [index])
    const html = utf8(
      await renderReport({ report: withTable({ title: 't', columns: [{ label: 'n', type: 'number' }], rows }), format: 'html', fonts }),
    )
    expect(html.match(/<tr>/g)).toHaveLength(2001)
    expect(html).toContain('Les 2\u00a0000 premières lignes sur 2\u00a0001\u00a0; le CSV les contient toutes.')
  })
})

test('png: magic, and a size that follows the scale', async () => {
  const sizes = await Promise.all([1, 3].map((scale) => renderReport({ report, format: 'png', fonts, scale })))
  expect([...sizes[0].subarray(0, 8)]).toEqual([137, 80, 78, 71, 13, 10, 26, 10])
  expect(sizes.map((png) => Buffer.from(png).readUInt32BE(16))).toEqual([720, 2160])
})

test('csv by hand', async () => {
  const small: Report = {
    title: 'Run; 14',
    lang: 'fr',
    createdAt: '2026-11-20T00:00:00Z',
    lineage: [{ label: 'seed', value: '42' }],
    blocks: [
      { kind: 'paragraph', text: 'not a figure' },
      { kind: 'facts', facts: [{ label: 'Maize', value: 9.791, unit: 'kg', digits: 1 }] },
      {
        kind: 'table',
        title: 'Lots',
        columns: [
          { label: 'Lot', type: 'id' },
          { label: 'Maize', unit: 'kg', type: 'number' },
        ],
        rows: [
          ['=A1', 1234.5],
          ['b "c"', null],
          ['d', Number.NaN],
        ],
      },
    ],
  }
  expect(utf8(await renderReport({ report: small, format: 'csv', fonts }))).toBe(
    '\ufeff"Run; 14"\r\nseed,42\r\n\r\nMaize,9.791,kg\r\n\r\nLots\r\nLot,Maize (kg)\r\n\'=A1,1234.5\r\n"b ""c""",\r\nd,\r\n',
  )
})

test.each<[string, ReportFormat, number, string]>([
  ['a format that is none', 'docx' as ReportFormat, 1, 'REPORT_FORMAT_UNKNOWN'],
  ['chart 0', 'svg', 0, 'REPORT_FIGURE_UNKNOWN'],
  ['chart 9 of 8', 'png', 9, 'REPORT_FIGURE_UNKNOWN'],
])('%s is refused', async (_, format, figure, code) => {
  await expect(renderReport({ report, format, fonts, figure })).rejects.toMatchObject({ code })
})

test('the job gives what the function gives, after the report has travelled as JSON', async () => {
  const travelled = { report: JSON.parse(JSON.stringify(report)) as Report, format: 'html' as const, fonts }
  const context = {
    checkpoint: () => undefined,
    tell: () => undefined,
    kernels: () => Promise.reject(new Error('a report needs no kernel')),
  }
  expect(renderReportJob.name).toBe('reports.render')
  expect(await renderReportJob.run(travelled, context)).toEqual(await renderReport({ report, format: 'html', fonts }))
})
