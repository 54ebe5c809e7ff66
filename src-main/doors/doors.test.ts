import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MessageChannel } from 'node:worker_threads'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/message-port'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { propertiesOf, requiredOf, typesOf } from '#engine/base/coerce'
import { ERRORS } from '#engine/base/errors'
import { contract } from '#engine/contract'
import { openTestEngine } from '#engine/testing/open-test-engine'
import { runCommand } from './command.ts'
import { type Procedure, procedures } from './command-contract.ts'
import { httpDoor } from './http.ts'
import { ipcDoor } from './ipc.ts'

const TOKEN = 'token-of-the-test'
/** Inputs without which a call would not end, or would do much. */
const GIVEN: Record<string, Record<string, unknown>> = {
  'system.events': { for_seconds: 0.2 },
  'recommender.train': { epochs: 1 },
  'recommender.eval': { n_samples: 50 },
  'recommender.tune': { n_samples: 20, max_basket_m: 1 },
}

interface Outcome {
  ok: boolean
  code?: string
  details?: unknown
  keys?: string[]
}
interface Door {
  call(procedure: Procedure, input: Record<string, unknown>): Promise<Outcome>
  close(): Promise<void>
}

const folder = mkdtempSync(join(tmpdir(), 'tessera-doors-'))
const file = join(folder, 'lots.csv')
const shapeOf = (answer: unknown): Outcome => ({
  ok: true,
  keys: Object.keys(Array.isArray(answer) ? {} : ((answer as object) ?? {})).sort(),
})
const refused = ({ code, data, details }: { code: string; data?: unknown; details?: unknown }): Outcome => ({
  ok: false,
  code,
  details: data ?? details ?? {},
})

async function drained(answer: unknown): Promise<unknown> {
  if (!(answer as AsyncIterable<unknown>)?.[Symbol.asyncIterator]) return answer
  const events = []
  for await (const event of answer as AsyncIterable<unknown>) events.push(event)
  return events
}

type TestEngine = Awaited<ReturnType<typeof openTestEngine>>

/** A job counts by how it ended, so that all doors can be compared with the command line, which waits. */
async function ended(test: TestEngine, procedure: Procedure, answer: unknown): Promise<Outcome> {
  if (!procedure.meta.job) return shapeOf(answer)
  const { task_id } = answer as { task_id: number }
  const { status, result, error } = await test.finished(task_id)
  return status === 'completed' ? shapeOf({ task_id, ...result }) : refused(error as never)
}

async function windowDoor(): Promise<Door> {
  const test = await openTestEngine()
  const { port1, port2 } = new MessageChannel()
  ipcDoor(test.engine, port1 as never)
  port1.start()
  port2.start()
  const client = createORPCClient(new RPCLink({ port: port2 as never })) as Record<
    string,
    Record<string, (input: unknown) => Promise<unknown>>
  >
  return {
    async call(procedure, input) {
      try {
        return await ended(
          test,
          procedure,
          await drained(await client[procedure.room][procedure.name](await withUploads(test, procedure, input))),
        )
      } catch (error) {
        return refused(error as never)
      }
    },
    async close() {
      port1.close()
      await test.close()
    },
  }
}

async function withUploads({ engine }: TestEngine, { input: schema }: Procedure, input: Record<string, unknown>) {
  const files = Object.entries(propertiesOf(schema)).filter(([name, property]) => property.file === 'input' && input[name] === file)
  const { createReadStream } = await import('node:fs')
  const staged = await Promise.all(files.map(async ([name]) => [name, await engine.files.stage(createReadStream(file), 'lots.csv')]))
  return { ...input, ...Object.fromEntries(staged) }
}

async function restDoor(): Promise<Door> {
  const test = await openTestEngine()
  let port = 0
  const app = await httpDoor({ engine: test.engine, renderer: join(folder, 'none'), token: TOKEN, port: () => port })
  port = Number(new URL(await app.listen({ host: '127.0.0.1', port: 0 })).port)
  return {
    async call(procedure, input) {
      const { method, path } = routeOf(procedure)
      const given = Object.entries(await withUploads(test, procedure, input))
      const inPath = new Set([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name))
      const filled = path.replaceAll(/\{(\w+)\}/g, (_all, name) => encodeURIComponent(String(input[name])))
      const rest = given.filter(([name]) => !inPath.has(name))
      const inQuery = method === 'GET' || method === 'DELETE' || procedure.meta.query
      const query = inQuery
        ? `?${new URLSearchParams(rest.map(([name, value]) => [name, typeof value === 'object' ? JSON.stringify(value) : String(value)]))}`
        : ''
      const response = await fetch(`http://127.0.0.1:${port}${filled}${query}`, {
        method,
        headers: { authorization: `Bearer ${TOKEN}`, ...(inQuery ? {} : { 'content-type': 'application/json' }) },
        body: inQuery ? undefined : JSON.stringify(Object.fromEntries(rest)),
      })
      const type = response.headers.get('content-type') ?? ''
      if (response.ok && type.startsWith('text/event-stream')) {
        await response.text()
        return shapeOf([])
      }
      if (response.ok && procedure.meta.download) {
        await response.arrayBuffer()
        return { ok: true }
      }
      const answer = (await response.json()) as { code: string; details: unknown; status: number; title: string; detail: string }
      if (response.ok) return ended(test, procedure, answer)
      expect(type).toMatch(/^application\/problem\+json/)
      expect(answer).toMatchObject({ status: response.status, title: answer.code, detail: expect.any(String) })
      return refused(answer)
    },
    async close() {
      await app.close()
      await test.close()
    },
  }
}

function routeOf({ room, name }: Procedure): { method: string; path: string } {
  const all = contractOf() as Record<string, Record<string, { '~orpc': { route: { method: string; path: string } } }>>
  return all[room][name]['~orpc'].route
}
const contractOf = () => contract

async function commandDoor(): Promise<Door> {
  const workspace = mkdtempSync(join(folder, 'command-'))
  return {
    async call({ meta, input: schema }, input) {
      const properties = propertiesOf(schema)
      const positional = meta.positional.filter((name) => name in input).flatMap((name) => input[name] as string)
      const flags = Object.entries(input)
        .filter(([name]) => !meta.positional.includes(name) && name !== 'lang')
        .flatMap(([name, value]) => [
          `--${name.replaceAll('_', '-')}`,
          ...(typesOf(properties[name] ?? {}).includes('array')
            ? (value as string[])
            : [typeof value === 'object' ? JSON.stringify(value) : String(value)]),
        ])
      let said = ''
      const argv = [...meta.command.split(' '), ...positional.map(String), ...flags, '--json', '--workspace', workspace]
      const exit = await runCommand(argv, {
        open: async () => (await openTestEngine({ workspace })).engine,
        print: (text) => {
          said += text
        },
        complain: () => {},
      })
      const lines = said.trim().split('\n')
      expect(lines, `${argv.join(' ')} must print one document`).toHaveLength(1)
      const answer = JSON.parse(lines[0])
      if (!answer.error) {
        expect(exit).toBe(0)
        return meta.download ? { ok: true } : shapeOf(answer)
      }
      expect(exit).toBe(answer.error.code === 'INVALID_INPUT' ? 2 : 1)
      return refused(answer.error)
    },
    async close() {},
  }
}

/** A plausible input: the required fields, ids that are not there, the file of this test. */
function sampleInput({ room, name, input }: Procedure): Record<string, unknown> {
  const properties = propertiesOf(input)
  const required = requiredOf(input).map((field) => {
    const property = properties[field]
    const types = typesOf(property)
    if (property.file === 'input') return [field, file]
    if (property.enum) return [field, property.enum[0]]
    if (types.includes('integer') || types.includes('number')) return [field, Math.min(property.maximum ?? 999_999, 999_999)]
    if (types.includes('array')) return [field, ['x']]
    return [field, types.includes('object') ? {} : 'unknown']
  })
  return { ...Object.fromEntries(required), ...GIVEN[`${room}.${name}`] }
}

const all = procedures()
const doors: Record<string, Door> = {}
beforeAll(async () => {
  writeFileSync(file, 'code_lot,site_code,itm\nA1,LL,15.5\nA2,LS,16.25\n')
  doors.window = await windowDoor()
  doors.rest = await restDoor()
  doors.command = await commandDoor()
}, 60_000)
afterAll(async () => {
  await Promise.all(Object.values(doors).map((door) => door.close()))
  rmSync(folder, { recursive: true, force: true })
})

describe('every procedure answers through every door', () => {
  it.each(all.map((procedure) => [`${procedure.room}.${procedure.name}`, procedure] as const))(
    '%s',
    async (_name, procedure) => {
      const input = sampleInput(procedure)
      const [window, rest, command] = await Promise.all(['window', 'rest', 'command'].map((door) => doors[door].call(procedure, input)))
      const outcome = ({ ok, code }: Outcome) => ({ ok, code })
      expect(outcome(rest)).toEqual(outcome(window))
      expect(outcome(command)).toEqual(outcome(window))
      if (window.code) expect(Object.keys(ERRORS)).toContain(window.code)
      if (window.ok && !procedure.meta.download) expect([rest.keys, command.keys]).toEqual([window.keys, window.keys])
    },
    60_000,
  )
})

describe('every error has one shape', () => {
  it.each(all.map((procedure) => [`${procedure.room}.${procedure.name}`, procedure] as const))(
    '%s refuses a field it does not know',
    async (_name, procedure) => {
      const input = { ...sampleInput(procedure), not_a_field: 'x' }
      for (const [name, door] of Object.entries(doors)) {
        const outcome = await door.call(procedure, input)
        expect(outcome, name).toMatchObject({ ok: false, code: 'INVALID_INPUT' })
        const { issues } = outcome.details as { issues: { path: string; message: string }[] }
        expect(issues.map(({ path }) => path)).toContain(name === 'command' ? '--not-a-field' : 'not_a_field')
      }
    },
  )

  it('says what each command is for, with an example that starts with it', () => {
    for (const { does, meta } of all) {
      expect(does).toMatch(/^[A-Z].{5,}/)
      expect(meta.example.startsWith(`tessera ${meta.command}`)).toBe(true)
    }
    expect(new Set(all.map(({ meta }) => meta.command)).size).toBe(all.length)
  })
})
