import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { done } from '#engine/testing/dfu-steps'
import { openTestEngine } from '#engine/testing/open-test-engine'

let test: Awaited<ReturnType<typeof openTestEngine>>
const folder = mkdtempSync(join(tmpdir(), 'tessera-baskets-'))
beforeAll(async () => {
  test = await openTestEngine()
})
afterAll(async () => {
  await test.close()
  rmSync(folder, { recursive: true })
})

interface Imported {
  rows: number
  rejected_rows: number
  warnings: string[]
  table: string
}
const importText = (name: string, text: string, table: 'ventes' | 'details' | 'couples') => {
  const file = join(folder, name)
  writeFileSync(file, text)
  return done<Imported>(test, test.api.datasets.import({ file, table }))
}

it('binds baskets by synonyms and says which rows are odd', async () => {
  const text = 'métier;panier;count\nPLAQUISTE;"1,2";1\nPEINTRE;;2\nPEINTRE;3,4;-1\n'
  const { rows, rejected_rows, warnings, table } = await importText('ventes.csv', text, 'ventes')
  expect({ rows, rejected_rows, table }).toEqual({ rows: 3, rejected_rows: 0, table: 'ventes' })
  expect(warnings).toContain('1 rows hold no product; they are left out of training.')
  expect(warnings.some((said) => said.startsWith('1 rows have a NB_OCCURENCES_COMMANDE that is no number'))).toBe(true)
})

it('sets products without an id and pairs without a number aside', async () => {
  const details = await importText('details.csv', 'ID_PRODUIT;LIB_PRODUIT\n1;Vis\n;Sans code\n', 'details')
  expect(details).toMatchObject({ rows: 2, rejected_rows: 1 })
  const couples = await importText('couples.csv', 'ID_PRODUIT_A,ID_PRODUIT_B,OCCURENCE_PAIR\n1,2,8\n1,3,NaN\n2,2,4\n', 'couples')
  expect(couples).toMatchObject({ rejected_rows: 1 })
  expect(couples.warnings).toContain('1 rows pair a product with itself; they are left out.')
})
