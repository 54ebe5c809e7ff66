// `npm run recommender:serve` and `npm run recommender:stop`: the local host of the recommender on PORT (default 8080).
//   node scripts/recommender-host.mjs serve|stop [options of `tessera serve`]
// The host that runs is remembered by a small file in the temporary folder, so that another terminal can stop it.
import { spawn } from 'node:child_process'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

function main([verb, ...options]) {
  const given = options.indexOf('--port')
  const port = given < 0 ? (process.env.PORT ?? '8080') : options.splice(given, 2)[1]
  const file = join(tmpdir(), `tessera-host-${port}.pid`)
  if (verb === 'serve') return serve(port, file, options)
  if (verb === 'stop') return stop(port, file)
  process.stderr.write('serve or stop was expected.\n')
  process.exitCode = 2
}

function serve(port, file, options) {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'tessera.mjs'), 'serve', '--port', port, ...options], {
    stdio: 'inherit',
  })
  writeFileSync(file, String(process.pid))
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code) => {
    rmSync(file, { force: true })
    process.exit(code ?? 0)
  })
}

async function stop(port, file) {
  const pid = Number(read(file))
  if (!(pid > 0) || !(await answers(port))) {
    rmSync(file, { force: true })
    process.stdout.write(`No host that npm run recommender:serve started listens on port ${port}.\n`)
    return
  }
  process.kill(pid, 'SIGTERM')
  process.stdout.write(`The host on port ${port} was asked to stop.\n`)
}

/** A process number may have been given to another program since: only a host that answers is stopped. */
const answers = (port) =>
  fetch(`http://127.0.0.1:${port}/healthz`).then(
    (response) => response.ok,
    () => false,
  )

function read(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

await main(process.argv.slice(2))
