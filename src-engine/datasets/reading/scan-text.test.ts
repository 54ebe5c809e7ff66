import { describe, expect, it } from 'vitest'
import { utf8Table } from '../domain/encodings.ts'
import { TextScan } from './scan-text.ts'

function scan(
  bytes: Uint8Array,
  { chunk = 3, forced, limitLines = true }: { chunk?: number; forced?: 'utf-8' | 'windows-1252'; limitLines?: boolean } = {},
) {
  const text = new TextScan(forced, limitLines)
  for (let at = 0; at < bytes.length; at += chunk) text.push(bytes.slice(at, at + chunk))
  return text.end()
}
const utf8 = (text: string) => new TextEncoder().encode(text)
const bytes = (...parts: (string | number)[]) =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? [...utf8(part)] : [part])))

describe('TextScan', () => {
  it.each([1, 2, 3, 5, 100])('finds UTF-8 in chunks of %i', (chunk) => {
    expect(scan(utf8('é€𝄞 x\n'.repeat(7)), { chunk })).toEqual({ encoding: 'utf-8', notices: [] })
  })

  it.each([1, 2, 100])('finds Windows-1252 in chunks of %i', (chunk) => {
    expect(scan(bytes('Num', 0xe9, 'ro; 5 ', 0x80, '\n'), { chunk })).toEqual({ encoding: 'windows-1252', notices: [] })
  })

  it('finds one byte that is no UTF-8 at the very end', () => {
    expect(scan(bytes('a'.repeat(5000), 0xe9), { chunk: 1000 }).encoding).toBe('windows-1252')
  })

  it('warns when most is UTF-8, and when the bytes are rare in Western text', () => {
    expect(scan(bytes('été\n', 0xe9)).notices).toEqual([{ code: 'mostly_utf8', values: { position: 6 } }])
    expect(scan(bytes(0xa4, 0xa4, 0xa5, 0xa1, 0xb2, 0xe9)).notices[0].code).toBe('encoding_doubtful')
  })

  it.each([
    ['a NUL byte', bytes('a\n', 0, 'b'), {}, 'FILE_UNSUPPORTED'],
    ['control characters', new Uint8Array(200).fill(3), {}, 'FILE_UNSUPPORTED'],
    ['bytes of neither encoding', bytes(0xe9, 0x81), {}, 'FILE_UNSUPPORTED'],
    ['what is not the chosen UTF-8', bytes(0xe9, 'a'), { forced: 'utf-8' as const }, 'FILE_DAMAGED'],
    ['a line over 16 MiB', new Uint8Array(17 << 20).fill(97), { chunk: 1 << 20 }, 'FILE_LINE_TOO_LONG'],
  ])('refuses %s', (_name, content, options, code) => {
    expect(() => scan(content, options)).toThrow(expect.objectContaining({ code }))
  })

  it('lets JSON stand on one line', () => {
    expect(scan(new Uint8Array(17 << 20).fill(97), { chunk: 1 << 20, limitLines: false }).encoding).toBe('utf-8')
  })
})

it('maps Windows-1252, also for what is called ISO-8859-1, as the encoding standard says', () => {
  const text = (encoding: 'windows-1252' | 'iso-8859-1' | 'iso-8859-15', byte: number) =>
    new TextDecoder().decode(utf8Table(encoding)?.[byte - 128])
  expect([text('windows-1252', 0x80), text('iso-8859-1', 0x80), text('iso-8859-15', 0xa4), text('windows-1252', 0xe9)]).toEqual([
    '€',
    '€',
    '€',
    'é',
  ])
  expect(utf8Table('utf-8')).toBeNull()
})
