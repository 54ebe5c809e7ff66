import { type ContractProcedure, type ErrorMap, oc, ValidationError } from '@orpc/contract'
import * as z from 'zod'
import { EngineError, type ErrorCode, statusOf } from './errors.ts'

export type Role = 'viewer' | 'editor' | 'owner'

/** What the doors need to know of a procedure beside its input and output. */
export interface Meta extends Record<string, unknown> {
  /** Least role in the project that may call it. */
  role: Role
  /** Words after `tessera` on the command line. */
  command: string
  /** Input fields that are given by position on the command line, in order. */
  positional: readonly string[]
  /** One working command line, shown by `--help`. */
  example: string
  /** The answer is `{ task_id }`; the result comes with the task. */
  job: boolean
  /** The input of a POST stands in the query string; a body is refused. */
  query: boolean
  /** The answer is a file (see {@link Download}); doors stream it or move it to `--out`. */
  download: boolean
  /** Sibling procedure that writes the same answer as a file: the command gets `--out`. */
  exportedBy: string
  /** The output is a stream of events. */
  stream: boolean
  /** Input fields that REST also takes from a header: field → name of the header in lower case. */
  headers: Readonly<Record<string, string>>
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

interface Said<I extends z.ZodObject, O extends z.ZodType> extends Partial<Omit<Meta, 'role' | 'command'>> {
  does: string
  role: Role
  command: string
  input: I
  output: O
  errors: readonly ErrorCode[]
}

const Details = z.record(z.string(), z.unknown())
const plain: Meta = {
  role: 'owner',
  command: '',
  positional: [],
  example: '',
  job: false,
  query: false,
  download: false,
  exportedBy: '',
  stream: false,
  headers: {},
}
const base = oc.$meta<Meta>(plain)

type Operation = Record<string, unknown> & { requestBody?: unknown; parameters?: unknown[] }

/** OpenAPI puts the input of a POST into its body; for `query` procedures it belongs to the parameters. */
function bodyToQuery(operation: Operation): Operation {
  const { requestBody, ...rest } = operation
  const schema = (requestBody as { content?: Record<string, { schema?: z.core.JSONSchema.BaseSchema }> })?.content?.['application/json']
    ?.schema
  const properties = Object.entries(schema?.properties ?? {})
  const required = new Set(schema?.required ?? [])
  const query = properties.map(([name, property]) => ({
    name,
    in: 'query',
    required: required.has(name),
    schema: property,
    explode: false,
  }))
  return { ...rest, parameters: [...(operation.parameters ?? []), ...query] }
}

/**
 * Describes one procedure; the message port, HTTP + OpenAPI, the command line and the typed client follow from it.
 *
 * @param method - HTTP method. GET, DELETE and `query` procedures take their input from path and query, the others from path and JSON body.
 * @param path - absolute REST path with `{field}` for input fields in the path.
 * @param said - what it does, who may call it, its command, input (one flat object), output and error codes.
 */
export function procedure<I extends z.ZodObject, O extends z.ZodType>(method: Method, path: `/${string}`, said: Said<I, O>) {
  const { does, input, output, errors, ...meta } = said
  const errorMap = Object.fromEntries(errors.map((code) => [code, { status: statusOf(code), data: Details }]))
  return base
    .meta({ ...plain, ...meta })
    .route({ method, path, summary: does, successStatus: said.job ? 202 : 200, ...(said.query ? { spec: bodyToQuery as never } : {}) })
    .errors(errorMap as ErrorMap)
    .input(input)
    .output(output)
}

/** The call around an input: who calls, for which project, through which door. */
export interface Call {
  user_id: number
  project_id: number
  project_name: string
  role: Role
  door: Door
  signal?: AbortSignal
}
export type Door = 'command' | 'http' | 'window'

/** The functions that a service must have to keep the promise of its contract. */
export type Handlers<C> = {
  [K in keyof C]: C[K] extends ContractProcedure<infer I extends z.ZodType, infer O extends z.ZodType, never, never>
    ? (input: z.output<I>, call: Call) => Promise<z.input<O>> | z.input<O>
    : C[K] extends { '~orpc': { inputSchema?: infer I; outputSchema?: infer O } }
      ? (input: z.output<NonNullable<I>>, call: Call) => Promise<z.input<NonNullable<O>>> | z.input<NonNullable<O>>
      : never
}

/** Row id of the store. */
export const Id = z.int().positive()
/** An id (all digits) or a name. */
export const NameOrId = z.string().min(1).max(200)
/** A list: a comma list or a repeated parameter at the doors. */
export const list = <T extends z.ZodType>(item: T) => z.array(item)
/** A file that the call reads: a path on the command line, `upload:ID` through the other doors. */
export const InputFile = z.string().min(1).meta({ file: 'input' })
/** A file that the call wrote. The doors stream it (REST) or move it to `--out` (command line), where `out` becomes its last place. */
export const Download = z.object({ out: z.string(), name: z.string(), type: z.string(), bytes: z.int().nonnegative() })
export type Download = z.infer<typeof Download>
export const Started = z.strictObject({ task_id: Id })
/** A moment as ISO 8601 in UTC. */
export const Moment = z.iso.datetime()
/** Something a reader should know, as data: each door tells it in its own words. */
export const Notice = z.object({ code: z.string(), values: z.record(z.string(), z.union([z.string(), z.number()])) })
/** Page of a long answer. */
export const paging = {
  offset: z.int().nonnegative().default(0).describe('rows to skip'),
  limit: z.int().min(1).max(5000).default(200).describe('rows to return'),
}

export interface Issue {
  path: string
  message: string
}

interface RawIssue {
  message: string
  path?: readonly (PropertyKey | { key: PropertyKey })[]
  /** Fields that the contract does not know. */
  keys?: readonly string[]
}

/**
 * The failed contract of a call: `INVALID_INPUT` with `details.issues`, each with the field, what was expected and what was got.
 *
 * @param raw - what the schema said.
 * @param input - what was given; its values are told in the messages.
 * @param spell - how the door spells an input field (`n_clusters` → `--n-clusters`).
 */
export function invalidInput(raw: readonly RawIssue[], input: unknown, spell: (field: string) => string = (field) => field): EngineError {
  const issues = raw.flatMap(({ path = [], message, keys }): Issue[] => {
    if (keys) return keys.map((key) => ({ path: spell(key), message: `${spell(key)} is unknown` }))
    const steps = path.map((step) => (typeof step === 'object' ? step.key : step))
    if (!steps.length) return [{ path: '', message }]
    const got = steps.reduce<unknown>((value, step) => (value as Record<PropertyKey, unknown> | undefined)?.[step], input)
    const field = spell(String(steps[0]))
    return [{ path: field, message: `${field}: ${message}${got === undefined ? '' : `, got ${JSON.stringify(got)?.slice(0, 200)}`}` }]
  })
  return new EngineError('INVALID_INPUT', `the call does not fit its contract: ${issues.map(({ message }) => message).join('; ')}`, {
    issues,
  })
}

/**
 * Any failure of a call as an EngineError.
 *
 * @param error - what was thrown.
 * @param spell - as for {@link invalidInput}.
 * @returns null when the failure is unexpected (the door answers `INTERNAL` and logs it).
 */
export function asEngineError(error: unknown, spell?: (field: string) => string): EngineError | null {
  if (error instanceof EngineError) return error
  const cause = (error as { cause?: unknown })?.cause
  if (cause instanceof EngineError) return cause
  const invalid = error instanceof ValidationError ? error : cause instanceof ValidationError ? cause : null
  if (!invalid || !/input/i.test(invalid.message)) return null
  return invalidInput(invalid.issues as readonly RawIssue[], invalid.data, spell)
}
