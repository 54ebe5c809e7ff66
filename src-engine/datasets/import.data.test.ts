import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestEngine } from '#engine/testing/open-test-engine'
import type { ImportResult } from './contract.ts'

const data = join(import.meta.dirname, '../../../shared/data')
const skip = !existsSync(data)
if (skip) console.info(`skipped: there is no ${data}`)

let test: Awaited<ReturnType<typeof openTestEngine>>
beforeAll(async () => {
  test = await openTestEngine()
})
afterAll(() => test.close())

async function attempt(path: string, input = {}) {
  const { task_id } = await test.api.datasets.import({ file: join(data, path), ...input })
  return test.finished(task_id)
}
async function imported(path: string, input = {}): Promise<ImportResult> {
  const job = await attempt(path, input)
  expect(job.error).toBeNull()
  return job.result as unknown as ImportResult
}
const types = ({ columns }: ImportResult) => Object.fromEntries(columns.map(({ name, type }) => [name, type]))

describe.skipIf(skip)('public data', () => {
  it('reads the French file of lots in Latin-1 with every type right and no edit', async () => {
    const result = await imported('messy/fr_derived/lots_soja_latin1.csv')
    expect(result).toMatchObject({ rows: 464, rejected_rows: 0, warnings: [] })
    expect(types(result)).toEqual({
      'Numéro de lot': 'text',
      Environnement: 'text',
      Site: 'text',
      Année: 'integer',
      Génétique: 'text',
      'Rendement (t/ha)': 'number',
      'Hauteur (m)': 'number',
      Verse: 'number',
      'Taille graine': 'number',
      'Protéine (%)': 'number',
      'Huile (%)': 'number',
    })
    const { rows } = await test.api.datasets.rows({ dataset: result.name, limit: 1 })
    expect(rows[0]).toEqual(['0001', 'L70', 'Lawes', 1970, 'G01', 2.387, 1.445, 4.25, 8.45, 36.7, 20.895])
  })

  it('takes n.d. for missing in the one column where it stands among numbers, and says so', async () => {
    const result = await imported('messy/fr_derived/lots_soja_utf8_bom_nd.csv')
    expect(types(result)['Protéine (%)']).toBe('number')
    expect(result.columns.find(({ name }) => name === 'Protéine (%)')?.missing).toBe(28)
    expect(result.warnings).toContainEqual(expect.stringContaining('"n.d." was read as missing in 28 cells'))
  })

  it('binds that file to lots with a map, twice without doubling', async () => {
    const map =
      'Numéro de lot=code_lot,Site=site_code,Génétique=genetique,Rendement (t/ha)=itm,Hauteur (m)=sigma,Verse=pctg_perte_gavage,Taille graine=total_corn_real,Protéine (%)=nb_meg,Huile (%)=poids_foie_moyen_g'
    const path = 'messy/fr_derived/lots_soja_latin1.csv'
    expect(await imported(path, { table: 'lots', map })).toMatchObject({ inserted: 464 })
    expect(await imported(path, { table: 'lots', map })).toMatchObject({ inserted: 0, updated: 0, unchanged: 464 })
  })

  it('keeps codes, tells dates and sets what is ragged aside', async () => {
    const dates = types(await imported('messy/fr_open_data/date-formats.csv'))
    expect(dates).toEqual({ date: 'date', datetime: 'datetime', 'date fr': 'date', 'datetime fr': 'datetime' })
    expect(types(await imported('messy/fr_open_data/single-quotes.csv'))).toMatchObject({ DEPCOM: 'text', COM: 'text', PMUN: 'integer' })
    expect(await imported('messy/fr_open_data/dataset-bad-separators.csv')).toMatchObject({ rows: 17, rejected_rows: 1 })
    expect(await imported('messy/fr_couverture_fibre_repeated_header.csv')).toMatchObject({ rows: 404, rejected_rows: 2 })
    expect(types(await imported('messy/fr_open_data/formatting-issues.csv'))).toMatchObject({
      'Volume (m3)': 'number',
      'Montant (?)': 'number',
    })
  })
})
