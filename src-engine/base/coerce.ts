import * as z from 'zod'

type Schema = z.core.JSONSchema.BaseSchema
type Property = Schema & { file?: 'input' }

/**
 * Properties of a contract's input as JSON Schema: what a door needs to read strings, print help or build a form.
 *
 * @param input - the flat object of a contract.
 */
export function propertiesOf(input: z.ZodType): Record<string, Property> {
  const schema = z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }) as Schema
  return (schema.properties ?? {}) as Record<string, Property>
}

/** Names of the input fields that a call must give. */
export const requiredOf = (input: z.ZodType): string[] =>
  (z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }) as Schema).required ?? []

/** The types that a property allows, `anyOf` included. */
export function typesOf(property: Schema): string[] {
  const either = property.anyOf ?? property.oneOf
  if (either) return either.flatMap((one) => typesOf(one as Schema))
  return property.type ? [property.type as string].flat() : []
}

/**
 * Splits a comma list; a part may stand in double quotes to hold a comma, `""` inside means one quote.
 *
 * @throws nothing: an open quote runs to the end.
 */
export function splitList(text: string): string[] {
  const parts: string[] = []
  const pattern = /\s*(?:"((?:[^"]|"")*)"?|([^,]*?))\s*(,|$)/gy
  if (text === '') return parts
  for (;;) {
    const found = pattern.exec(text)
    if (!found) {
      parts.push(text.slice(pattern.lastIndex))
      return parts
    }
    parts.push(found[1] !== undefined ? found[1].replaceAll('""', '"') : found[2])
    if (found[3] === '') return parts
  }
}

/**
 * Reads the strings of a query or a command line by the schema: "3" → 3, "true" → true, "a,b" → ["a", "b"], "{…}" → object.
 * A text that does not fit stays a text, so that the contract refuses it in its own words.
 *
 * @param properties - {@link propertiesOf} of the input.
 * @param given - strings, or lists of strings where a parameter was repeated; other values pass through.
 */
export function coerce(properties: Record<string, Schema>, given: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(given).map(([name, value]) => [name, coerceOne(properties[name], value)]))
}

function coerceOne(property: Schema | undefined, value: unknown): unknown {
  if (!property) return value
  const types = typesOf(property)
  if (types.includes('array')) {
    const items = (property.items ?? {}) as Schema
    const split = (part: unknown) => (typeof part === 'string' ? (objectsIn(items, part) ?? splitList(part)) : [part])
    const parts = Array.isArray(value) ? value.flatMap(split) : typeof value === 'string' ? split(value) : value
    return Array.isArray(parts) ? parts.map((part) => coerceOne(items, part)) : parts
  }
  if (typeof value !== 'string') return value
  if (types.includes('integer') || types.includes('number')) {
    const number = numberIn(value)
    if (number !== null) return number
  }
  if (types.includes('boolean') && /^(true|false)$/.test(value)) return value === 'true'
  if (types.includes('object') && /^\s*\{/.test(value)) {
    try {
      return JSON.parse(value)
    } catch {
      return value
    }
  }
  return value
}

/** A list of objects is written as JSON: one object or several in brackets; a comma inside it separates nothing. */
function objectsIn(items: Schema, text: string): unknown[] | null {
  if (!typesOf(items).includes('object') || !/^\s*[[{]/.test(text)) return null
  try {
    return [JSON.parse(text)].flat()
  } catch {
    return [text]
  }
}

const numberIn = (text: string): number | null => (/^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i.test(text.trim()) ? Number(text) : null)
