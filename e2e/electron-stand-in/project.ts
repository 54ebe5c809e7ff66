import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Project } from '@playwright/test'

const WALKS = ['window.e2e.ts', 'packaging.e2e.ts']

/**
 * The walks of the window: on the real Electron where its runtime is installed, else on the stand-in. The name of the project says which it was.
 * `TESSERA_E2E_ELECTRON=stand-in` takes the stand-in in any case.
 */
export function windowProject(): Project {
  const installed = existsSync(join(import.meta.dirname, '../../node_modules/electron/path.txt'))
  if (installed && process.env.TESSERA_E2E_ELECTRON !== 'stand-in') return { name: 'electron', testMatch: WALKS }
  process.env.ELECTRON_OVERRIDE_DIST_PATH = import.meta.dirname
  process.env.STAND_IN_NODE ??= process.execPath
  process.env.STAND_IN_CHROMIUM ??= process.env.TESSERA_BROWSER ?? '/usr/bin/chromium'
  process.env.STAND_IN_CHROMIUM_ARGS ??= process.env.TESSERA_BROWSER_ARGS ?? '[]'
  return { name: 'electron stand-in', testMatch: [...WALKS, 'electron-stand-in/self-test/*.e2e.ts'] }
}
