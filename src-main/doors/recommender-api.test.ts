import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { done, type TestEngine } from '#engine/testing/dfu-steps'
import { openTestEngine } from '#engine/testing/open-test-engine'
import { writeSmallSales } from '#engine/testing/small-recommender'
import { httpDoor } from './http.ts'

const TOKEN = 'token-of-the-test'
const folder = mkdtempSync(join(tmpdir(), 'tessera-api-'))
let test: TestEngine
let app: Awaited<ReturnType<typeof httpDoor>>
let address = ''

beforeAll(async () => {
  test = await openTestEngine({ environment: { ADMIN_KEY: 'secret' } })
  await done(test, test.api.recommender.train({ ...writeSmallSales(folder), epochs: 1, no_components: 8, threads: 1 }))
  let port = 0
  app = await httpDoor({ engine: test.engine, renderer: join(folder, 'none'), token: TOKEN, port: () => port })
  address = await app.listen({ host: '127.0.0.1', port: 0 })
  port = Number(new URL(address).port)
}, 60_000)
afterAll(async () => {
  await app.close()
  await test.close()
  rmSync(folder, { recursive: true })
})

const ask = (path: string, body?: unknown, headers: Record<string, string> = {}) =>
  fetch(`${address}${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { authorization: `Bearer ${TOKEN}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    body: body === undefined ? undefined : JSON.stringify(body),
  })

it('answers the calls of the requirement under their own paths', async () => {
  expect(await (await fetch(`${address}/healthz`)).json()).toEqual({ ok: true })
  const answer = await ask('/recommend_panier', { profession: null, product_ids: [101, 102], k: 3, expand: true })
  expect(answer.status).toBe(200)
  const { items, profession_mix } = (await answer.json()) as { items: { label: string }[]; profession_mix: unknown[] }
  expect(items).toHaveLength(3)
  expect(items[0].label).toMatch(/^Plâtre/)
  expect(profession_mix.length).toBeGreaterThan(0)
  expect(await (await ask('/version')).json()).toMatchObject({ items: 40, professions: 2, profile: 'balanced_v3' })
  expect(await (await ask('/products/enrich', { product_ids: [101, 5] })).json()).toMatchObject({ unknown_products: ['5'] })
})

it('takes the admin key from its header', async () => {
  for (const headers of [{}, { 'x-admin-key': 'wrong' }] as Record<string, string>[]) {
    const refused = await ask('/reload', { artifact_dir: 'artifacts' }, headers)
    expect([refused.status, ((await refused.json()) as { code: string }).code]).toEqual([403, 'RECOMMENDER_ADMIN_KEY_WRONG'])
  }
  const reloaded = await ask('/reload', { artifact_dir: 'artifacts', profile: 'diversity_friendly_v2' }, { 'x-admin-key': 'secret' })
  expect(reloaded.status).toBe(200)
  expect(await reloaded.json()).toMatchObject({ profile: 'diversity_friendly_v2', items: 40 })
})

it('fails no request during reloads', async () => {
  let isReloading = true
  const statuses: number[] = []
  const clients = Array.from({ length: 4 }, async () => {
    while (isReloading) statuses.push((await ask('/recommend_panier', { product_ids: [101, 122, 133], k: 5 })).status)
  })
  for (let i = 0; i < 3; i++) expect((await ask('/reload', {}, { 'x-admin-key': 'secret' })).status).toBe(200)
  isReloading = false
  await Promise.all(clients)
  expect(statuses.length).toBeGreaterThan(10)
  expect(new Set(statuses)).toEqual(new Set([200]))
})

it.each([
  ['k 0', { product_ids: [101], k: 0 }, 400, 'INVALID_INPUT'],
  ['too many products', { product_ids: Array.from({ length: 10_000 }, (_, i) => i) }, 400, 'INVALID_INPUT'],
  ['an unknown field', { products_ids: [101] }, 400, 'INVALID_INPUT'],
  ['an unknown profession', { product_ids: [101], profession: 'ASTRONAUTE' }, 422, 'RECOMMENDER_PROFESSION_UNKNOWN'],
])('refuses %s as a problem document', async (_what, body, status, code) => {
  const refused = await ask('/recommend_panier', body)
  expect(refused.status).toBe(status)
  expect(refused.headers.get('content-type')).toMatch(/^application\/problem\+json/)
  expect(await refused.json()).toMatchObject({ code, status })
})
