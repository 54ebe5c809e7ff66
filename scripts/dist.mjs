// `npm run dist`: builds the product, then the installers of this system into dist/. Further words go to electron-builder.
// `--layout <folder>` writes only the folder that an installer would hold, around a stand-in for the Electron runtime:
// it shows on any PC what is packaged, without the runtime and without fuses.
import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { build, isBuilt } from './build.mjs'

const root = join(import.meta.dirname, '..')
const words = process.argv.slice(2)
const at = words.indexOf('--layout')

if (!isBuilt() && !build()) process.exit(1)
process.exit(at < 0 ? pack(words) : layout(resolve(words[at + 1])))

function pack(args) {
  const builder = join(root, 'node_modules/electron-builder/cli.js')
  return spawnSync(process.execPath, [builder, '--publish', 'never', ...args], { cwd: root, stdio: 'inherit' }).status ?? 1
}

function layout(folder) {
  rmSync(folder, { recursive: true, force: true })
  const runtime = join(folder, 'runtime')
  mkdirSync(join(runtime, 'resources'), { recursive: true })
  mkdirSync(join(runtime, 'locales'))
  for (const language of ['de', 'en-US', 'fr']) writeFileSync(join(runtime, 'locales', `${language}.pak`), '')
  // Starts the packaged main under the stand-in that the window's walks use; TESSERA_LAYOUT_APP names the unpacked archive.
  writeFileSync(join(runtime, 'electron'), `#!/bin/sh\nexec "${join(root, 'e2e/electron-stand-in/electron')}" "$TESSERA_LAYOUT_APP" "$@"\n`)
  chmodSync(join(runtime, 'electron'), 0o755)
  const config = join(folder, 'electron-builder.json')
  const changed = {
    extends: join(root, 'electron-builder.yml'),
    electronDist: runtime,
    electronFuses: null,
    directories: { output: join(folder, 'dist') },
  }
  writeFileSync(config, JSON.stringify(changed))
  return pack(['--linux', '--dir', '--config', config])
}
