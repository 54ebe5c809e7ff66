import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { hashOfFile, keepCopy } from './kept-file.ts'

const folder = mkdtempSync(join(tmpdir(), 'tessera-kept-'))
const path = join(folder, 'abc.txt')
writeFileSync(path, 'abc')
afterAll(() => rmSync(folder, { recursive: true }))

/** The example of FIPS 180-2, appendix B.1. */
const ABC = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'

test('the hash is that of the standard', async () => {
  expect(await hashOfFile(path)).toBe(ABC)
})

test('copies made at once are one file, named by its content', async () => {
  const inputs = join(folder, 'inputs')
  const kept = await Promise.all([1, 2, 3, 4].map(() => keepCopy(inputs, { path, name: 'Sales.TXT' })))
  expect(new Set(kept.map((copy) => copy.path))).toEqual(new Set([join(inputs, `${ABC}.txt`)]))
  expect(readdirSync(inputs)).toEqual([`${ABC}.txt`])
  expect(readFileSync(kept[0].path, 'utf8')).toBe('abc')
})
