import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export interface Browser {
  path: string
  args: string[]
}

/**
 * A Chromium for tests and screenshots. Order: `TESSERA_BROWSER`, Playwright's own, one installed on the system,
 * the one of Debian when this is root, the one that travels as an npm package.
 *
 * @throws when none of them is there; the message says how to get one.
 */
export async function findBrowser(): Promise<Browser> {
  const path = fromEnvironment() ?? (await fromPlaywright()) ?? fromSystem() ?? fromApt()
  if (path) return { path, args: sandboxArgs() }
  const packed = await fromNpm()
  if (packed) return packed
  throw new Error(
    'No Chromium was found. Set TESSERA_BROWSER to the path of a Chrome, Chromium or Edge, or run "npx playwright install chromium".',
  )
}

function fromEnvironment(): string | undefined {
  const path = process.env.TESSERA_BROWSER
  if (path && !existsSync(path)) throw new Error(`TESSERA_BROWSER is ${path}, but no file is there. Correct it or unset it.`)
  return path || undefined
}

async function fromPlaywright(): Promise<string | undefined> {
  const { chromium } = await import('playwright')
  const path = chromium.executablePath()
  return path && existsSync(path) ? path : undefined
}

function fromSystem(): string | undefined {
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge', 'msedge']
  const onPath = (process.env.PATH ?? '').split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)))
  return [...onPath, ...usualPlaces()].find((path) => existsSync(path))
}

function usualPlaces(): string[] {
  if (process.platform === 'darwin') {
    return ['Google Chrome', 'Chromium', 'Microsoft Edge'].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`)
  }
  if (process.platform !== 'win32') return []
  const roots = [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA].filter((root) => root !== undefined)
  return roots.flatMap((root) => [join(root, 'Google/Chrome/Application/chrome.exe'), join(root, 'Microsoft/Edge/Application/msedge.exe')])
}

function fromApt(): string | undefined {
  if (process.platform !== 'linux' || !isRoot() || !existsSync('/usr/bin/apt-get')) return undefined
  try {
    process.stderr.write('No Chromium found: installing the one of the system with apt-get.\n')
    execFileSync('apt-get', ['update', '-qq'], { stdio: 'ignore', timeout: 120_000 })
    execFileSync('apt-get', ['install', '-y', '-qq', 'chromium'], { stdio: 'ignore', timeout: 480_000 })
  } catch {
    return undefined
  }
  return fromSystem()
}

async function fromNpm(): Promise<Browser | undefined> {
  if (process.platform !== 'linux') return undefined
  try {
    const { default: packed } = await import('@sparticuz/chromium')
    return { path: await packed.executablePath(), args: [...new Set([...packed.args, ...sandboxArgs()])] }
  } catch {
    return undefined
  }
}

const isRoot = () => process.getuid?.() === 0

const sandboxArgs = () => (isRoot() ? ['--no-sandbox'] : [])

if (process.argv[1] === fileURLToPath(import.meta.url)) process.stdout.write(`${JSON.stringify(await findBrowser())}\n`)
