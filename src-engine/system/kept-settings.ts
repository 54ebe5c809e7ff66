import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { writeAtomically } from '#engine/base/write-atomically'

const FILE = 'settings.json'

/** What the engine may take of the PC; 0 leaves the choice to it. */
export const KeptSettings = z.object({
  threads: z.int().min(0).catch(0),
  memory_mb: z.int().min(0).catch(0),
})
export type KeptSettings = z.infer<typeof KeptSettings>

/** They lie beside the store, not in it: they are needed before it opens. A file that cannot be read counts as none. */
export function readKeptSettings(workspace: string): KeptSettings {
  try {
    return KeptSettings.parse(JSON.parse(readFileSync(join(workspace, FILE), 'utf8')))
  } catch {
    return { threads: 0, memory_mb: 0 }
  }
}

/** @throws {EngineError} `DISK_FULL`. */
export const keepSettings = (workspace: string, settings: KeptSettings): Promise<void> =>
  writeAtomically(join(workspace, FILE), `${JSON.stringify(settings, null, 2)}\n`)
