import { join } from 'node:path'
import { defineConfig } from '@playwright/test'
import { findBrowser } from '../../scripts/browser.ts'
import { windowProject } from './project.ts'

// The window's walks alone, for `npm run mutants` and for work on the stand-in.
process.env.TESSERA_BROWSER ??= (await findBrowser()).path

export default defineConfig({
  testDir: join(import.meta.dirname, '..'),
  outputDir: join(import.meta.dirname, '../../.test-out/window'),
  workers: 1,
  timeout: 60_000,
  reporter: 'list',
  use: { actionTimeout: 10_000 },
  projects: [windowProject()],
})
