// Do the walks notice a broken window? Breaks the built product one way at a time and expects the named walk to fail.
// Run it on its own (`npm run mutants`, some minutes); a word picks the mutants whose name holds it.
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { findBrowser } from '../../scripts/browser.ts'
// @ts-expect-error Plain JavaScript without types: it runs before Node 24 is sure to be there.
import { build, isBuilt } from '../../scripts/build.mjs'

const ROOT = join(import.meta.dirname, '../..')
const MAIN = 'out/main/index.js'
const PRELOAD = 'out/preload/index.cjs'
const CONTROL = 'control: nothing is broken'

interface Mutant {
  name: string
  file?: string
  find: RegExp
  put?: string
  /** Title of the walk that must fail. */
  walk: string
}

const MUTANTS: Mutant[] = [
  { name: CONTROL, find: /$/, put: '\n', walk: 'the guards' },
  { name: 'navigation is not guarded', find: /contents\.on\("will-(frame-)?navigate", stay\);\n/g, walk: 'navigation away' },
  { name: 'every navigation is refused, reload too', find: /if \(!isOwnPage\(event\.url\)\) event/, put: 'event', walk: 'navigation away' },
  { name: 'any address goes to the system browser', find: /if \(mayOpenOutside\(url\)\)/, put: 'if (true)', walk: 'no new window' },
  {
    name: 'a listed site is recognised by its beginning',
    find: /OUTSIDE\.includes\(found\.origin\)/,
    put: 'OUTSIDE.some((o) => url.startsWith(o))',
    walk: 'no new window',
  },
  { name: 'windows may open', find: /action: "deny"/, put: 'action: "allow"', walk: 'no new window' },
  { name: 'permissions have no handlers', find: /session\.setPermission(Request|Check)Handler.*\n/g, walk: 'clipboard' },
  {
    name: 'every permission is given',
    find: /permission === "clipboard-sanitized-write" && isOwnPage\(url\)/,
    put: 'true',
    walk: 'clipboard',
  },
  {
    name: 'no permission is given',
    find: /permission === "clipboard-sanitized-write" && isOwnPage\(url\)/,
    put: 'false',
    walk: 'clipboard',
  },
  { name: 'requests are not filtered', find: /session\.webRequest\.onBeforeRequest.*\n/, walk: 'no request for another site' },
  {
    name: 'downloads are not filtered',
    find: /if \(!mayDownload\(item\.getURL\(\)\)\) event\.preventDefault\(\);/,
    walk: 'can be downloaded',
  },
  { name: 'the page has no content policy', find: /"content-security-policy": POLICY/, put: '"x-none": POLICY', walk: 'content policy' },
  {
    name: 'the policy lets inline script run',
    find: /script-src 'self'/,
    put: "script-src 'self' 'unsafe-inline'",
    walk: 'content policy',
  },
  { name: 'the sender of a message is not checked', find: / && isOwnPage\(senderFrame\.url\)/, walk: 'another address gets no engine' },
  { name: 'the sandbox is off', find: /sandbox: true/, put: 'sandbox: false', walk: 'opens shown' },
  { name: 'worlds are not isolated', find: /contextIsolation: true/, put: 'contextIsolation: false', walk: 'opens shown' },
  { name: 'the page has Node', find: /nodeIntegration: false/, put: 'nodeIntegration: true', walk: 'opens shown' },
  { name: 'the scheme is not registered', find: /protocol\.registerSchemesAsPrivileged\(/, put: '((_list) => {})(', walk: 'opens shown' },
  { name: 'the window is never shown', find: /window\.show\(\);\n\t\}\);/, put: '});', walk: 'opens shown' },
  { name: 'an API that Electron does not have', find: /app\.enableSandbox\(\)/, put: 'app.enableSandboxes()', walk: 'opens shown' },
  { name: 'an accelerator that is none', find: /CommandOrControl\+O/, put: 'CmdOrCtl+O', walk: 'opens shown' },
  { name: 'the port is not started', find: /\n\t\tport\.start\(\);/, walk: 'calls reach the engine' },
  { name: 'calls have no project', find: /\n\t\t\t\tproject\n/, put: '\n', walk: 'lists projects' },
  { name: 'the question on closing is not asked', find: /running === 0 \|\| leaving/, put: 'true', walk: 'is asked about' },
  {
    name: 'closing closes whatever the answer',
    find: /if \(!deps\.mayClose\(\)\) event\.preventDefault\(\);/,
    put: 'deps.mayClose();',
    walk: 'is asked about',
  },
  {
    name: 'running jobs are not counted',
    find: /const idle = this\.#running\.follow\(event\);/,
    put: 'const idle = false;',
    walk: 'is asked about',
  },
  { name: 'a crashed page stays crashed', find: /window\.webContents\.reload\(\);/, walk: 'loaded again' },
  { name: 'stopping leaves the engine open', find: /app\.on\("will-quit".*\n/, walk: 'stopped when the analyst' },
  { name: 'every start opens its own window', find: /if \(app\.requestSingleInstanceLock\(\)\)/, put: 'if (true)', walk: 'second start' },
  { name: 'a second start shows nothing', find: /this\.#window\.restore\(\)/, put: 'void 0', walk: 'second start' },
  { name: 'a second start loses its file', find: /this\.#import\(filesIn\(argv, \{/, put: 'filesIn(argv, ({', walk: 'second start' },
  { name: 'the place of the window is forgotten', find: /bounds: window\.getNormalBounds\(\),/, walk: 'size and place' },
  {
    name: 'the menu keeps its language',
    find: /if \(part\.language \|\| part\.projects\)/,
    put: 'if (part.projects)',
    walk: 'walk of lots',
  },
  { name: 'a download goes nowhere', find: /await keepFile\(engine, written, out\)/, put: 'void 0', walk: 'walk of lots' },
  { name: 'the preload hands over no port', file: PRELOAD, find: /\[ports\[0\]\]/, put: '[]', walk: 'calls reach the engine' },
  {
    name: 'the preload needs a module of Node',
    file: PRELOAD,
    find: /let electron/,
    put: 'require("fs");let electron',
    walk: 'calls reach the engine',
  },
  {
    name: 'the preload does not say that it is there',
    file: PRELOAD,
    find: /\(event\) => event\.preventDefault\(\)/,
    put: '() => {}',
    walk: 'calls reach the engine',
  },
  {
    name: 'a chosen file has no path',
    file: PRELOAD,
    find: /electron\.webUtils\.getPathForFile\(file\)/,
    put: '"/nowhere"',
    walk: 'read from its path',
  },
]

interface Outcome {
  said: 'caught' | 'SURVIVED' | 'NOT APPLIED'
  /** First complaint of the walk. */
  why: string
}

/** Copies the built product, breaks the copy, and runs the walk against it. */
function tryMutant({ file = MAIN, find, put = '', walk }: Mutant, browser: { path: string; args: string[] }): Outcome {
  const copy = join(ROOT, '.test-out/mutant')
  rmSync(copy, { recursive: true, force: true })
  mkdirSync(copy, { recursive: true })
  cpSync(join(ROOT, 'package.json'), join(copy, 'package.json'))
  cpSync(join(ROOT, 'out'), join(copy, 'out'), { recursive: true })
  symlinkSync(join(ROOT, 'resources'), join(copy, 'resources'))
  const before = readFileSync(join(copy, file), 'utf8')
  const after = before.replace(find, put)
  if (before === after) return { said: 'NOT APPLIED', why: '' }
  writeFileSync(join(copy, file), after)
  const config = join(import.meta.dirname, 'playwright.config.ts')
  const words = ['test', '-c', config, 'window.e2e', '-g', walk, '--timeout', '40000', '-x']
  const env = {
    ...process.env,
    TESSERA_E2E_ROOT: copy,
    TESSERA_E2E_ELECTRON: 'stand-in',
    TESSERA_BROWSER: browser.path,
    TESSERA_BROWSER_ARGS: JSON.stringify(browser.args),
    FORCE_COLOR: '0',
  }
  const cli = join(ROOT, 'node_modules/@playwright/test/cli.js')
  const { status, stdout } = spawnSync(process.execPath, [cli, ...words], { cwd: ROOT, env, encoding: 'utf8' })
  if (/No tests found/.test(stdout)) return { said: 'NOT APPLIED', why: `no walk is named ${walk}` }
  return { said: status === 0 ? 'SURVIVED' : 'caught', why: /^ {4}((?:\w*Error:|Test timeout).*)$/m.exec(stdout)?.[1].slice(0, 120) ?? '' }
}

if (!isBuilt() && !build()) process.exit(1)
const browser = await findBrowser()
const word = process.argv[2] ?? ''
const wrong: string[] = []
for (const mutant of MUTANTS.filter(({ name }) => name === CONTROL || name.includes(word))) {
  const { said, why } = tryMutant(mutant, browser)
  console.log(`${said.padEnd(11)} ${mutant.name}${why && ` | ${why}`}`)
  if (said !== (mutant.name === CONTROL ? 'SURVIVED' : 'caught')) wrong.push(mutant.name)
  if (wrong.includes(CONTROL)) break
}
console.log(wrong.length ? `not as it must be: ${wrong.join('; ')}` : 'the control survived, every mutant was caught')
process.exit(wrong.length ? 1 : 0)
