// Starts an Electron app under plain Node: `electron [switches] <app folder> [args]`.
// `import … from 'electron'` and `require('electron')` are answered by ./electron.ts.
import { readFileSync } from 'node:fs'
import * as inspector from 'node:inspector'
import { registerHooks } from 'node:module'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

const standIn = new URL('./electron.ts', import.meta.url).href
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' || specifier === 'electron/main'
      ? { url: standIn, format: 'module-typescript', shortCircuit: true }
      : next(specifier, context),
})

const given = process.argv.slice(2)
const loader = given.indexOf('-r')
// Playwright preloads a script that holds `ready` until it is attached; app.ts does that part.
if (loader >= 0) given.splice(loader, 2)
const at = given.findIndex((word) => !word.startsWith('-'))
if (at < 0) throw new Error('electron stand-in: name the app folder')
const root = resolve(given[at])
const rest = given.slice(at + 1)
const switches = given.slice(0, at)
const manifest = JSON.parse(readFileSync(resolve(root, 'package.json'), 'utf8'))
const debugged = switches.some((word) => word.startsWith('--inspect'))

process.argv = [process.execPath, given[at], ...rest]
const { start } = await import('./electron.ts')
start({ root, manifest, switches: [...switches, ...rest], waitForPlaywright: debugged })
// Prints "Debugger listening on ws://…", which Playwright reads.
if (debugged) inspector.open(0, '127.0.0.1')

await import(pathToFileURL(resolve(root, manifest.main)).href)
