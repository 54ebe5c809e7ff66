import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decoderOf } from './encodings.ts'
import { findMojibake, repairMojibake } from './mojibake.ts'

const misread = (text: string, encoding: 'windows-1252' | 'macroman') => decoderOf(encoding).decode(new TextEncoder().encode(text))

describe.each(['windows-1252', 'macroman'] as const)('UTF-8 read as %s', (encoding) => {
  it('is found and repaired, also when it happened twice', () => {
    const text = 'Génétique à l’étable : œuf à 12 € « côté »'
    const wrong = misread(text, encoding)
    expect(findMojibake(wrong)).toMatchObject({ cell: misread('Génétique', encoding), repaired: 'Génétique' })
    expect(repairMojibake(wrong)).toBe(text)
    expect(repairMojibake(misread(wrong, 'windows-1252'))).toBe(text)
  })

  it('gives back any text of French and German letters and marks', () => {
    const unit = fc.constantFrom(...'abc 019,;éèêëàâçïîôöùûüÿœæÉÈÀÇŒß€’“”–—…«»°')
    const plain = fc.string({ unit, maxLength: 30 }).filter((text) => findMojibake(text) === null)
    fc.assert(fc.property(plain, (text) => repairMojibake(misread(text, encoding)) === text))
  })
})

it.each(['la qualité\u00a0» à\u00a0« ici', 'NÃO SÃO PAULO', 'Ångström Äpfel', '√2 ≈ 1,4', 'Zürich', ''])('leaves %j alone', (text) => {
  expect(findMojibake(text)).toBeNull()
  expect(repairMojibake(text)).toBe(text)
})
