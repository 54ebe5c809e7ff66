import { expect, it } from 'vitest'
import { nameAndUnit } from './name-and-unit.ts'

it.each([
  ['Poids (kg)', { label: 'Poids', unit: 'kg' }],
  ['Taux [% m.s.]', { label: 'Taux', unit: '% m.s.' }],
  ['poids_foie_moyen_g', { label: 'poids_foie_moyen', unit: 'g' }],
  ['surface_M2', { label: 'surface', unit: 'm²' }],
  ['pctg_perte_gavage', { label: 'pctg_perte_gavage' }],
  ['_g', { label: '_g' }],
  ['(kg)', { label: '(kg)' }],
  ['notes (as written by the site)', { label: 'notes (as written by the site)' }],
])('%s', (column, told) => expect(nameAndUnit(column)).toEqual(told))
