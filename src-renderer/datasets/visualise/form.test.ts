import { describe, expect, it } from 'vitest'
import type { Column } from '../answers.ts'
import { chartCommand } from './command.ts'
import { type ChartForm, columnsFor, configOf, FIELDS, formOf, KINDS, lacking, newForm, withKind } from './form.ts'

const column = (name: string, type: Column['type'], distinct: number): Column => ({ name, type, distinct, missing: 0, format: null })
const columns = [
  column('code', 'text', 1200),
  column('site', 'text', 5),
  column('day', 'date', 578),
  column('itm', 'number', 363),
  column('birds', 'integer', 640),
  column('weeks', 'integer', 4),
  column('empty', 'number', 0),
  column('same', 'number', 1),
]
const names = (found: readonly Column[]) => found.map(({ name }) => name)

describe('columns that suit', () => {
  it.each([
    ['number', ['itm', 'birds', 'weeks', 'same']],
    ['axis', ['day', 'itm', 'birds', 'weeks', 'same']],
    ['group', ['site', 'weeks', 'same']],
    ['colour', ['site', 'itm', 'birds', 'weeks', 'same']],
    ['any', ['code', 'site', 'day', 'itm', 'birds', 'weeks', 'same']],
  ] as const)('%s', (needs, expected) => expect(names(columnsFor(needs, columns))).toEqual(expected))
})

describe('a kind', () => {
  it.each([
    ['histogram', { type: 'histogram', x: 'itm' }],
    ['box', { type: 'box', y: 'itm' }],
    ['scatter', { type: 'scatter', x: 'itm', y: 'birds' }],
    ['scatter_matrix', { type: 'scatter_matrix', columns: ['itm', 'birds', 'weeks'] }],
    ['bar', { type: 'bar', x: 'site' }],
    ['line', { type: 'line', x: 'day' }],
    ['outliers', { type: 'outliers', method: 'iqr' }],
  ] as const)('%s begins with columns that suit it', (kind, config) => {
    const form = withKind({ ...newForm(columns), x: null, columns: [] }, kind, columns)
    expect(configOf(form)).toEqual(config)
    expect(lacking(form)).toEqual([])
  })

  it('keeps the columns that suit the next one', () => {
    const scatter: ChartForm = { ...newForm(columns), type: 'scatter', x: 'birds', y: 'itm', colour: 'site' }
    expect(withKind(scatter, 'histogram', columns)).toMatchObject({ x: 'birds', colour: 'site' })
    expect(withKind(scatter, 'line', columns)).toMatchObject({ x: 'day', y: 'itm' })
    expect(withKind(scatter, 'bar', columns)).toMatchObject({ x: 'site', y: 'itm' })
    expect(withKind({ ...scatter, x: 'weeks' }, 'bar', columns)).toMatchObject({ x: 'weeks' })
    const noDates = columns.filter(({ type }) => type !== 'date')
    expect(withKind(scatter, 'line', noDates)).toMatchObject({ x: 'birds', y: 'itm' })
    expect(withKind({ ...scatter, colour: 'itm' }, 'histogram', columns).colour).toBeNull()
  })

  it('starts with bars where there is no number', () => {
    expect(configOf(newForm(columns.slice(0, 2)))).toEqual({ type: 'bar', x: 'site' })
  })

  it('tells what is lacking', () => {
    const bare = { ...newForm(columns), x: null, y: null, columns: ['itm'] }
    expect(lacking({ ...bare, type: 'scatter' })).toEqual(['x', 'y'])
    expect(lacking({ ...bare, type: 'scatter_matrix' })).toEqual(['columns'])
    expect(lacking({ ...bare, type: 'outliers', columns: [] })).toEqual([])
  })
})

describe('the configuration', () => {
  const full: ChartForm = {
    ...newForm(columns),
    x: 'itm',
    y: 'birds',
    columns: ['itm', 'birds'],
    colour: 'site',
    size: 'weeks',
    aggregate: 'sum',
    bins: 20,
    factor: 2,
    seed: 7,
    title: ' A title ',
    filters: [{ column: 'site', op: '=', value: 'LL' }],
  }

  it.each(KINDS)('of a %s chart comes back as the same form', (type) => {
    const config = configOf({ ...full, type })
    expect(configOf(formOf(config, columns))).toEqual(config)
    for (const field of ['x', 'y', 'colour', 'size'] as const)
      if (type !== 'box' && !FIELDS[type].some((one) => one.field === field)) expect(config).not.toHaveProperty(field)
  })

  it('groups the box of one column, not those of several', () => {
    expect(configOf({ ...full, type: 'box', columns: ['itm'], x: 'site' })).toMatchObject({ y: 'itm', x: 'site' })
    expect(configOf({ ...full, type: 'box', x: 'site' })).not.toHaveProperty('x')
  })

  it('keeps a filter that was written by hand', () => {
    for (const filter of ['itm>=15;site=LL', '[{"column":"site","op":"in","value":["LL","LS"]}]']) {
      const form = formOf({ type: 'histogram', x: 'itm', filter }, columns)
      expect([form.filters, configOf(form).filter]).toEqual([[], filter])
    }
  })

  it('is a command line', () => {
    expect(chartCommand('mes lots', undefined, { type: 'box', columns: ['itm', 'a,b'], filter: 'site=LL' })).toBe(
      'tessera datasets chart "mes lots" --type box --columns "itm,\\"a,b\\"" --filter "site=LL" --out chart.svg',
    )
  })
})
