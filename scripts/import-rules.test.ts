import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '..')

/** What the wrong files import: one clean file in each room. */
const RIGHT = [
  'src-engine/base/errors.ts',
  'src-engine/base/ids.ts',
  'src-engine/db/open.ts',
  'src-engine/jobs/jobs.ts',
  'src-engine/math/matrix.ts',
  'src-engine/lots/contract.ts',
  'src-engine/lots/service.ts',
  'src-engine/lots/store.ts',
  'src-engine/dfu/service.ts',
  'src-engine/engine.ts',
  'src-main/host.ts',
  'src-renderer/app/client.ts',
  'src-renderer/app/Shell.tsx',
  'src-renderer/dfu/DfuPage.tsx',
  'src-engine/math/matrix.test.ts',
]

/** rule → a file that breaks it and what it imports. */
const WRONG: Record<string, [file: string, imported: string]> = {
  'math-is-pure': ['src-engine/math/a.ts', '#engine/lots/contract'],
  'kernels-are-pure': ['src-engine/kernels/a.ts', '#engine/math/matrix'],
  'domain-is-pure': ['src-engine/lots/domain/a.ts', '#engine/jobs/jobs'],
  'base-is-the-bottom': ['src-engine/base/a.ts', '#engine/math/matrix'],
  'contract-is-light': ['src-engine/dfu/contract.ts', '#engine/math/matrix'],
  'neighbours-by-the-front-door': ['src-engine/lots/a.ts', '#engine/dfu/service'],
  'floors-know-no-capability': ['src-engine/jobs/a.ts', '#engine/lots/contract'],
  'job-is-numbers': ['src-engine/lots/job.ts', '#engine/lots/store'],
  'only-store-talks-sql': ['src-engine/lots/b.ts', '#engine/db/open'],
  'engine-knows-no-host': ['src-engine/lots/c.ts', 'fastify'],
  'doors-are-thin': ['src-main/doors/a.ts', '#engine/lots/service'],
  'no-electron-behind-cli-and-http': ['src-main/doors/http.ts', 'electron'],
  'preload-knows-nothing': ['src-preload/a.ts', '#engine/engine'],
  'renderer-sees-contracts-only': ['src-renderer/lots/a.ts', '#engine/lots/service'],
  'renderer-has-no-node': ['src-renderer/lots/b.ts', 'node:fs'],
  'pages-are-neighbours': ['src-renderer/lots/c.ts', '../dfu/DfuPage.tsx'],
  'ui-has-no-business-words': ['src-renderer/ui/a.ts', '../app/Shell.tsx'],
  'only-queries-call-the-client': ['src-renderer/lots/d.ts', '#client'],
  'imports-resolve': ['src-engine/lots/d.ts', './not-there.ts'],
  'no-circles': ['src-engine/lots/e.ts', './e2.ts'],
  'no-tests-in-product': ['src-engine/lots/f.ts', '#engine/math/matrix.test'],
}

interface Violation {
  from: string
  rule: { name: string }
}
let folder = ''
let violations: Violation[] = []

function write(path: string, text: string) {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), text)
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tessera-rules-'))
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  for (const name of ['package.json', 'tsconfig.json', '.dependency-cruiser.cjs']) write(name, readFileSync(join(root, name), 'utf8'))
  for (const path of RIGHT) write(path, 'export const right = 1\n')
  for (const [path, imported] of Object.values(WRONG)) write(path, `import * as wrong from '${imported}'\nexport const used = wrong\n`)
  write('src-engine/lots/e2.ts', "import * as wrong from './e.ts'\nexport const used = wrong\n")
  const cruise = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs')
  const args = [cruise, '--output-type', 'json', 'src-engine', 'src-main', 'src-preload', 'src-renderer']
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8', maxBuffer: 64 * 1024 ** 2 })
  if (!stdout.startsWith('{')) throw new Error(`dependency-cruiser said: ${stdout}${stderr}`)
  violations = JSON.parse(stdout).summary.violations
}, 60_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('the import rules', () => {
  it.each(Object.entries(WRONG))('%s notices its wrong import', (rule, [file]) => {
    expect(violations.filter((violation) => violation.from === file).map((violation) => violation.rule.name)).toContain(rule)
  })

  it('are all proven here, and find nothing wrong in the right files', () => {
    const names = [...readFileSync(join(root, '.dependency-cruiser.cjs'), 'utf8').matchAll(/name: '([\w-]+)'/g)].map(([, name]) => name)
    expect(names.sort()).toEqual(Object.keys(WRONG).sort())
    expect(violations.filter((violation) => RIGHT.includes(violation.from))).toEqual([])
  })
})
