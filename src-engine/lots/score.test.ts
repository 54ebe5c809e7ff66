import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestEngine } from '#engine/testing/open-test-engine'
import { putSample } from '#engine/testing/sample-lots'

const withCode = (code: string) => expect.objectContaining({ code })
const sample = join(import.meta.dirname, '../../resources/sample/lots_gavage.csv')

let test: Awaited<ReturnType<typeof openTestEngine>>
let run_id: number
beforeAll(async () => {
  test = await openTestEngine()
  await test.api.lots.runs({})
  putSample(test.workspace)
  const { task_id } = await test.api.lots.cluster({ n_clusters: 4 })
  run_id = (await test.finished(task_id)).result?.run_id as number
})
afterAll(() => test.close())

function file(name: string, text: string): string {
  const path = join(test.workspace, name)
  writeFileSync(path, text)
  return path
}

describe('lots.score', () => {
  it('gives the lots of the run the clusters and confidences that the run gave them', async () => {
    const { scored, ...counts } = await test.api.lots.score({ run_id, input: sample })
    const { assignments, total } = await test.api.lots.assignments({ run_id, limit: 5000, sort: 'code_lot' })
    expect(counts).toMatchObject({ rows: 1200, scored_rows: total, refused_rows: 1200 - total })
    const told = scored.toSorted((a, b) => ((a.code_lot as string) < (b.code_lot as string) ? -1 : 1))
    expect(told.map(({ cluster_id, confidence, segment }) => ({ cluster_id, confidence, segment }))).toEqual(
      assignments.map(({ cluster_id, confidence, segment }) => ({ cluster_id, confidence, segment })),
    )
  })

  it('reads other names and decimal commas, and refuses rows with the reason', async () => {
    const header = 'Lot;Site;Génétique;ITM;Sigma;Pertes;Maïs total;Nombre mis en gavage;Durée;Poids foie'
    const input = file(
      'new.csv',
      `${header}\nN1;LL;mulard;15,4;78;1,8;9,6;820;11;545\nN2;LL;mulard;;78;1,8;9,6;820;11;545\nN3;LL;mulard;abc;78;1,8;9,6;820;11;545\n`,
    )
    const answer = await test.api.lots.score({ run_id, input, map: 'Durée=duree_gavage,Pertes=pctg_perte_gavage' })
    expect(answer.scored).toMatchObject([{ row: 1, code_lot: 'N1', cluster_id: 1, segment: 'mulard|LL|1' }])
    expect(answer.scored[0].confidence).toBeGreaterThan(0.8)
    expect(answer.refused).toMatchObject([
      { row: 2, code_lot: 'N2', reason: 'no value: itm' },
      { row: 3, reason: expect.stringContaining('abc') },
    ])
    const { out } = await test.api.lots.exportScore({ run_id, input, map: 'Durée=duree_gavage,Pertes=pctg_perte_gavage' })
    expect(readFileSync(out, 'utf8').split('\r\n')).toHaveLength(5)
  })

  it('refuses a file that lacks a feature of the run', async () => {
    const input = file('short.csv', 'code_lot,itm\nA,15\n')
    await expect(test.api.lots.score({ run_id, input })).rejects.toThrow(withCode('DATASET_COLUMN_MISSING'))
  })
})

describe('files of a run', () => {
  it('hold every lot, sorted as asked, safe for spreadsheets when asked', async () => {
    const { out, bytes } = await test.api.lots.exportAssignments({ run_id, sort: 'code_lot', cluster_id: 2 })
    const text = readFileSync(out, 'utf8')
    expect(bytes).toBe(Buffer.byteLength(text))
    const lines = text.trimEnd().split('\r\n')
    expect(lines).toHaveLength(1 + (await test.api.lots.assignments({ run_id, cluster_id: 2 })).total)
    expect(lines[0]).toContain('code_lot,site_code,genetique,season,date_mise_en_gavage,cluster_id,confidence,runner_up')
    const codes = lines.slice(1).map((line) => line.split(',')[1])
    expect(codes).toEqual(codes.toSorted())
    const segments = readFileSync((await test.api.lots.exportSegments({ run_id })).out, 'utf8')
    expect(segments).toMatch(/^segment,genetique,site_code,cluster_id,n,share,avg_confidence,mean_itm,/)
  })

  it.each(['fr', 'en'] as const)('a report in %s says the figures of the run', async (lang) => {
    const { out, pages } = await test.api.reports.build({ kind: 'lots', id: String(run_id), format: 'html', lang })
    const html = readFileSync(out, 'utf8')
    const { n_lots, data_hash } = await test.api.lots.show({ run_id })
    expect(pages).toBeNull()
    expect(html).toContain(data_hash.slice(0, 12))
    expect(html).toContain(lang === 'fr' ? 'Profil des groupes' : 'Profile of the clusters')
    expect(html).toContain(new Intl.NumberFormat(lang === 'fr' ? 'fr-FR' : 'en-GB').format(n_lots).replaceAll('\u202f', '\u00a0'))
    expect(html).toContain('mulard|LL|1')
    await expect(test.api.reports.build({ kind: 'lots', id: '999' })).rejects.toThrow(withCode('LOTS_RUN_NOT_FOUND'))
  })
})
