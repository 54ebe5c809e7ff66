import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { coerce, propertiesOf, requiredOf, splitList } from './coerce.ts'

describe('splitList', () => {
  it.each([
    ['', []],
    ['LL', ['LL']],
    ['LL,LS', ['LL', 'LS']],
    [' LL , LS ', ['LL', 'LS']],
    ['"a, b",c', ['a, b', 'c']],
    ['"say ""no""",x', ['say "no"', 'x']],
    ['a,,b', ['a', '', 'b']],
    ['Numéro de lot=code_lot,Rendement (t/ha)=itm', ['Numéro de lot=code_lot', 'Rendement (t/ha)=itm']],
  ])('splits %j', (text, parts) => {
    expect(splitList(text)).toEqual(parts)
  })

  it('gives back any list that was quoted', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 1 }), (parts) => {
        expect(splitList(parts.map((part) => `"${part.replaceAll('"', '""')}"`).join(','))).toEqual(parts)
      }),
    )
  })
})

describe('coerce', () => {
  const input = z.strictObject({
    n: z.int(),
    share: z.number().optional(),
    on: z.boolean().default(false),
    sites: z.array(z.string()).optional(),
    ids: z.array(z.int()).optional(),
    map: z.record(z.string(), z.string()).optional(),
    name: z.string().optional(),
    steps: z.array(z.discriminatedUnion('step', [z.strictObject({ step: z.literal('drop'), columns: z.array(z.string()) })])).optional(),
  })
  const properties = propertiesOf(input)

  it('reads a list of objects as JSON, one or several', () => {
    const [one, two] = ['a', 'b'].map((name) => ({ step: 'drop', columns: [name, 'x,y'] }))
    const json = JSON.stringify
    for (const steps of [[json(one), json(two)], json([one, two]), [json([one]), json(two)]])
      expect(coerce(properties, { steps })).toEqual({ steps: [one, two] })
    expect(coerce(properties, { steps: '{"step":' })).toEqual({ steps: ['{"step":'] })
  })

  it('reads strings by the schema', () => {
    const given = { n: '3', share: '1e-3', on: 'true', sites: 'LL,LS', ids: ['1', '2,3'], map: '{"a":"b"}', name: '12' }
    expect(coerce(properties, given)).toEqual({
      n: 3,
      share: 0.001,
      on: true,
      sites: ['LL', 'LS'],
      ids: [1, 2, 3],
      map: { a: 'b' },
      name: '12',
    })
  })

  it.each([{ n: '3,5' }, { n: 'abc' }, { n: '' }, { n: '0x10' }, { n: '3', on: 'yes' }, { n: '3', map: '{broken' }])(
    'leaves %j for the contract to refuse',
    (given) => {
      expect(input.safeParse(coerce(properties, given)).success).toBe(false)
    },
  )

  it('keeps fields it does not know, so that they are refused by name', () => {
    expect(coerce(properties, { other: '1' })).toEqual({ other: '1' })
  })

  it('knows which fields a call must give', () => {
    expect(requiredOf(input)).toEqual(['n'])
  })
})
