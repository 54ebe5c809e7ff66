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
    ['PAR1xxxx', 'parquet'],
  ])('%j is %s', (content, kind) => {
    expect(kindOf(content).kind).toBe(kind)
  })

  it('skips a byte order mark', () => {
    expect(kindOf('\ufeff[{"a":1}]')).toEqual({ kind: 'json', bom: 3 })
  })

  it.each([
    ['', 'FILE_EMPTY', ''],
    [' \n\r\n', 'FILE_EMPTY', ''],
    [Uint8Array.of(0xff, 0xfe, 97, 0), 'FILE_UNSUPPORTED', 'UTF-16'],
    [Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0), 'FILE_UNSUPPORTED', '.xls'],
    [Uint8Array.of(0x1f, 0x8b, 8), 'FILE_UNSUPPORTED', 'gzip'],
    ['PK\u0003\u0004 something else', 'FILE_UNSUPPORTED', 'ZIP'],
    ['% comment\n@RELATION iris\n', 'FILE_UNSUPPORTED', 'ARFF'],
    ['<?xml version="1.0"?>', 'FILE_UNSUPPORTED', 'XML'],
    ['%PDF-1.7', 'FILE_UNSUPPORTED', 'PDF'],
  ])('refuses %j with %s', (content, code, what) => {
    expect(() => kindOf(content)).toThrow(expect.objectContaining({ code, message: expect.stringContaining(what) }))
  })
})
