import type { AnyContractProcedure } from '@orpc/contract'
import type { ZodObject } from 'zod'
import type { Meta } from '#engine/base/contract'
import { contract } from '#engine/contract'

/** One procedure of the contract as the command line sees it. */
export interface Procedure {
  room: string
  name: string
  does: string
  meta: Meta
  input: ZodObject
}

export interface Common {
  workspace?: string
  project: string
  json?: boolean
  lang?: 'fr' | 'en'
}

/** How the command line spells an input field. */
export const spellFlag = (field: string) => `--${field.replaceAll('_', '-')}`

export function procedures(): Procedure[] {
  return Object.entries(contract).flatMap(([room, all]) =>
    Object.entries<AnyContractProcedure>(all).map(([name, procedure]) => {
      const { meta, route, inputSchema } = procedure['~orpc']
      return { room, name, does: route.summary as string, meta: meta as Meta, input: inputSchema as unknown as Procedure['input'] }
    }),
  )
}
