import type { TableName } from './port.ts'
import type { ReadingSettings } from './reading/source.ts'

/** What an import needs to be run, also a second time. */
export interface ImportFacts extends ReadingSettings {
  file: string
  filename?: string
  name?: string
  table?: TableName
  map?: Record<string, string>
  same_as_last?: boolean
}
