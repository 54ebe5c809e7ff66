import type { Breaks } from './contract.ts'
import type { Decimal } from './domain/cell-formats.ts'
import type { Notice } from './domain/notices.ts'
import type { WrittenAs } from './domain/written-as.ts'
import type { Source } from './reading/source.ts'
import type { TypedColumn } from './typing-sql.ts'

export interface TypedSource {
  source: Source
  columns: TypedColumn[]
  decimal: Decimal | null
  missing: string[]
  /** Columns with cells that break the type that was found for them. */
  breaks: Breaks[]
  /** How cells that are no text were written, by column. */
  written: Record<string, WrittenAs>
  notices: Notice[]
}

/** What a table of the project asks of some columns of the file; with a table no other column sets rows aside. */
export type Wanted = ReadonlyMap<string, 'text' | 'number' | 'date'>
