import { describe, expect, it } from 'vitest'
import { proposeDecimal, proposeFormat } from './propose-format.ts'

describe('proposeDecimal', () => {
  it('takes the mark that more cells can only be read with', () => {
    expect(proposeDecimal([['1,5', '12,75', '1.234'], ['3.5']], '.')).toBe(',')
    expect(proposeDecimal([['1.5', '12.75']], ',')).toBe('.')
  })
  it('lets the rest of the file decide when no cell tells', () => {
    expect(proposeDecimal([['1,234', '2,345']], ',')).toBe(',')
    expect(proposeDecimal([['1,234', '2,345']], '.')).toBe('.')
  })
})

describe('proposeFormat', () => {
  const written = (cells: string[], decimal: ',' | '.' = '.') => proposeFormat(cells, decimal).format?.written ?? 'text'
  it.each([
    [['1', '2'], '1,234.5'],
    [['0,9', '1,25'], '1 234,5'],
    [['1 234,5', '12'], '1 234,5'],
    [['12.345,6'], '1 234,5'],
    [['1,234.5'], '1,234.5'],
    [['2024-01-31'], 'yyyy-mm-dd'],
    [['31/01/2024', '01/02/2024'], 'dd/mm/yyyy'],
    [['01/31/2024', '02/01/2024'], 'mm/dd/yyyy'],
    [['2024-01-31 08:00', '2024-01-31T08:00:00Z'], 'yyyy-mm-dd hh:mm'],
    [['oui', 'Non'], 'oui/non'],
    [['TRUE', 'false'], 'true/false'],
    [['a', '1'], 'text'],
    [['0,9', '0.9'], 'text'],
    [['n.d.', '1', '2'], '1,234.5'],
    [['n.d.'], 'text'],
    [[], 'text'],
  ])('%j is %s', (cells, expected) => {
    expect(written(cells)).toBe(expected)
  })

  it('says when another reading fits as well and gives other values', () => {
    expect(proposeFormat(['1,234', '2,345'], ',').ambiguous?.written).toBe('1,234.5')
    expect(proposeFormat(['03/04/2024'], '.').ambiguous?.written).toBe('mm/dd/yyyy')
    expect(proposeFormat(['1234', '2345'], ',').ambiguous).toBeNull()
    expect(proposeFormat(['05/05/2024'], '.').ambiguous).toBeNull()
    expect(proposeFormat(['1,5', '1,234'], ',').ambiguous).toBeNull()
  })

  it('does not look further when the mark was chosen', () => {
    expect(proposeFormat(['8,45', '1,2'], '.', { only: true }).format).toBeNull()
  })
})
