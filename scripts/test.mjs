// The test command: gates (types, lint, import rules, build), unit and engine tests, then the walks in a real Chromium.
// With --data: the suites over ../shared/data and the oracles' results. The last line is `N passed, N failed`.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { build } from './build.mjs'

const root = join(import.meta.dirname, '..')
const out = join(root, '.test-out')
process.chdir(root)
const count = { passed: 0, failed: 0, skipped: 0 }
const bin = (name) => join(root, 'node_modules', name)

function run(name, args, env = {}) {
  const began = Date.now()
  const done = spawnSync(process.execPath, args, { stdio: 'inherit', env: { ...process.env, ...env } }).status === 0
  console.log(`${done ? 'ok  ' : 'FAIL'} ${name} (${((Date.now() - began) / 1000).toFixed(1)} s)`)
  return done
}

function gate(name, done) {
  if (!done) console.log(`FAIL ${name}`)
  count[done ? 'passed' : 'failed']++
}

/** Adds a runner's own counts; a runner that fails without a failed test counts as one failure. */
function suite(name, file, args, read, env) {
  rmSync(file, { force: true })
  const done = run(name, args, env)
  const [passed, failed, skipped] = existsSync(file) ? read(JSON.parse(readFileSync(file, 'utf8'))) : [0, 0, 0]
  count.passed += passed
  count.failed += failed || (done ? 0 : 1)
  count.skipped += skipped
}

const vitest = (name, env) => {
  const file = join(out, `${name}.json`)
  const args = [bin('vitest/vitest.mjs'), 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`, '--passWithNoTests']
  suite(name, file, args, (report) => [report.numPassedTests, report.numFailedTests, report.numPendingTests], env)
}

mkdirSync(out, { recursive: true })
if (process.argv.includes('--data')) {
  if (existsSync(join(root, '../shared/data'))) vitest('data', { TESSERA_TEST_DATA: '1' })
  else console.log('../shared/data is not here: nothing to test')
} else {
  gate('kernels', run('kernels', ['scripts/compile-kernels.ts']))
  gate('types', run('types', [bin('typescript/bin/tsc'), '-p', '.']))
  gate('lint', run('lint', [bin('@biomejs/biome/bin/biome'), 'check', '--error-on-warnings', '.']))
  gate(
    'import rules',
    run('import rules', [bin('dependency-cruiser/bin/dependency-cruiser.mjs'), 'src-engine', 'src-main', 'src-preload', 'src-renderer']),
  )
  vitest('unit')
  const built = build()
  gate('build', built)
  const { findBrowser } = await import('./browser.ts')
  const { path, args } = await findBrowser()
  const file = join(out, 'e2e.json')
  const read = ({ stats }) => [stats.expected + stats.flaky, stats.unexpected, stats.skipped]
  suite('e2e', file, [bin('@playwright/test/cli.js'), 'test', '-c', 'e2e/playwright.config.ts'], read, {
    TESSERA_BROWSER: path,
    TESSERA_BROWSER_ARGS: JSON.stringify(args),
  })
}
console.log(`\n${count.passed} passed, ${count.failed} failed${count.skipped ? `, ${count.skipped} skipped` : ''}`)
process.exit(count.failed ? 1 : 0)
