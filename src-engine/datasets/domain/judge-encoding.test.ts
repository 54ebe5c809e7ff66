import { expect, it } from 'vitest'
import { TextScan } from '../reading/scan-text.ts'
import { type ByteEncoding, lettersOf } from './encodings.ts'

const TEXT = 'Numéro de lot;Génétique;Éleveur;Coût\n0001;Mulard côté étable;Bœuf à l’œil;12 €\n0002;Noël;ça;15 €\n'

function written(text: string, encoding: ByteEncoding): Uint8Array {
  const letters = lettersOf(encoding)
  return Uint8Array.from([...text].map((letter) => (letter < '\x80' ? letter.charCodeAt(0) : letters.indexOf(letter) + 128)))
}
function judged(bytes: Uint8Array) {
  const scan = new TextScan()
  scan.push(bytes)
  return scan.end()
}

it.each(['windows-1252', 'iso-8859-15', 'macroman'] as const)('French text in %s is recognised', (encoding) => {
  const text = encoding === 'iso-8859-15' ? TEXT.replace('’', "'") : TEXT
  expect(judged(written(text, encoding)).encoding).toBe(encoding)
})

it('one accent is Windows-1252 unless it speaks for another encoding', () => {
  expect(judged(written('Noël', 'windows-1252'))).toEqual({ encoding: 'windows-1252', notices: [] })
  expect(judged(written('Noël', 'macroman')).encoding).toBe('macroman')
})

it('says so when it is not the usual one', () => {
  expect(judged(written(TEXT, 'macroman')).notices).toEqual([{ code: 'encoding_judged', values: { encoding: 'MacRoman' } }])
})
