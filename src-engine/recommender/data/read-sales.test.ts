import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { literal, openWarehouse, type Warehouse } from '#engine/warehouse/duckdb'
import { lookAtCouples, readCouples, readDetails } from './read-details.ts'
import { readSales } from './read-sales.ts'
import { areIntegers, sortedIds } from './tables.ts'

/** Rows [1,2,3] MACON, [4] PEINTRE, [2,5] MACON in a list of two levels (`repeated int64 array`), as parquet-avro and Impala wrote it. */
const TWO_LEVELS =
  'UEFSMRUAFUYVRiwVBhUAFQYVBhwAAAACAAAABgEFAAAATUFDT04HAAAAUEVJTlRSRQUAAABNQUNPThUAFXgVeCwVDBUAFQYVBhwAAAACAAAAAyYCAAAADA' +
  'EBAAAAAAAAAAIAAAAAAAAAAwAAAAAAAAAEAAAAAAAAAAIAAAAAAAAABQAAAAAAAAAVBBlMNQAYBnNjaGVtYRUEABUMJQIYEVBST0ZFU1NJT05fQ0xJRU5U' +
  'JQBMHAAAADUAGBBMSVNUX0lEX1BST0RVSVRTFQIVBkw8AAAAFQQlBBgFYXJyYXkAFgYZHBksJgAcFQwZJQYAGRgRUFJPRkVTU0lPTl9DTElFTlQVABYGFm' +
  'wWbCYISRwVABUAFQIAPBYiGQYZJgAGAAAAJgAcFQQZJQYAGSgQTElTVF9JRF9QUk9EVUlUUwVhcnJheRUAFgwWngEWngEmdEkcFQAVABUCADwpJgYGGSYA' +
  'DAAAABaKAhYGJggWigIAKCBwYXJxdWV0LWNwcC1hcnJvdyB2ZXJzaW9uIDI2LjAuMRksHAAAHAAAABMBAABQQVIx'
const folder = mkdtempSync(join(tmpdir(), 'tessera-sales-'))
const reading = { breathe: async () => {} }
let warehouse: Warehouse
beforeAll(() => {
  warehouse = openWarehouse({ memoryMb: 500, threads: 1, temp: join(folder, 'temp') })
})
afterAll(async () => {
  await warehouse.close()
  rmSync(folder, { recursive: true })
})

/** A relation of one text column from cells, null for a missing one. */
const cells = (name: string, values: (string | null)[]) =>
  `(SELECT * FROM (VALUES ${values.map((value) => `(${value === null ? 'NULL' : literal(value)})`).join(', ')}) AS t(${name}))`
const ventes = (lists: (string | null)[]) =>
  `(SELECT LIST_ID_PRODUITS, NULL::VARCHAR AS PROFESSION_CLIENT, NULL::VARCHAR AS NB_OCCURENCES_COMMANDE FROM ${cells('LIST_ID_PRODUITS', lists)})`
const baskets = async (relation: string) => {
  const { ids, indptr, indices } = await readSales(warehouse, relation, reading)
  return Array.from({ length: indptr.length - 1 }, (_, row) =>
    Array.from(indices.subarray(indptr[row], indptr[row + 1]), (item) => ids[item]),
  )
}

describe('readSales', () => {
  it.each([
    ['JSON numbers', '[3, 1, 2]', ['1', '2', '3']],
    ['JSON texts with blanks and commas', '["A B","C,D"]', ['A B', 'C,D']],
    ['Python', "['x', 'y']", ['x', 'y']],
    ['commas', '1,2,3', ['1', '2', '3']],
    ['semicolons and blanks', ' 1 ; 2  3', ['1', '2', '3']],
    ['whole numbers as decimals', '[1.0, 2.00]', ['1', '2']],
    ['elements of two levels', '[{"element":1},{"element":2}]', ['1', '2']],
    ['wrapped lists', '{"list":[{"item":7}]}', ['7']],
    ['holes', '[null, 4, "", NaN]', ['4']],
    ['repeats', '[4, 4, 4]', ['4']],
    ['one', '5', ['5']],
    ['leading zeros', '007, 7', ['007', '7']],
  ])('understands %s', async (_form, text, expected) => {
    expect(await baskets(ventes([text]))).toEqual([expected])
  })

  it('takes what holds nothing as an empty basket', async () => {
    expect(await baskets(ventes([null, '[]', ' ', '1']))).toEqual([[], [], [], ['1']])
  })

  it('reads the old lists of Parquet', async () => {
    const file = join(folder, 'two-levels.parquet')
    writeFileSync(file, Buffer.from(TWO_LEVELS, 'base64'))
    const relation = `(SELECT PROFESSION_CLIENT, NULL::VARCHAR AS NB_OCCURENCES_COMMANDE, to_json(LIST_ID_PRODUITS)::VARCHAR AS LIST_ID_PRODUITS FROM read_parquet(${literal(file)}))`
    expect(await baskets(relation)).toEqual([['1', '2', '3'], ['4'], ['2', '5']])
  })

  it('reads professions and occurrences: 1 when missing, NaN when no number above 0', async () => {
    const rows = `(SELECT * FROM (VALUES ('1', 'B', '2'), ('2', NULL, NULL), ('3', 'A', '0'), ('4', 'A', 'x'), ('5', 'B', '1,5')) AS t(LIST_ID_PRODUITS, PROFESSION_CLIENT, NB_OCCURENCES_COMMANDE))`
    const { professions, profession, occurrences, repeated } = await readSales(warehouse, rows, reading)
    expect([professions, [...profession], [...occurrences], repeated]).toEqual([
      ['A', 'B'],
      [1, -1, 0, 0, 1],
      [2, 1, Number.NaN, Number.NaN, 1.5],
      0,
    ])
  })
})

describe('ids', () => {
  it('are numbers only when every one of them is told without loss', () => {
    expect(areIntegers(['0', '-3', '12'])).toBe(true)
    for (const id of ['007', '1.5', '', '1e3', '9999999999999999', 'A']) expect(areIntegers(['1', id])).toBe(false)
    expect(areIntegers([])).toBe(false)
  })
  it('are put in order of value, else of letters', () => {
    expect(sortedIds(['10', '9', '-1'])).toEqual(['-1', '9', '10'])
    expect(sortedIds(['10', '9', 'a'])).toEqual(['10', '9', 'a'])
  })
})

describe('readDetails and readCouples', () => {
  it('keep the first row of a product, and names where there is no number of a range', async () => {
    const rows = `(SELECT id AS ID_PRODUIT, label AS LIB_PRODUIT, NULL::VARCHAR AS ID_GAMME, 'Vis' AS LIB_GAMME, '3.0' AS ID_UNIVERS, NULL::VARCHAR AS LIB_UNIVERS, own AS ID_MARQUE
      FROM (VALUES ('1.0', 'a', '1'), ('1', 'b', '0'), ('2', NULL, 'oui'), (NULL, 'c', '0'), ('3', 'd', NULL)) AS t(id, label, own))`
    const details = await readDetails(warehouse, rows, reading)
    expect([...details.keys()]).toEqual(['1', '2', '3'])
    expect(details.get('1')).toEqual({ label: 'a', gamme: 'Vis', gammeLabel: 'Vis', univers: '3', universLabel: '3', privateLabel: true })
    expect([details.get('2')?.privateLabel, details.get('3')?.privateLabel]).toEqual([true, false])
  })

  const couples = (rows: string) => `(SELECT * FROM (VALUES ${rows}) AS t(ID_PRODUIT_A, ID_PRODUIT_B, OCCURENCE_PAIR, PROFESSION_CLIENT))`

  it('take one profession, several as JSON or Python, or none', async () => {
    const rows = couples(
      `('1','2','8','GROS ŒUVRE'), ('1','3','x','["A, B","C"]'), ('2','3','1.0','[''A'']'), ('3','3','5',NULL), ('4','5','2',NULL)`,
    )
    const { a, b, count, professions } = await readCouples(warehouse, rows, reading)
    expect([a, b, [...count], professions]).toEqual([
      ['1', '1', '2', '4'],
      ['2', '3', '3', '5'],
      [8, Number.NaN, 1, 2],
      [['GROS ŒUVRE'], ['A, B', 'C'], ['A'], []],
    ])
  })

  it('say by numbers whether a table has a direction', async () => {
    expect(await lookAtCouples(warehouse, couples(`('9','10','1','A'), ('10','11','1','["B"]')`))).toMatchObject({
      rows: 2,
      professions: ['A', 'B'],
      undirected: true,
    })
    expect(await lookAtCouples(warehouse, couples(`('9','10','1','A'), ('10','9','1','A')`))).toMatchObject({ undirected: false })
  })
})
