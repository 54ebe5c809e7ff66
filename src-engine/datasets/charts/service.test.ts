import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestEngine } from '#engine/testing/open-test-engine'
import type { ChartConfig } from './contract.ts'

let test: Awaited<ReturnType<typeof openTestEngine>>
const folder = mkdtempSync(join(tmpdir(), 'tessera-saved-charts-'))
const dataset = 'lots'
beforeAll(async () => {
  test = await openTestEngine()
  const sites = ['LL', 'LS', '<É>']
  const rows = Array.from({ length: 300 }, (_, i) => {
    const weight = (i % 37) + (i === 7 ? 400 : 0)
    return `${sites[i % 3]};${weight};${(Math.sin(i) * 10).toFixed(3)};2024-0${(i % 9) + 1}-15;${i % 2 ? 'oui' : 'non'}`
  })
  const path = join(folder, 'data.csv')
  writeFileSync(path, `site;foie_g;perte;jour;ok\n${rows.join('\n')}\n`)
  expect((await test.finished((await test.api.datasets.import({ file: path, name: dataset })).task_id)).error).toBeNull()
})
afterAll(async () => {
  await test.close()
  rmSync(folder, { recursive: true, force: true })
})

const CHARTS: ChartConfig[] = [
  { type: 'histogram', x: 'foie_g' },
  { type: 'histogram', x: 'jour', colour: 'site' },
  { type: 'box', x: 'site', y: 'foie_g' },
  { type: 'box' },
  { type: 'scatter', x: 'foie_g', y: 'perte', colour: 'site', size: 'perte' },
  { type: 'scatter', x: 'jour', y: 'perte', colour: 'foie_g' },
  { type: 'scatter_matrix', columns: ['foie_g', 'perte'], colour: 'ok' },
  { type: 'bar', x: 'site', y: 'foie_g', aggregate: 'median' },
  { type: 'line', x: 'jour', y: 'perte', colour: 'site' },
  { type: 'outliers', method: 'iqr' },
]

describe('a chart is drawn', () => {
  it.each(CHARTS)('%o', async (config) => {
    for (const lang of ['fr', 'en'] as const) {
      const { out, name, bytes } = await test.api.datasets.exportChart({ dataset, ...config, lang })
      const svg = readFileSync(out, 'utf8')
      expect(name).toBe(`lots-${config.type}.svg`)
      expect(bytes).toBe(Buffer.byteLength(svg))
      expect(svg).toMatch(/^<svg /)
      expect(svg).not.toMatch(/NaN|Infinity|undefined|<É>/)
    }
  })

  it('says where its figures come from', async () => {
    const { out } = await test.api.datasets.exportChart({
      dataset,
      type: 'bar',
      x: 'site',
      filter: 'foie_g<400',
      title: 'Sites & more',
      lang: 'fr',
    })
    const svg = readFileSync(out, 'utf8')
    const { content_hash } = await test.api.datasets.show({ dataset })
    expect(svg).toContain('Sites &amp; more')
    expect(svg).toContain(`jeu de données lots · version 1 · données ${content_hash.slice(0, 7)} · lignes 299 · filtre foie_g &lt; 400`)
  })

  it('with truth values in the words of the reader', async () => {
    for (const [lang, yes] of [
      ['fr', 'oui'],
      ['en', 'yes'],
    ] as const) {
      const { out } = await test.api.datasets.exportChart({ dataset, type: 'bar', x: 'ok', lang })
      expect(readFileSync(out, 'utf8')).toContain(`>${yes}</text>`)
    }
  })

  it('as PNG, HTML and PDF', async () => {
    for (const [format, start] of [
      ['png', '\u0089PNG'],
      ['html', '<!doctype html>'],
      ['pdf', '%PDF-'],
    ] as const) {
      const { out } = await test.api.datasets.exportChart({ dataset, type: 'outliers', format })
      expect(readFileSync(out, 'latin1').slice(0, start.length).toLowerCase()).toBe(start.toLowerCase())
    }
  })

  it('as CSV with one row per mark, dates as in the data', async () => {
    const { out } = await test.api.datasets.exportChart({ dataset, type: 'scatter', x: 'jour', y: 'perte', colour: 'site', format: 'csv' })
    const lines = readFileSync(out, 'utf8').split('\r\n')
    const head = lines.indexOf('row,jour,perte,site')
    expect(lines.slice(head + 1, head + 3)).toEqual(['1,2024-01-15,0,LL', '2,2024-02-15,8.415,LS'])
    expect(lines.slice(head + 1).filter((line) => line !== '')).toHaveLength(300)
  })
})

describe('a saved chart', () => {
  const names = async () => (await test.api.datasets.visualizations({ dataset })).visualizations.map(({ name }) => name)

  it('is listed, shown with figures, replaced only when asked, renamed and deleted', async () => {
    const saved = await test.api.datasets.saveVisualization({ dataset, name: 'Poids par site', type: 'box', x: 'site', y: 'foie_g' })
    expect(saved).toMatchObject({ name: 'Poids par site', chart_type: 'box', chart_config: { type: 'box', x: 'site', y: 'foie_g' } })
    await expect(
      test.api.datasets.saveVisualization({ dataset, name: 'poids PAR site', type: 'histogram', x: 'foie_g' }),
    ).rejects.toMatchObject({
      code: 'DATASET_CHART_NAME_TAKEN',
    })
    const replaced = await test.api.datasets.saveVisualization({
      dataset,
      name: 'Poids par site',
      type: 'histogram',
      x: 'foie_g',
      replace: true,
    })
    expect(replaced).toMatchObject({ visualization_id: saved.visualization_id, chart_type: 'histogram' })
    await test.api.datasets.saveVisualization({ dataset, name: 'Autre', type: 'bar', x: 'site' })
    expect(await names()).toEqual(['Autre', 'Poids par site'])

    const shown = await test.api.datasets.visualization({ dataset, visualization: String(saved.visualization_id) })
    expect(shown).toMatchObject({ visualization: { name: 'Poids par site' }, rows: 300, data: { kind: 'histogram', column: 'foie_g' } })
    expect(shown.units).toEqual({ foie_g: { label: 'foie', unit: 'g' } })

    const rename = (name: string) => test.api.datasets.renameVisualization({ dataset, visualization: 'Poids par site', name })
    await expect(rename('autre')).rejects.toMatchObject({ code: 'DATASET_CHART_NAME_TAKEN' })
    expect((await rename('POIDS par site')).name).toBe('POIDS par site')
    await test.api.datasets.deleteVisualization({ dataset, visualization: 'POIDS par site' })
    expect(await names()).toEqual(['Autre'])
    await expect(test.api.datasets.deleteVisualization({ dataset, visualization: 'POIDS par site' })).rejects.toMatchObject({
      code: 'DATASET_CHART_NOT_FOUND',
    })
  })

  it('is not saved when it cannot be drawn', async () => {
    const before = await names()
    await expect(test.api.datasets.saveVisualization({ dataset, name: 'x', type: 'histogram', x: 'site' })).rejects.toMatchObject({
      code: 'DATASET_CHART_UNSUITED',
    })
    expect(await names()).toEqual(before)
  })

  it('goes with its dataset', async () => {
    const path = join(folder, 'gone.csv')
    writeFileSync(path, 'a\n1\n2\n')
    await test.finished((await test.api.datasets.import({ file: path })).task_id)
    await test.api.datasets.saveVisualization({ dataset: 'gone', name: 'a', type: 'histogram', x: 'a' })
    await test.api.datasets.delete({ dataset: 'gone' })
    await expect(test.api.datasets.visualizations({ dataset: 'gone' })).rejects.toMatchObject({ code: 'DATASET_NOT_FOUND' })
  })
})
