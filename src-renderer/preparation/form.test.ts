import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { preparation } from '#engine/preparation/contract'
import type { Step } from './answers.ts'
import { cleanStep, fieldsOf, fittingColumns, lackingFields, newStep, type Schema } from './form.ts'

const input = z.toJSONSchema(preparation.apply['~orpc'].inputSchema as unknown as z.ZodType, { io: 'input', unrepresentable: 'any' })
const options = (input.properties as Record<string, { items: { oneOf: Schema[] } }>).step.items.oneOf
const schemaOf = (kind: string) => options.find(({ properties }) => properties?.step.const === kind) as Schema
const names = (step: Step) => fieldsOf(schemaOf(step.step), step).map(({ name }) => name)
const kinds = (kind: string) => Object.fromEntries(fieldsOf(schemaOf(kind), { step: kind }).map(({ name, kind }) => [name, kind]))

describe('the fields of a step', () => {
  it('are drawn by what the schema says of them', () => {
    expect(options).toHaveLength(23)
    expect(kinds('missing_tokens')).toEqual({ columns: 'columns', tokens: 'words' })
    expect(kinds('derive')).toEqual({ name: 'text', expression: 'expression', replace: 'flag' })
    expect(kinds('join')).toMatchObject({
      dataset: 'dataset',
      version: 'number',
      on: 'rows',
      how: 'choice',
      columns: 'columns',
      suffix: 'text',
    })
    expect(kinds('rename')).toEqual({ names: 'pairs' })
    expect(kinds('split')).toEqual({ column: 'column', separator: 'text', into: 'words', keep: 'flag' })
    expect(kinds('date_parts')).toEqual({ column: 'column', parts: 'choices' })
    expect(kinds('unpivot')).toEqual({ columns: 'columns', name_to: 'text', value_to: 'text', drop_missing: 'flag' })
  })

  it('are only those that its values make use of', () => {
    expect(names({ step: 'outliers', method: 'iqr' })).toEqual(['columns', 'method', 'factor', 'action'])
    expect(names({ step: 'outliers', method: 'range' })).toEqual(['columns', 'method', 'low', 'high', 'action'])
    expect(names({ step: 'convert', to: 'text' })).toEqual(['columns', 'to', 'breaking'])
    expect(names({ step: 'fill_missing', method: 'constant' })).toEqual(['columns', 'method', 'value'])
  })

  it('offer only columns that the step can work on', () => {
    const columns = [
      { name: 'site', type: 'text' },
      { name: 'corn', type: 'number' },
      { name: 'placed', type: 'date' },
    ] as const
    const offered = (step: string, name: string) => fittingColumns(step, { name }, columns).map((column) => column.name)
    expect(offered('scale', 'columns')).toEqual(['corn'])
    expect(offered('date_parts', 'column')).toEqual(['placed'])
    expect(offered('drop', 'columns')).toEqual(['site', 'corn', 'placed'])
  })
})

describe('a new step', () => {
  it('takes the column that is looked at, where it fits', () => {
    const make = (kind: string, type: 'text' | 'number') => newStep(kind, schemaOf(kind), { name: 'x', type })
    expect(make('drop', 'text')).toEqual({ step: 'drop', columns: ['x'] })
    expect(make('scale', 'number')).toEqual({ step: 'scale', columns: ['x'], method: 'minmax' })
    expect(make('scale', 'text')).toEqual({ step: 'scale', method: 'minmax' })
  })
})

describe('what lacks', () => {
  it.each([
    [{ step: 'drop' }, ['columns']],
    [{ step: 'deduplicate' }, []],
    [{ step: 'fill_missing', columns: ['a'], method: 'constant' }, ['value']],
    [{ step: 'fill_missing', columns: ['a'], method: 'median' }, []],
    [{ step: 'outliers', columns: ['a'], method: 'range', action: 'mark' }, ['low']],
    [{ step: 'outliers', columns: ['a'], method: 'range', action: 'mark', high: 3 }, []],
    [{ step: 'sample' }, ['rows']],
    [{ step: 'sample', rows: 5, share: 0.5 }, ['rows']],
    [{ step: 'sample', share: 0.5 }, []],
    [{ step: 'split', column: 'a', separator: '-', into: ['b'] }, ['into']],
    [{ step: 'aggregate', values: [{ function: 'rows' }] }, []],
    [{ step: 'aggregate', values: [{ function: 'mean' }] }, ['values']],
    [{ step: 'sort', by: [{}] }, ['by']],
    [{ step: 'rename', names: {} }, ['names']],
  ] as const)('of %o is %o', (step, lacking) => expect(lackingFields(schemaOf(step.step), step as Step)).toEqual(lacking))
})

it('sends nothing that is empty, pointless or the default, and always what the contract takes', () => {
  const clean = (step: Step) => cleanStep(schemaOf(step.step), step)
  expect(clean({ step: 'fill_missing', enabled: true, columns: ['a'], method: 'median', value: '0', by: [] })).toEqual({
    step: 'fill_missing',
    columns: ['a'],
    method: 'median',
  })
  expect(clean({ step: 'deduplicate', enabled: false, keep: 'first' })).toEqual({ step: 'deduplicate', enabled: false })
  expect(clean({ step: 'aggregate', values: [{ function: 'rows' }] })).toEqual({
    step: 'aggregate',
    by: [],
    values: [{ function: 'rows' }],
  })
})
