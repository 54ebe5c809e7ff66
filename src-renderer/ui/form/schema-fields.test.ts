import { describe, expect, test } from 'vitest'
import { fieldsOf, type JsonSchema, problemOf } from './schema-fields.ts'

const SCHEMA: JsonSchema = {
  type: 'object',
  required: ['name', 'k'],
  properties: {
    k: { type: 'integer', minimum: 2, maximum: 20, default: 4, description: 'number of clusters' },
    tolerance: { type: 'number', exclusiveMinimum: 0, maximum: 1 },
    seed: { type: 'integer', minimum: 0, maximum: Number.MAX_SAFE_INTEGER },
    lang: { type: 'string', enum: ['fr', 'en'] },
    seasons: { type: 'array', items: { enum: ['hiver', 'ete'] }, minItems: 1 },
    match: { type: 'boolean', default: true },
    name: { type: 'string', maxLength: 5 },
    limit: { anyOf: [{ type: 'integer', minimum: 1, maximum: 9 }, { type: 'null' }] },
    mapping: { type: 'object' },
    words: { type: 'array', items: { type: 'string' } },
  },
}
const field = (name: string) => fieldsOf(SCHEMA, [name])[0]

describe('fields', () => {
  test('follow the schema; what no field can hold is left out', () =>
    expect(fieldsOf(SCHEMA).map(({ name, kind }) => [name, kind])).toEqual([
      ['k', 'integer'],
      ['tolerance', 'number'],
      ['seed', 'integer'],
      ['lang', 'choice'],
      ['seasons', 'choices'],
      ['match', 'flag'],
      ['name', 'text'],
      ['limit', 'integer'],
    ]))

  test('take bounds, default, description and choices from it', () => {
    expect(field('k')).toEqual({
      name: 'k',
      kind: 'integer',
      required: true,
      default: 4,
      description: 'number of clusters',
      choices: [],
      min: 2,
      max: 20,
    })
    expect(field('seasons').choices).toEqual(['hiver', 'ete'])
    expect(field('seed').max).toBe(Number.POSITIVE_INFINITY)
    expect(field('limit')).toMatchObject({ min: 1, max: 9, required: false })
  })

  test('come in the order asked for', () => expect(fieldsOf(SCHEMA, ['seed', 'k', 'gone']).map(({ name }) => name)).toEqual(['seed', 'k']))
})

describe('problems', () => {
  test.each([
    ['k', 21, { key: 'wholeBetween', low: 2, high: 20 }],
    ['k', 2.5, { key: 'wholeBetween', low: 2, high: 20 }],
    ['tolerance', 0, { key: 'between', low: Number.MIN_VALUE, high: 1 }],
    ['seed', -1, { key: 'atLeast', low: 0 }],
    ['lang', 'de', { key: 'notChoice' }],
    ['seasons', [], { key: 'countBetween', low: 1, high: 2 }],
    ['seasons', ['x'], { key: 'notChoice' }],
    ['name', 'longer', { key: 'longerThan', high: 5 }],
    ['name', '', { key: 'needed' }],
  ])('%s = %j', (name, value, problem) => expect(problemOf(field(name), value)).toEqual(problem))

  test.each([
    ['k', 2],
    ['k', undefined],
    ['tolerance', 0.5],
    ['seed', 10 ** 9],
    ['limit', null],
    ['match', false],
    ['seasons', ['ete']],
  ])('%s = %j has none', (name, value) => expect(problemOf(field(name), value)).toBeUndefined())
})
