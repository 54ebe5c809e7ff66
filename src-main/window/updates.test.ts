import { expect, it, vi } from 'vitest'
import { checkForUpdates } from './updates.ts'

const address = 'https://updates.example/tessera.json'
const answering = (body: unknown, ok = true) => vi.fn(async () => ({ ok, json: async () => body }))

it.each([
  ['1.2.4', { kind: 'newer', version: '1.2.4' }],
  ['1.10.0', { kind: 'newer', version: '1.10.0' }],
  ['2.0.0', { kind: 'newer', version: '2.0.0' }],
  ['1.2.3', { kind: 'current' }],
  ['1.1.9', { kind: 'current' }],
  ['newest', { kind: 'offline' }],
])('1.2.3 and %s there: %j', async (there, found) => {
  expect(await checkForUpdates({ address, version: '1.2.3', fetch: answering({ version: there }) })).toEqual(found)
})

it('says offline when the network is not there or answers nonsense', async () => {
  const dead = vi.fn(async () => Promise.reject(new TypeError('fetch failed')))
  expect(await checkForUpdates({ address, version: '1.2.3', fetch: dead })).toEqual({ kind: 'offline' })
  expect(await checkForUpdates({ address, version: '1.2.3', fetch: answering({ version: '9.9.9' }, false) })).toEqual({ kind: 'offline' })
})

it.each([undefined, '', 'http://updates.example/', 'no address'])('asks nobody when the address is %s', async (wrong) => {
  const fetch = answering({ version: '9.9.9' })
  expect(await checkForUpdates({ address: wrong, version: '1.2.3', fetch })).toEqual({ kind: 'nowhere' })
  expect(fetch).not.toHaveBeenCalled()
})
