/** The part of JSON Schema that a form is made from. */
export interface JsonSchema {
  type?: string | readonly string[]
  properties?: Record<string, JsonSchema>
  required?: readonly string[]
  enum?: readonly unknown[]
  items?: JsonSchema
  anyOf?: readonly JsonSchema[]
  default?: unknown
  description?: string
  minimum?: number
  maximum?: number
  exclusiveMinimum?: number
  exclusiveMaximum?: number
  minLength?: number
  maxLength?: number
  minItems?: number
  maxItems?: number
}

export interface SchemaField {
  name: string
  kind: 'integer' | 'number' | 'choice' | 'choices' | 'flag' | 'text'
  required: boolean
  default?: unknown
  /** What the contract says of it, in English. */
  description?: string
  choices: readonly string[]
  /** Bounds of the number, of the length of a text, or of how many are chosen. */
  min: number
  max: number
}

/** A value that a field refuses: key of a sentence in the catalogue and what stands in it. */
export interface FieldProblem {
  key: 'needed' | 'wholeBetween' | 'between' | 'atLeast' | 'atMost' | 'notChoice' | 'longerThan' | 'countBetween'
  low?: number
  high?: number
}

/**
 * The fields of a form, in the order of the schema; a property that no field can hold (an object, a mixed list) is left out.
 *
 * @param schema - an object schema as `z.toJSONSchema` writes it for an input.
 * @param names - only these, in this order.
 */
export function fieldsOf(schema: JsonSchema, names?: readonly string[]): SchemaField[] {
  const properties = schema.properties ?? {}
  return (names ?? Object.keys(properties)).flatMap(
    (name) => fieldOf(name, properties[name], schema.required?.includes(name) ?? false) ?? [],
  )
}

/** Why a value cannot stand in a field; undefined when it can. An empty field is missing. */
export function problemOf(field: SchemaField, value: unknown): FieldProblem | undefined {
  const { kind, min, max, required, choices } = field
  if (isEmpty(value)) return required && field.default === undefined ? { key: 'needed' } : undefined
  if (kind === 'integer' || kind === 'number') {
    const fits = typeof value === 'number' && value >= min && value <= max && (kind === 'number' || Number.isInteger(value))
    return fits ? undefined : rangeProblem(kind, min, max)
  }
  if (kind === 'choice') return choices.includes(value as string) ? undefined : { key: 'notChoice' }
  if (kind === 'choices') {
    const chosen = value as readonly string[]
    if (chosen.some((one) => !choices.includes(one))) return { key: 'notChoice' }
    return chosen.length >= min && chosen.length <= max ? undefined : { key: 'countBetween', low: min, high: Math.min(max, choices.length) }
  }
  if (kind === 'text' && (value as string).length > max) return { key: 'longerThan', high: max }
  return undefined
}

function fieldOf(name: string, given: JsonSchema | undefined, required: boolean): SchemaField | undefined {
  const property = withoutNull(given)
  const kind = kindOf(property)
  if (!property || !kind) return undefined
  return {
    name,
    kind,
    required,
    default: property.default ?? given?.default,
    description: property.description ?? given?.description,
    choices: (kind === 'choices' ? property.items?.enum : property.enum)?.map(String) ?? [],
    ...boundsOf(kind, property),
  }
}

/** `x | null` is an x that may be left empty. */
const withoutNull = (property?: JsonSchema) => property?.anyOf?.find(({ type }) => type !== 'null') ?? property

function kindOf(property?: JsonSchema): SchemaField['kind'] | undefined {
  if (!property) return undefined
  if (property.enum) return 'choice'
  if (property.type === 'array') return property.items?.enum ? 'choices' : undefined
  if (property.type === 'boolean') return 'flag'
  if (property.type === 'string') return 'text'
  return property.type === 'integer' || property.type === 'number' ? property.type : undefined
}

function boundsOf(kind: SchemaField['kind'], property: JsonSchema): { min: number; max: number } {
  if (kind === 'text') return { min: property.minLength ?? 0, max: property.maxLength ?? Number.POSITIVE_INFINITY }
  if (kind === 'choices') return { min: property.minItems ?? 0, max: property.maxItems ?? Number.POSITIVE_INFINITY }
  const step = kind === 'integer' ? 1 : Number.MIN_VALUE
  const low = property.minimum ?? (property.exclusiveMinimum === undefined ? Number.NEGATIVE_INFINITY : property.exclusiveMinimum + step)
  const high = property.maximum ?? (property.exclusiveMaximum === undefined ? Number.POSITIVE_INFINITY : property.exclusiveMaximum - step)
  // The library writes the range of safe integers where the contract gives none.
  return {
    min: low <= Number.MIN_SAFE_INTEGER ? Number.NEGATIVE_INFINITY : low,
    max: high >= Number.MAX_SAFE_INTEGER ? Number.POSITIVE_INFINITY : high,
  }
}

function rangeProblem(kind: 'integer' | 'number', low: number, high: number): FieldProblem {
  if (high === Number.POSITIVE_INFINITY) return { key: 'atLeast', low }
  if (low === Number.NEGATIVE_INFINITY) return { key: 'atMost', high }
  return { key: kind === 'integer' ? 'wholeBetween' : 'between', low, high }
}

const isEmpty = (value: unknown) => value === undefined || value === null || value === ''
