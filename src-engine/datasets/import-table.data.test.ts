import { existsSync, readdirSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestEngine } from '#engine/testing/open-test-engine'
import type { ImportResult } from './contract.ts'

const data = join(import.meta.dirname, '../../../shared/data')
const skip = !existsSync(data)
if (skip) console.info(`skipped: there is no ${data}`)

/**
 * Every file: rows × columns − rows that are set aside: types, or the code it is refused with. A type is t(ext), i(nteger),
 * n(umber), b(oolean), d(ate) or m(oment); `n3` are three columns of numbers side by side.
 *
 * The counts agree with the README of the data less headers, titles and blank lines, but for these: columns that stay empty and
 * nameless at the end are no columns (formatting-issues, begrotingsanalyse); nullable.impala has six columns, some nested;
 * ARROW-GH-43605 is sound to other readers too (pyarrow gives the same zeros), so it is read.
 */
const TABLE = `
messy/csv-spectrum/csvs/comma_in_quotes.csv 1 x 5: t5
messy/csv-spectrum/csvs/empty.csv 2 x 3: i3
messy/csv-spectrum/csvs/empty_crlf.csv 2 x 3: i3
messy/csv-spectrum/csvs/escaped_quotes.csv 2 x 2: i t
messy/csv-spectrum/csvs/json.csv 1 x 2: i t
messy/csv-spectrum/csvs/location_coordinates.csv 1 x 4: i t3
messy/csv-spectrum/csvs/newlines.csv 3 x 3: t i2
messy/csv-spectrum/csvs/newlines_crlf.csv 3 x 3: t i2
messy/csv-spectrum/csvs/quotes_and_newlines.csv 2 x 2: i t
messy/csv-spectrum/csvs/simple.csv 1 x 3: i3
messy/csv-spectrum/csvs/simple_crlf.csv 1 x 3: i3
messy/csv-spectrum/csvs/utf8.csv 2 x 3: i2 t
messy/csv-spectrum/json/comma_in_quotes.json 1 x 5: t5
messy/csv-spectrum/json/empty.json 2 x 3: i3
messy/csv-spectrum/json/empty_crlf.json 2 x 3: i3
messy/csv-spectrum/json/escaped_quotes.json 2 x 2: i t
messy/csv-spectrum/json/json.json 1 x 2: i t
messy/csv-spectrum/json/location_coordinates.json 1 x 4: i t3
messy/csv-spectrum/json/newlines.json 3 x 3: t i2
messy/csv-spectrum/json/newlines_crlf.json 3 x 3: t i2
messy/csv-spectrum/json/quotes_and_newlines.json 2 x 2: i t
messy/csv-spectrum/json/simple.json 1 x 3: i3
messy/csv-spectrum/json/simple_crlf.json 1 x 3: i3
messy/csv-spectrum/json/utf8.json 2 x 3: i2 t
messy/fr_b_test_file.csv 6 x 3: t2 i
messy/fr_c_test_file.csv DATASET_TOO_MANY_REJECTED
messy/fr_couverture_fibre_repeated_header.csv 404 x 11 - 2: t2 i t i t n3 t2
messy/fr_derived/lots_soja_latin1.csv 464 x 11: t3 i t n6
messy/fr_derived/lots_soja_utf8_bom_nd.csv 464 x 11: t3 i t n6
messy/fr_open_data/Agribalyse_Synthese.csv 5 x 27: t11 n16
messy/fr_open_data/dataset-bad-separators.csv 17 x 3 - 1: t3
messy/fr_open_data/dataset-latin1.csv 2 x 2: t2
messy/fr_open_data/date-formats.csv 3 x 4: d m d m
messy/fr_open_data/empty-number-values.csv 18 x 5: t i2 t2
messy/fr_open_data/formatting-issues.csv 12 x 6: t2 n t2 n
messy/fr_open_data/numbers.csv 3 x 2: n2
messy/fr_open_data/ouverture.csv 9999 x 22: t2 d t19
messy/fr_open_data/single-quotes.csv 4999 x 5: t2 i3
messy/fr_open_data/tab-sep.txt 2 x 4: t2 d t
messy/fr_open_data/trailing-seps.csv 7 x 8: i t2 i m i t2
messy/fr_open_data/weird-keys.csv 1 x 2: t2
messy/messytables/begrotingsanalyse-2011.csv 39 x 14: t14
messy/messytables/characters.csv 382 x 18: t6 n2 t m t8
messy/messytables/complex.csv 3 x 4: d t i t
messy/messytables/example.tsv 140 x 17: m i10 n6
messy/messytables/libreoffice.xlsx FILE_EMPTY
messy/messytables/long.csv 4000 x 1: t
messy/messytables/null.csv 10 x 4: i4
messy/messytables/simple.psv 28 x 6: i6
messy/messytables/simple.ssv 6 x 3: d i t
messy/messytables/simple.xlsx 6 x 3: d i t
messy/messytables/skip_initials.csv 2 x 2: t2
messy/messytables/utf8bom.csv FILE_NO_ROWS
hostile/blns.json 515 x 1: t
hostile/blns.txt 486 x 1 - 1: t
arff/ReutersCorn-test.arff 604 x 2: t2
arff/airline.arff 144 x 2: i d
arff/breast-cancer.arff 286 x 10: t10
arff/contact-lenses.arff 24 x 5: t5
arff/cpu.arff 209 x 7: i7
arff/cpu.with.vendor.arff 209 x 8: t i7
arff/credit-g.arff 1000 x 21: t i t2 i t2 i t2 i t i t2 i t i t3
arff/diabetes.arff 768 x 9: i5 n2 i t
arff/edge/scipy_iris.arff 150 x 5: n4 t
arff/edge/scipy_missing.arff 3 x 2: i2
arff/edge/scipy_nodata.arff FILE_NO_ROWS
arff/edge/scipy_quoted_nominal.arff 6 x 2: i t
arff/edge/scipy_test1.arff 1 x 5: n4 t
arff/edge/scipy_test10.arff FILE_UNSUPPORTED
arff/edge/scipy_test2.arff DATASET_TOO_MANY_REJECTED
arff/edge/scipy_test4.arff 3 x 5: n4 t
arff/edge/scipy_test5.arff 3 x 5: n4 t
arff/edge/scipy_test7.arff 6 x 5: d3 m2
arff/edge/scipy_test9.arff FILE_UNSUPPORTED
arff/edge/weka_SimpleTimeSeries.arff FILE_UNSUPPORTED
arff/glass.arff 214 x 10: n9 t
arff/hypothyroid.arff 3772 x 30: i t16 n t n t n t n t n t i t2
arff/ionosphere.arff 351 x 35: i2 n32 t
arff/iris.2D.arff 150 x 3: n2 t
arff/iris.arff 150 x 5: n4 t
arff/labor.arff 57 x 17: i n3 t i t i2 t i t6
arff/segment-challenge.arff 1500 x 20: i3 n16 t
arff/segment-test.arff 810 x 20: i3 n16 t
arff/soybean.arff 683 x 36: t36
arff/supermarket.arff 4627 x 217: t217
arff/unbalanced.arff 856 x 33: n26 i3 n i2 t
arff/vote.arff 435 x 17: t17
arff/weather.nominal.arff 14 x 5: t5
arff/weather.numeric.arff 14 x 5: t i2 t2
parquet/alltypes_plain.parquet 8 x 11: i b i4 n2 t2 m
parquet/alltypes_plain.snappy.parquet 2 x 11: i b i4 n2 t2 m
parquet/bad/ARROW-GH-43605.parquet 21186 x 1: i
parquet/bad/PARQUET-1481.parquet FILE_DAMAGED
parquet/binary.parquet 12 x 1: t
parquet/byte_array_decimal.parquet 24 x 1: n
parquet/datapage_v2.snappy.parquet 5 x 5: t i n b t
parquet/int32_decimal.parquet 24 x 1: n
parquet/int64_decimal.parquet 24 x 1: n
parquet/int96_from_spark.parquet 6 x 1: m
parquet/list_columns.parquet 3 x 2: t2
parquet/lz4_raw_compressed.parquet 4 x 3: i t n
parquet/nested_lists.snappy.parquet 3 x 2: t i
parquet/null_list.parquet 1 x 1: t
parquet/nullable.impala.parquet 7 x 6: i t5
parquet/nulls.snappy.parquet 8 x 1: t
parquet/rle_boolean_encoding.parquet 68 x 1: b
parquet/single_nan.parquet 1 x 1: n
tabular/adult_names.txt 91 x 2 - 15: t2
tabular/adult_train.csv 32561 x 15: i t i t i t5 i3 t2
tabular/autompg.arff 398 x 8: t n i2 n t2 n
tabular/breast_cancer_wisconsin.data 699 x 11: i11
tabular/cal_housing.arff 20640 x 9: n9
tabular/cars.json 406 x 9: t n i n i2 n d t
tabular/diabetes_regression.csv 442 x 11: n11
tabular/iris.csv 150 x 5: n4 t
tabular/orange_titanic.tab 2201 x 4: t3 b
tabular/orange_zoo.tab 101 x 18: t i16 t
tabular/titanic.csv 891 x 11: i2 t2 n i2 t n t2
tabular/winequality_red.csv 1599 x 12: n11 i
tabular/winequality_white_with_header.csv 4898 x 12: n11 i
lots/ChickWeight.csv 578 x 5: i5
lots/agridat_australia.soybean.txt 464 x 10: t2 i t n6
lots/agridat_becker.chicken.txt 45 x 3: t2 i
lots/agridat_diggle.cow.txt 598 x 5: t3 i2
lots/agridat_ilri.sheep.txt 882 x 12: i2 t2 n2 i2 t i2 t
lots/agridat_minnesota.barley.yield.txt 2083 x 5: t2 i2 n
lots/agridat_woodman.pig.txt 30 x 10: t2 i t n3 i n2
lots/chickwts.csv 71 x 3: i2 t
lots/eucalyptus.arff 736 x 20: t i t3 i4 t i n8 t
lots/pasture.arff 36 x 23: t i5 n4 i n2 i n7 i t
lots/squash.stored.arff 52 x 25: t3 i2 n4 i2 n11 i2 t
lots/white.clover.arff 63 x 32: t3 n27 t2
demand/aus_livestock_monthly_long.csv 29364 x 4: d t2 n
demand/aus_retail_monthly_long.csv 64532 x 5: t3 d n
demand/carparts_monthly_long.csv 136374 x 3: d i2
`

const expected = new Map(
  TABLE.trim()
    .split('\n')
    .map((line): [string, string] => [line.slice(0, line.indexOf(' ')), line.slice(line.indexOf(' ') + 1)]),
)
const LETTERS = { text: 't', integer: 'i', number: 'n', boolean: 'b', date: 'd', datetime: 'm' }
const letters = (columns: ImportResult['columns']) =>
  columns
    .map(({ type }) => LETTERS[type])
    .join('')
    .replaceAll(/(.)\1*/g, (run, letter) => (run.length > 1 ? ` ${letter}${run.length}` : ` ${letter}`))
const walk = (folder: string): string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    return statSync(path).isDirectory() ? walk(path) : [path]
  })

let test: Awaited<ReturnType<typeof openTestEngine>>
beforeAll(async () => {
  test = await openTestEngine()
})
afterAll(() => test.close())

describe.skipIf(skip)('every file of the public data', () => {
  it('stands in the table', () => {
    const folders = ['messy', 'hostile', 'arff', 'parquet', 'tabular', 'lots', 'demand']
    const found = folders.flatMap((folder) => walk(join(data, folder)).map((path) => relative(data, path).replaceAll('\\', '/')))
    expect([...expected.keys()].sort()).toEqual(found.sort())
  })

  it.each([...expected])(
    '%s: %s',
    async (path, outcome) => {
      const { task_id } = await test.api.datasets.import({ file: join(data, path) })
      const { result, error } = await test.finished(task_id)
      const told = ({ rows, columns, rejected_rows }: ImportResult) =>
        `${rows} x ${columns.length}${rejected_rows ? ` - ${rejected_rows}` : ''}:${letters(columns)}`
      expect(error ? error.code : told(result as unknown as ImportResult)).toBe(outcome)
      if (error) expect(error.message).toMatch(/\. \S.*\.$/)
    },
    60_000,
  )

  it.each(
    readdirSync(skip ? '.' : join(data, 'messy/csv-spectrum/csvs')).filter((name) => name.endsWith('.csv') && !name.startsWith('location')),
  )('csv-spectrum %s imported as text equals its JSON', async (file) => {
    const rowsOf = async (path: string, name: string) => {
      const { task_id } = await test.api.datasets.import({ file: join(data, 'messy/csv-spectrum', path), name, types: '*=text' })
      expect((await test.finished(task_id)).error).toBeNull()
      const { columns, rows } = await test.api.datasets.rows({ dataset: name })
      // Our copy of newlines_crlf.csv holds LF only, its JSON CR LF.
      const told = rows.map((row) => row.map((cell) => String(cell ?? '').replaceAll('\r\n', '\n')))
      return { names: columns.map((column) => [column.name, column.type]), rows: told }
    }
    const csv = await rowsOf(`csvs/${file}`, `${file} as CSV`)
    expect(csv).toEqual(await rowsOf(`json/${file.replace('.csv', '.json')}`, `${file} as JSON`))
  })
})
