import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fileKind } from './file-kind.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tessera-kind-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function kindOf(content: string | Uint8Array) {
  const path = join(folder, 'file.csv')
  writeFileSync(path, content)
  return fileKind(path)
}

describe('fileKind', () => {
  it.each([
    ['a;b\n1;2', 'csv'],
    ['[id],[name]\n1,x', 'csv'],
    ['{x};y\n', 'csv'],
    ['[]', 'json'],
    [' [\n {"a": 1}]', 'json'],
    ['[1, 2]', 'json'],
    ['{\n "a": 1\n}', 'json'],
    ['{"a": 1}', 'json'],
    ['{"a": 1}\n{"a": 2}\n', 'jsonl'],
    ['% comment\n@RELATION iris\n', 'arff'],
    ['% of sales;b\n1;2\n', 'csv'],
    ['PAR1xxxx', 'parquet'],
  ])('%j is %s', (content, kind) => {
    expect(kindOf(content).kind).toBe(kind)
  })

  it('skips a byte order mark', () => {
    expect(kindOf('\ufeff[{"a":1}]')).toEqual({ kind: 'json', bom: 3, utf16: null })
  })

  it('finds UTF-16 by its byte order mark, or by the zeros of Western text', () => {
    const le = Buffer.from('a;b\n1;2\n', 'utf16le')
    expect(kindOf(Buffer.concat([Buffer.of(0xff, 0xfe), le]))).toEqual({ kind: 'csv', bom: 2, utf16: 'utf-16le' })
    expect(kindOf(le)).toEqual({ kind: 'csv', bom: 0, utf16: 'utf-16le' })
    expect(kindOf(Buffer.from(le).swap16())).toEqual({ kind: 'csv', bom: 0, utf16: 'utf-16be' })
    expect(kindOf(Buffer.from('[{"a":1}]', 'utf16le')).kind).toBe('json')
  })

  it('looks behind comments longer than the head of the file', () => {
    expect(kindOf(`${'% about the data\n'.repeat(6000)}@relation x\n`).kind).toBe('arff')
  })

  it.each([
    ['', 'FILE_EMPTY', ''],
    [' \n\r\n', 'FILE_EMPTY', ''],
    ['PARExxxx', 'FILE_UNSUPPORTED', 'encrypted Parquet'],
    [Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0), 'FILE_UNSUPPORTED', '.xls'],
    [Uint8Array.of(0x1f, 0x8b, 8), 'FILE_UNSUPPORTED', 'gzip'],
    ['PK\u0003\u0004 something else', 'FILE_UNSUPPORTED', 'ZIP'],
    ['<?xml version="1.0"?>', 'FILE_UNSUPPORTED', 'XML'],
    ['%PDF-1.7', 'FILE_UNSUPPORTED', 'PDF'],
  ])('refuses %j with %s', (content, code, what) => {
    expect(() => kindOf(content)).toThrow(expect.objectContaining({ code, message: expect.stringContaining(what) }))
  })
})
