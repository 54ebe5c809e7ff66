import type { AnyContractProcedure } from '@orpc/contract'
import type * as z from 'zod'
import { coerce, propertiesOf } from '#engine/base/coerce'
import type { Meta } from '#engine/base/contract'

export interface FoundDownload {
  room: string
  name: string
  input: Record<string, unknown>
}

/**
 * The procedure whose route writes a file, so that the window takes the same addresses for downloads as the local host.
 *
 * @param contract - rooms of procedures.
 * @param path - route with its fields filled in.
 * @param query - its other fields.
 */
export function findDownload(contract: object, path: string, query: Record<string, unknown>): FoundDownload | null {
  for (const [room, procedures] of Object.entries(contract))
    for (const [name, procedure] of Object.entries(procedures as Record<string, AnyContractProcedure>)) {
      const { route, meta, inputSchema } = procedure['~orpc']
      if (route.method !== 'GET' || !(meta as Meta).download) continue
      const fields = match(route.path ?? '', path)
      if (fields) return { room, name, input: coerce(propertiesOf(inputSchema as z.ZodType), { ...query, ...fields }) }
    }
  return null
}

function match(route: string, path: string): Record<string, string> | null {
  const pattern = route.replaceAll(/[.*+?^$()|[\]\\]/g, '\\$&').replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]+)')
  const groups = new RegExp(`^${pattern}$`).exec(path)
  if (!groups) return null
  return Object.fromEntries(Object.entries(groups.groups ?? {}).map(([name, text]) => [name, decodeURIComponent(text)]))
}
