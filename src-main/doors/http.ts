import { timingSafeEqual } from 'node:crypto'
import { createReadStream, existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import type { Readable } from 'node:stream'
import multipart from '@fastify/multipart'
import fastifyStatic from '@fastify/static'
import type { AnyContractProcedure } from '@orpc/contract'
import { OpenAPIGenerator } from '@orpc/openapi'
import { ORPCError } from '@orpc/server'
import { RPCHandler } from '@orpc/server/fastify'
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4'
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import type * as z from 'zod'
import { coerce, propertiesOf } from '#engine/base/coerce'
import type { Download, Meta } from '#engine/base/contract'
import { statusOf } from '#engine/base/errors'
import type { Caller, Engine } from '#engine/engine'
import { signInPage } from './sign-in-page.ts'

interface Options {
  engine: Engine
  /** Folder of the built renderer. */
  renderer: string
  token: string
  /** Also call names beside 127.0.0.1, localhost and [::1]; none by default. */
  port: () => number
}

const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]']
const OPEN_ROUTES = ['/healthz', '/api/v1/health', '/sign-in']
const POLICY =
  "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
const JSON_LIMIT_BYTES = 16 * 1024 ** 2

/** The local host: REST, typed calls of the renderer, OpenAPI, the renderer itself. It listens on loopback only; `listen` is the caller's. */
export async function httpDoor({ engine, renderer, token, port }: Options): Promise<FastifyInstance> {
  const app = Fastify({ forceCloseConnections: true, bodyLimit: JSON_LIMIT_BYTES, routerOptions: { maxParamLength: 500 } })
  guard(app, token, port)
  app.setErrorHandler((error: { statusCode?: number; message: string }, request, reply) => {
    const status = error.statusCode ?? 500
    if (status < 500) return problem(reply, 'INVALID_INPUT', error.message, {}, status)
    engine.log.error({ err: error, url: request.url }, 'unexpected failure of a request')
    return problem(reply, 'INTERNAL', 'An unexpected failure; the log holds it.', {})
  })
  app.get('/healthz', async () => ({ ok: true }))
  await documentation(app, engine)
  await app.register(async (scope) => typedCalls(scope, engine))
  await app.register(async (scope) => rest(scope, engine))
  if (existsSync(renderer)) await app.register(fastifyStatic, { root: renderer, prefix: '/', wildcard: true })
  app.setNotFoundHandler((request, reply) =>
    problem(reply, 'NOT_FOUND', `There is no ${request.method} ${request.url.split('?')[0]}. The routes are listed at /docs.`, {}),
  )
  return app
}

function problem(reply: FastifyReply, code: string, detail: string, details: unknown, status = statusOf(code)) {
  return reply
    .code(status)
    .type('application/problem+json')
    .send({ type: 'about:blank', title: code, status, detail, code, message: detail, details })
}

const same = (a: string, b: string) => a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))

function guard(app: FastifyInstance, token: string, port: () => number): void {
  const cookieName = () => `tessera_${port()}`
  const hasToken = (request: FastifyRequest) => {
    const bearer = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1]
    const cookies = (request.headers.cookie ?? '').split(/;\s*/)
    const cookie = cookies.find((one) => one.startsWith(`${cookieName()}=`))?.slice(cookieName().length + 1)
    return [bearer, cookie].some((given) => given !== undefined && same(given, token))
  }
  app.addHook('onRequest', async (request, reply) => {
    reply.headers({
      'content-security-policy': POLICY,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-store',
    })
    const host = request.headers.host ?? ''
    const { hostname = '', port: named = '' } = /^(?<hostname>\[[^\]]*\]|[^:]*)(?::(?<port>\d+))?$/.exec(host)?.groups ?? {}
    if (!LOOPBACK.includes(hostname) || Number(named || 80) !== port())
      return problem(reply, 'MISDIRECTED', `This host answers to 127.0.0.1:${port()} only; the request was for ${host || 'no host'}.`, {})
    const { origin } = request.headers
    if (origin !== undefined && origin !== `http://${host}`)
      return problem(reply, 'FORBIDDEN', `Requests from ${origin} are refused; open the workbench from its own address.`, {})
    const path = request.url.split('?')[0]
    if (OPEN_ROUTES.includes(path) || hasToken(request)) return
    const asked = new URL(request.url, 'http://127.0.0.1').searchParams.get('token')
    if (request.method === 'GET' && path === '/' && asked !== null && same(asked, token))
      return reply.header('set-cookie', `${cookieName()}=${token}; HttpOnly; SameSite=Strict; Path=/`).redirect('/', 303)
    if (request.method === 'GET' && (request.headers.accept ?? '').includes('text/html'))
      return reply.code(401).type('text/html').send(signInPage)
    return problem(
      reply,
      'UNAUTHORIZED',
      'The token is missing or wrong. Send `Authorization: Bearer <token>`; the token stands in the address that the local host printed.',
      {},
    )
  })
  app.get('/sign-in', async (_request, reply) => reply.type('text/html').send(signInPage))
}

function callerOf(request: FastifyRequest): Caller {
  const { project } = request.query as { project?: string }
  const header = request.headers['x-tessera-project']
  return { door: 'http', project: project ?? (typeof header === 'string' ? decodeURIComponent(header) : undefined) }
}

/** The renderer's typed calls and its event stream. */
async function typedCalls(scope: FastifyInstance, engine: Engine): Promise<void> {
  const handler = new RPCHandler(engine.router)
  scope.removeAllContentTypeParsers()
  scope.addContentTypeParser('*', (_request, _body, done) => done(null))
  scope.all('/rpc/*', async (request, reply) => {
    const { matched } = await handler.handle(request, reply, { prefix: '/rpc', context: callerOf(request) })
    if (!matched) return problem(reply, 'NOT_FOUND', `There is no call ${request.url}.`, {})
  })
  scope.post('/api/uploads', async (request, reply) => {
    const { name } = request.query as { name?: string }
    return reply.code(201).send({ file: await engine.files.stage(request.raw, name ?? 'upload') })
  })
}

/** One route per procedure of the contract. */
async function rest(scope: FastifyInstance, engine: Engine): Promise<void> {
  await scope.register(multipart, { limits: { fileSize: Number.POSITIVE_INFINITY, files: 5, fields: 200 } })
  scope.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => {
    try {
      done(null, body === '' ? undefined : JSON.parse(body as string))
    } catch {
      done(Object.assign(new Error('the body is not valid JSON'), { statusCode: 400 }))
    }
  })
  for (const [room, procedures] of Object.entries(engine.contract)) {
    for (const [name, procedure] of Object.entries(procedures)) {
      const { route, inputSchema } = (procedure as AnyContractProcedure)['~orpc']
      const meta = (procedure as AnyContractProcedure)['~orpc'].meta as Meta
      const properties = propertiesOf(inputSchema as z.ZodType)
      scope.route({
        method: route.method as 'GET',
        url: (route.path as string).replaceAll(/\{(\w+)\}/g, ':$1'),
        handler: async (request, reply) => {
          const stop = new AbortController()
          reply.raw.once('close', () => stop.abort())
          try {
            const input = coerce(properties, {
              ...inHeaders(request, meta),
              ...(await inputOf(request, meta, route.method as string, engine)),
            })
            const answer = await engine.call(room, name, input, callerOf(request), stop.signal)
            return await send(reply, answer, meta)
          } catch (error) {
            if (!(error instanceof ORPCError)) throw error
            return problem(reply, error.code, error.message, error.data ?? {}, error.status)
          }
        },
      })
    }
  }
}

/** Fields that a call gave as headers. */
function inHeaders(request: FastifyRequest, { headers }: Meta): Record<string, unknown> {
  const given = Object.entries(headers).filter(([, header]) => request.headers[header] !== undefined)
  return Object.fromEntries(given.map(([field, header]) => [field, request.headers[header]]))
}

/** Path, query and body as one flat input; files of a form are kept and replaced by their tokens. */
async function inputOf(request: FastifyRequest, { query }: Meta, method: string, engine: Engine): Promise<Record<string, unknown>> {
  const { project: _project, ...parameters } = request.query as Record<string, unknown>
  const path = request.params as Record<string, unknown>
  if (request.isMultipart()) {
    const fields: Record<string, unknown> = {}
    for await (const part of request.parts())
      fields[part.fieldname] = part.type === 'file' ? await engine.files.stage(part.file as Readable, part.filename) : part.value
    return { ...parameters, ...fields, ...path }
  }
  const body = request.body
  if (body === undefined || body === null) return { ...parameters, ...path }
  if (query || method === 'GET' || method === 'DELETE')
    throw Object.assign(new Error('this call takes query parameters, not a body'), { statusCode: 400 })
  if (typeof body !== 'object' || Array.isArray(body)) throw Object.assign(new Error('the body must be a JSON object'), { statusCode: 400 })
  return { ...parameters, ...body, ...path }
}

async function send(reply: FastifyReply, answer: unknown, meta: Meta): Promise<unknown> {
  if (meta.stream) {
    reply.hijack()
    reply.raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' })
    for await (const event of answer as AsyncIterable<unknown>) reply.raw.write(`data: ${JSON.stringify(event)}\n\n`)
    reply.raw.end()
    return reply
  }
  if (meta.download) {
    const { out, name, type, bytes } = answer as Download
    reply.raw.once('close', () => void rm(dirname(out), { recursive: true, force: true }))
    const plain = name.replaceAll(/[^\x20-\x7e]|["\\]/g, '_')
    return reply
      .type(type)
      .header('content-length', bytes)
      .header('content-disposition', `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name)}`)
      .send(createReadStream(out))
  }
  return reply.code(meta.job ? 202 : 200).send(answer)
}

/** `/openapi.json`, and `/docs` without outside assets. */
async function documentation(app: FastifyInstance, engine: Engine): Promise<void> {
  const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] })
  const document = await generator.generate(engine.contract, {
    info: {
      title: 'Tessera',
      version: engine.version,
      description: 'The local host. Project: query parameter `project` or header `x-tessera-project`.',
    },
    components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
    security: [{ token: [] }],
  })
  for (const path of Object.values(document.paths ?? {}))
    for (const operation of Object.values(path as Record<string, { parameters?: { style?: string; explode?: boolean }[] }>))
      for (const parameter of operation.parameters ?? [])
        if (parameter.style === 'deepObject') Object.assign(parameter, { style: 'form', explode: false })
  app.get('/openapi.json', async () => document)
  const swagger = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'))
  const page = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Tessera API</title><link rel="stylesheet" href="/docs/swagger-ui.css"></head><body><div id="ui"></div><script src="/docs/swagger-ui-bundle.js"></script><script src="/docs/start.js"></script></body></html>`
  app.get('/docs', async (_request, reply) => reply.type('text/html').send(page))
  app.get('/docs/start.js', async (_request, reply) =>
    reply.type('text/javascript').send(`SwaggerUIBundle({ url: '/openapi.json', dom_id: '#ui', validatorUrl: null })`),
  )
  await app.register(fastifyStatic, {
    root: swagger,
    prefix: '/docs/',
    decorateReply: false,
    index: false,
    wildcard: false,
    globIgnore: ['**/*.map'],
  })
}
