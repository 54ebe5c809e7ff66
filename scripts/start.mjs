// `npm start`: builds what is needed, then opens the workbench in its window, or in the system browser where no window can be had.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { build, isBuilt } from './build.mjs'
import { chooseShell, readWords } from './choose-shell.mjs'

const FETCH_MS = 5 * 60_000
const FAILED_EARLY_MS = 4000
const root = join(import.meta.dirname, '..')
const { workspace, asked, rest } = readWords(process.argv.slice(2))
const say = (text) => process.stderr.write(`${text}\n`)

function folderOfElectron() {
  try {
    return dirname(createRequire(import.meta.url).resolve('electron/package.json'))
  } catch {
    return undefined
  }
}

const folder = folderOfElectron()
function executable() {
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH
  const named = join(folder, 'path.txt')
  const name = existsSync(named) ? readFileSync(named, 'utf8').trim() : override && 'electron'
  const path = name && join(override ?? join(folder, 'dist'), name)
  return path && existsSync(path) ? path : undefined
}

function hasRuntime() {
  if (executable()) return true
  say('Fetching the Electron runtime (first start only)…')
  spawnSync(process.execPath, [join(folder, 'install.js')], { stdio: 'ignore', timeout: FETCH_MS })
  return executable() !== undefined
}

/** Runs a program until it ends, handing on the signals that ask for its end. */
function follow(program, args, env, onExit) {
  const child = spawn(program, args, { stdio: 'inherit', env: { ...process.env, ...env } })
  const forward = (signal) => child.kill(signal)
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, forward)
  child.on('error', (error) => onExit(1, error.message))
  child.on('exit', (code, signal) => {
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.off(name, forward)
    onExit(code ?? (signal === 'SIGINT' ? 130 : 1), signal)
  })
}

function startBrowser(why) {
  say(`Opening in the system browser: ${why}.`)
  const port = rest.some((word) => word.startsWith('--port')) || process.env.PORT ? [] : ['--port', '0']
  follow(process.execPath, [join(root, 'out/main/cli.js'), 'serve', '--open', ...rest, ...port], {}, (code) => process.exit(code))
}

function startWindow() {
  const isRoot = process.platform === 'linux' && process.getuid?.() === 0
  if (isRoot) say('Running as root: Chromium is started without its sandbox (--no-sandbox). An ordinary user keeps it.')
  const began = Date.now()
  follow(executable(), [...(isRoot ? ['--no-sandbox'] : []), root], workspace ? { TESSERA_WORKSPACE: workspace } : {}, (code, signal) => {
    const failedEarly = code !== 0 && !['SIGINT', 'SIGTERM', 'SIGHUP'].includes(signal) && Date.now() - began < FAILED_EARLY_MS
    if (failedEarly) startBrowser(`the Electron runtime could not start (it ended with ${signal ?? code})`)
    else process.exit(code)
  })
}

if (!isBuilt()) {
  say('Building the product (first run or changed sources)…')
  if (!build()) {
    say('The build failed; the reason stands above.')
    process.exit(1)
  }
}
const display = process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
const { shell, why } = chooseShell({ asked, display, installed: folder !== undefined, runtime: hasRuntime })
if (shell === 'window') startWindow()
else startBrowser(why)
