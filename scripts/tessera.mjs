// The command line in a checkout: builds when out/ is missing or older than the sources (said on stderr), then runs it.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { build, isBuilt } from './build.mjs'

if (!isBuilt()) {
  process.stderr.write('Building the product (first run or changed sources)…\n')
  if (!build()) {
    process.stderr.write('The build failed; the reason stands above.\n')
    process.exit(1)
  }
}
const child = spawn(process.execPath, [join(import.meta.dirname, '../out/main/cli.js'), ...process.argv.slice(2)], { stdio: 'inherit' })
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)))
