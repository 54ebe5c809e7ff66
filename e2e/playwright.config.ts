import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { defineConfig } from '@playwright/test'
import { windowProject } from './electron-stand-in/project.ts'

const root = join(import.meta.dirname, '..')
const out = join(root, '.test-out')
const workspace = join(out, 'e2e-workspace')
const port = Number(process.env.TESSERA_E2E_PORT ?? 4790)

// The workers read this file too, when the host already has the workspace open.
if (!process.env.TEST_WORKER_INDEX) rmSync(workspace, { recursive: true, force: true })

/** Walks through the built product: the local host on an empty workspace, one Chromium, one walk after the other. */
export default defineConfig({
  testDir: import.meta.dirname,
  testMatch: '*.e2e.ts',
  outputDir: join(out, 'e2e'),
  workers: 1,
  fullyParallel: false,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['json', { outputFile: join(out, 'e2e.json') }]],
  use: {
    baseURL: `http://127.0.0.1:${port}`,
    viewport: { width: 1280, height: 800 },
    locale: 'en-GB',
    actionTimeout: 10_000,
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: process.env.TESSERA_BROWSER || undefined,
      args: JSON.parse(process.env.TESSERA_BROWSER_ARGS ?? '[]'),
    },
  },
  projects: [{ name: 'host', testIgnore: ['window.e2e.ts', 'packaging.e2e.ts', 'electron-stand-in/**'] }, windowProject()],
  webServer: {
    command: `"${process.execPath}" out/main/cli.js serve --port ${port} --workspace "${workspace}"`,
    cwd: root,
    url: `http://127.0.0.1:${port}/healthz`,
    env: { TESSERA_TOKEN: 'e2e' },
    reuseExistingServer: false,
    timeout: 30_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 5000 },
  },
})
