import { resolve } from 'node:path'
import { Argument, type Command, Option } from 'commander'
import type { ZodObject } from 'zod'
import { coerce, propertiesOf, requiredOf, typesOf } from '#engine/base/coerce'
import type { Meta } from '#engine/base/contract'
import { type Common, type Procedure, spellFlag } from './command-contract.ts'

/** Adds what a contract takes: its positional fields as arguments, the others as flags. */
export function addFields(command: Command, { positional }: Meta, input: ZodObject): void {
  const properties = propertiesOf(input)
  const required = requiredOf(input)
  for (const field of positional) {
    const many = typesOf(properties[field]).includes('array') ? '...' : ''
    command.addArgument(new Argument(required.includes(field) ? `<${field}${many}>` : `[${field}${many}]`, properties[field].description))
  }
  for (const [field, property] of Object.entries(properties)) {
    if (positional.includes(field) || field === 'lang') continue
    const types = typesOf(property)
    const value = types.includes('array') ? ' <values...>' : types.includes('boolean') ? ' [true|false]' : ' <value>'
    const said =
      property.default === undefined ? property.description : `${property.description ?? ''} (default ${JSON.stringify(property.default)})`
    const option = new Option(`${spellFlag(field)}${value}`, said)
    // The contract's own names: `--no-match` is a field called no_match, not the denial of `--match`.
    option.negate = false
    option.attributeName = () => field
    command.addOption(option)
  }
}

/** What was said on the command line as the contract's input; strings are read by the schema, files become absolute paths. */
export function inputFrom(
  command: Command,
  { meta, input }: Procedure,
  args: readonly unknown[],
  options: Common,
): Record<string, unknown> {
  const properties = propertiesOf(input)
  const given: Record<string, unknown> = {}
  meta.positional.forEach((field, index) => {
    if (args[index] !== undefined) given[field] = args[index]
  })
  const said = command.opts<Record<string, unknown>>()
  for (const field of Object.keys(properties))
    if (field in said && !meta.positional.includes(field) && field !== 'lang') given[field] = said[field]
  if ('lang' in properties && options.lang !== undefined) given.lang = options.lang
  const read = coerce(properties, given)
  for (const [field, property] of Object.entries(properties))
    if (property.file === 'input' && typeof read[field] === 'string') read[field] = resolve(read[field] as string)
  return read
}
