import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openTestEngine } from '#engine/testing/open-test-engine'

const file = join(import.meta.dirname, '../../../shared/data/messy/fr_derived/lots_soja_latin1.csv')
const map =
  'Numéro de lot=code_lot,Site=site_code,Génétique=genetique,Rendement (t/ha)=itm,Hauteur (m)=sigma,Verse=pctg_perte_gavage,Taille graine=total_corn_real,Protéine (%)=nb_meg,Huile (%)=poids_foie_moyen_g'

it.skipIf(!existsSync(file))('clusters the Latin-1 lots with decimal commas after one mapping (needs ../shared/data)', async () => {
  const test = await openTestEngine()
  const imported = await test.finished((await test.api.datasets.import({ file, table: 'lots', map })).task_id)
  expect(imported.error).toBeNull()
  const { rows, inserted } = imported.result as { rows: number; inserted: number }
  expect(inserted).toBe(rows)
  const { result } = await test.finished((await test.api.lots.cluster({ n_clusters: 3 })).task_id)
  expect(result).toMatchObject({
    n_lots: rows,
    features: ['itm', 'sigma', 'pctg_perte_gavage', 'total_corn_real', 'nb_meg', 'poids_foie_moyen_g'],
  })
  const { overall } = await test.api.lots.show({ run_id: result?.run_id as number })
  expect(overall.means.sigma).toBeGreaterThan(0.5)
  expect(overall.means.sigma).toBeLessThan(2)
  await test.close()
})
