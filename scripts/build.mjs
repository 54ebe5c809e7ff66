// Compiles the kernels and bundles engine, doors and renderer into out/. Everything it says goes to stderr.
import { spawnSync } from 'node:child_process'
import { readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const stamp = join(root, 'out', 'built.json')
const sources = [
  'src-engine',
  'src-main',
  'src-preload',
  'src-renderer',
  'electron.vite.config.ts',
  'package-lock.json',
  'scripts/build.mjs',
  'scripts/compile-kernels.ts',
]

/** Newest change below a path, ms since 1970; 0 when it is not there. */
function newest(path) {
  const found = statSync(path, { throwIfNoEntry: false })
  if (!found) return 0
  if (!found.isDirectory()) return path.endsWith('.generated.ts') ? 0 : found.mtimeMs
  return readdirSync(path).reduce((latest, name) => Math.max(latest, newest(join(path, name))), 0)
}

export const isBuilt = () => newest(stamp) > Math.max(...sources.map((source) => newest(join(root, source))))

export function build() {
  const began = Date.now()
  const run = (args) => spawnSync(process.execPath, args, { cwd: root, stdio: ['ignore', 2, 2] }).status === 0
  const done =
    run(['scripts/compile-kernels.ts']) && run(['node_modules/electron-vite/bin/electron-vite.js', 'build', '--logLevel', 'warn'])
  if (done) writeFileSync(stamp, JSON.stringify({ seconds: (Date.now() - began) / 1000 }))
  return done
}

if (process.argv[1] === import.meta.filename) process.exit(build() ? 0 : 1)
