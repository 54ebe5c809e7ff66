import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { EngineError } from '#engine/base/errors'
import { type Columns, openStepTable } from '#engine/testing/prepare-rows'
import { columnsOf, parseExpression } from './domain/expression.ts'
import { FUNCTIONS } from './expression-functions.ts'
import { expressionSql } from './expression-sql.ts'

const COLUMNS: Columns = { x: 'integer', y: 'number', name: 'text', 'Prix (€)': 'number', d: 'date', ok: 'boolean', 'a"b': 'text' }
const columns = Object.entries(COLUMNS).map(([name, type]) => ({ name, type }))
const ROW = [7, 2.5, 'Été', 9.5, '2024-02-29', true, 'q']
const EMPTY = columns.map(() => null)

let steps: ReturnType<typeof openStepTable>
beforeAll(() => {
  steps = openStepTable()
})
afterAll(() => steps.close())

async function value(expression: string, row: typeof ROW | null[] = ROW) {
  const { table, types } = await steps.run(COLUMNS, [row], [{ step: 'derive', name: 'result', expression }])
  return [table[0].at(-1), types.result]
}

describe('an expression', () => {
  it.each([
    ['1 + 2 * 3', 7, 'integer'],
    ['(1 + 2) * 3', 9, 'integer'],
    ['2 ^ 3 ^ 2', 512, 'number'],
    ['-2 ^ 2', -4, 'number'],
    ['10 - 4 - 3', 3, 'integer'],
    ['7 / 2', 3.5, 'number'],
    ['x % 4', 3, 'integer'],
    ['x / 0', null, 'number'],
    ['ln(0)', null, 'number'],
    ['sqrt(-1)', null, 'number'],
    ['10 ^ 400', null, 'number'],
    ['1e308 * 10', null, 'number'],
    ['x * y + [Prix (€)]', 27, 'number'],
    ['"Prix (€)" > 9 and not ok', false, 'boolean'],
    ['x = 7 or y = 0', true, 'boolean'],
    ["name & '-' & x", 'Été-7', 'text'],
    ["concat('a', y, ok)", 'a2.5true', 'text'],
    ["upper(left(name, 2)) & replace(name, 'É', 'e')", 'ÉTeté', 'text'],
    ["if(x > 5, 'big', 'small')", 'big', 'text'],
    ['if(x > 5, x, y)', 7, 'number'],
    ['x in (1, 7)', true, 'boolean'],
    ["name not in ('a', 'b')", true, 'boolean'],
    ['x is missing', false, 'boolean'],
    ['coalesce(null, y)', 2.5, 'number'],
    ['year(d) * 100 + month(d)', 202402, 'integer'],
    ['add_days(d, 1)', '2024-03-01', 'date'],
    ["days_between('2024-01-01', d)", 59, 'integer'],
    ["d >= '2024-02-01'", true, 'boolean'],
    ['date(2023, 2, 29)', null, 'date'],
    ["number('12.5') + 1", 13.5, 'number'],
    ["number('12a')", null, 'number'],
    ["matches(name, '^É')", true, 'boolean'],
    ["extract('LL-0042', '[0-9]+')", '0042', 'text'],
    ["'it''s'", "it's", 'text'],
    ['round(y * 1.26, 1)', 3.2, 'number'],
    ['least(x, y)', 2.5, 'number'],
    ['"a""b"', 'q', 'text'],
    ['length(name)', 3, 'integer'],
    ['length(text(-null))', null, 'integer'],
    ["if(ok, null, null) in ('a')", null, 'boolean'],
    ['not null', null, 'boolean'],
    ['year(null)', null, 'integer'],
  ])('%s = %j', async (expression, expected, type) => {
    expect(await value(expression)).toEqual([typeof expected === 'number' ? expect.closeTo(expected, 12) : expected, type])
  })

  it.each(['x + 1', 'name & 1', 'x > 1', 'year(d)', 'if(ok, 1, 2) * x'])('is missing where a column of it is: %s', async (expression) => {
    expect((await value(expression, EMPTY))[0]).toBeNull()
  })

  it('names its columns', () => {
    expect(columnsOf(parseExpression('if(x > 1, [Prix (€)], x) + length("a""b")'))).toEqual(['x', 'Prix (€)', 'a"b'])
  })

  it.each([
    ['x +', 4, 'was expected'],
    ['x ++* 2', 5, 'was expected'],
    ['(x', 3, '")"'],
    ["name = 'open", 8, 'not closed'],
    ['x # 2', 3, 'means nothing'],
    ['x = null', 3, 'is missing'],
    ['name + 1', 1, 'a number was expected'],
    ["x > 'a'", 5, 'stands against'],
    ['shell(x)', 1, 'no function shell'],
    ['constructor(x)', 1, 'no function constructor'],
    ['round()', 1, 'takes 1 to 2 arguments'],
    ['if(x, 1, 2)', 4, 'true or false was expected'],
    ["if(ok, 1, 'a')", 11, 'stands beside'],
    ["d > 'tomorrow'", 5, 'YYYY-MM-DD'],
    ['x x', 3, 'an operator or the end'],
    ['in (1)', 1, 'a value or a column'],
    ['x; drop table t', 2, 'an operator or the end'],
    ['(select 1)', 9, '")"'],
    [`${'('.repeat(100)}x${')'.repeat(100)}`, 62, 'nested deeper'],
    [`1${' + 1'.repeat(2000)}`, 6001, 'more than 3000 parts'],
  ])('is refused with its position: %s', (expression, position, reason) => {
    expect(() => expressionSql(expression, columns)).toThrow(
      expect.objectContaining({
        code: 'PREPARATION_EXPRESSION_INVALID',
        details: expect.objectContaining({ position }),
        message: expect.stringContaining(reason),
      }),
    )
  })

  it('is refused when it names an unknown column', () => {
    expect(() => expressionSql('x + z', columns)).toThrow(expect.objectContaining({ code: 'PREPARATION_COLUMN_UNKNOWN' }))
  })
})

describe('whatever is written', () => {
  const word = fc.constantFrom(
    ...Object.keys(FUNCTIONS),
    'x',
    'name',
    '[Prix (€)]',
    '"a""b"',
    'and',
    'or',
    'not',
    'in',
    'is',
    'missing',
    'true',
    'null',
    '1',
    '2.5',
    "'t'",
    "''';--'",
    '(',
    ')',
    ',',
    '+',
    '-',
    '*',
    '/',
    '%',
    '^',
    '&',
    '=',
    '<>',
    '<',
    ';',
    '--',
    '/*',
    '$1',
    '?',
    '\\',
    "'",
    '"',
  )
  const text = fc.oneof(
    fc.string({ maxLength: 60 }),
    fc.array(word, { maxLength: 25 }).map((parts) => parts.join(' ')),
    fc.array(word, { maxLength: 12 }).map((parts) => parts.join('')),
  )

  it('parses or is refused in our own words', () => {
    fc.assert(
      fc.property(text, (expression) => {
        try {
          expressionSql(expression, columns)
        } catch (error) {
          expect(error).toBeInstanceOf(EngineError)
        }
      }),
      { numRuns: 3000 },
    )
  })

  const { number, label, truth } = fc.letrec<{ number: string; label: string; truth: string }>((tie) => ({
    number: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      fc.constantFrom('x', 'y', '[Prix (€)]', '0', '2.5', '1e300', 'null'),
      fc.tuple(tie('number'), fc.constantFrom('+', '-', '*', '/', '%', '^'), tie('number')).map(([a, sign, b]) => `(${a} ${sign} ${b})`),
      fc
        .tuple(fc.constantFrom('ln', 'sqrt', 'abs', 'exp', 'round', 'floor', '-', 'log2'), tie('number'))
        .map(([name, a]) => `${name}(${a})`),
      fc.tuple(tie('truth'), tie('number'), tie('number')).map((args) => `if(${args.join(', ')})`),
      tie('label').map((a) => `length(${a})`),
    ),
    label: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom('name', '"a""b"', "'x'", "''", 'null'),
      fc.tuple(tie('label'), tie('label')).map(([a, b]) => `(${a} & ${b})`),
      fc.tuple(tie('label'), tie('number')).map(([a, n]) => `left(${a}, ${n})`),
      tie('number').map((a) => `text(${a})`),
    ),
    truth: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom('ok', 'true', "d > '2024-01-01'"),
      fc.tuple(tie('number'), fc.constantFrom('is missing', 'in (1, 2)', '= 1', '<= 2')).map(([a, rest]) => `${a} + 0 ${rest}`),
      fc.tuple(tie('truth'), fc.constantFrom('and', 'or'), tie('truth')).map(([a, word, b]) => `(${a} ${word} not ${b})`),
    ),
  }))

  it('becomes SQL that gives one value for a row, never NaN nor infinity, and nothing else', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(number, label, truth), async (expression) => {
        const { table } = await steps.run(COLUMNS, [ROW, EMPTY], [{ step: 'derive', name: 'result', expression }])
        expect(table.map((row) => row.slice(0, -1))).toEqual([ROW, EMPTY])
        for (const row of table) if (typeof row.at(-1) === 'number') expect(row.at(-1)).toSatisfy(Number.isFinite)
      }),
      { numRuns: 500 },
    )
  })

  it('keeps texts and names as they are, whatever stands in them', async () => {
    const any = fc
      .string({ minLength: 1, maxLength: 20, unit: 'grapheme' })
      .filter((one) => !one.includes('\0') && one.trim() !== '' && !one.startsWith('__tessera_'))
    await fc.assert(
      fc.asyncProperty(any, any, async (content, name) => {
        const quoted = `'${content.replaceAll("'", "''")}'`
        const { table } = await steps.run(
          { [name]: 'text' },
          [[content]],
          [{ step: 'derive', name: `${name}_2`, expression: `"${name.replaceAll('"', '""')}" & ${quoted}` }],
        )
        expect(table).toEqual([[content, content + content]])
      }),
      { numRuns: 200 },
    )
  })
})
