// What an installer for Linux would hold, built around a stand-in for the Electron runtime: see scripts/dist.mjs --layout.
import { execFile, execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from '@playwright/test'
import { startTessera } from './electron-stand-in/start-tessera.ts'

const run = promisify(execFile)
const ROOT = join(import.meta.dirname, '..')
const folder = join(ROOT, '.test-out/layout')
const installed = join(folder, 'dist/linux-unpacked')
const resources = join(installed, 'resources')
/** The archive and what lies beside it, joined in an ordinary folder outside the checkout, so that nothing is found by chance. */
const app = mkdtempSync(join(tmpdir(), 'tessera-packaged-'))

test.describe.configure({ mode: 'serial' })
test.skip(process.platform !== 'linux', 'the layout is checked on Linux; the workflow builds the others')

test.beforeAll(() => {
  execFileSync(process.execPath, ['scripts/dist.mjs', '--layout', folder], { cwd: ROOT, stdio: 'pipe' })
  const { extractAll } = createRequire(createRequire(import.meta.url).resolve('app-builder-lib/package.json'))('@electron/asar')
  extractAll(join(resources, 'app.asar'), app)
})
test.afterAll(() => rmSync(app, { recursive: true, force: true }))

const filesBelow = (top: string): string[] =>
  readdirSync(top, { recursive: true, encoding: 'utf8' }).filter((path) => statSync(join(top, path)).isFile())

test('the package holds the product, its sample, fonts and icons, and none of our sources', () => {
  const files = filesBelow(app)
  for (const path of [
    'package.json',
    'out/main/index.js',
    'out/main/worker.js',
    'out/main/kernel-worker.js',
    'out/preload/index.cjs',
    'out/renderer/index.html',
    'resources/sample/lots_gavage.csv',
    'resources/fonts/IBMPlexSans-Regular.ttf',
    'resources/icons/icon.png',
    'resources/icons/tray.png',
  ])
    expect(files, path).toContain(path)
  const own = files.filter((path) => !path.startsWith('node_modules/'))
  expect(own.filter((path) => /^(src-|e2e|scripts|docs|bench)|\.map$|\.tsx?$|\.test\./.test(path))).toEqual([])
  expect(files.filter((path) => /node_modules\/(electron|react|vite|playwright|node-(linux|win|darwin|bin))/.test(path))).toEqual([])
})

test('every binary is of this system, and lies beside the archive', () => {
  const files = filesBelow(app).filter((path) => /\.(node|so[.\d]*|dll|dylib|exe)$/.test(path))
  expect(files.length).toBeGreaterThanOrEqual(4)
  for (const path of files) {
    expect(readFileSync(join(app, path)).subarray(0, 4).toString('latin1'), path).toBe('\x7fELF')
    expect(statSync(join(resources, 'app.asar.unpacked', path)).size, path).toBeGreaterThan(0)
  }
  for (const path of ['out/main/worker.js', 'resources/sample/lots_gavage.csv'])
    expect(filesBelow(join(resources, 'app.asar.unpacked'))).toContain(path)
})

test('without the runtime it stays under 150 MB', () => {
  const bytes = filesBelow(resources).reduce((sum, path) => sum + statSync(join(resources, path)).size, 0)
  console.log(`packaged without the Electron runtime: ${(bytes / 1e6).toFixed(1)} MB`)
  expect(bytes).toBeLessThan(150e6)
})

test('languages of Chromium are ours', () => {
  expect(readdirSync(join(installed, 'locales')).sort()).toEqual(['en-US.pak', 'fr.pak'])
})

test('the installed command line runs the main job without a window', async () => {
  const workspace = mkdtempSync(join(tmpdir(), 'tessera-packaged-workspace-'))
  const env = { ...process.env, TESSERA_LAYOUT_APP: app, TESSERA_WORKSPACE: workspace }
  const tessera = (...words: string[]) => run(join(resources, 'bin/tessera'), words, { env, cwd: tmpdir() })
  const about = JSON.parse((await tessera('about', '--json')).stdout)
  expect(about).toMatchObject({ workspace, version: JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')).version })
  const demo = JSON.parse((await tessera('demo', '--json')).stdout)
  expect(JSON.stringify(demo)).toMatch(/\.pdf/)
  const refused = await tessera('lots', 'cluster', '--n-clusters', '1').catch((error) => error)
  expect(refused).toMatchObject({ code: 2, stderr: expect.stringContaining('INVALID_INPUT') })
  expect(readdirSync(workspace)).not.toContain('window')
  rmSync(workspace, { recursive: true, force: true })
})

test('the packaged window opens and computes', async () => {
  const { page, close } = await startTessera({ root: app })
  await page.evaluate(() => location.assign('#/lots'))
  await page.getByRole('button', { name: 'Load the sample' }).click()
  await expect(page.getByRole('grid', { name: 'Runs' })).toHaveAttribute('aria-rowcount', '2', { timeout: 40_000 })
  await close()
})
