// `npm run recommender:serve` and `npm run recommender:stop`: the local host of the recommender on PORT (default 8080).
//   node scripts/recommender-host.mjs serve|stop [options of `tessera serve`]
// The host that runs is remembered by a small file in the temporary folder, so that another terminal can stop it.
import { spawn } from 'node:child_process'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const [verb, ...options] = process.argv.slice(2)
const given = options.indexOf('--port')
const port = given < 0 ? (process.env.PORT ?? '8080') : options[given + 1]
const file = join(tmpdir(), `tessera-host-${port}.pid`)

if (verb === 'serve') serve()
else if (verb === 'stop') await stop()
else {
  process.stderr.write('serve or stop was expected.\n')
  process.exit(2)
}

function serve() {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'tessera.mjs'), 'serve', '--port', port, ...withoutPort()], {
    stdio: 'inherit',
  })
  writeFileSync(file, String(process.pid))
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code) => {
    rmSync(file, { force: true })
    process.exit(code ?? 0)
  })
}

async function stop() {
  const pid = Number(read())
  if (!(pid > 0) || !(await answers())) {
    rmSync(file, { force: true })
    process.stdout.write(`No host that npm run recommender:serve started listens on port ${port}.\n`)
    return
  }
  process.kill(pid, 'SIGTERM')
  process.stdout.write(`The host on port ${port} was asked to stop.\n`)
}

/** A process number may have been given to another program since: only a host that answers is stopped. */
const answers = () =>
  fetch(`http://127.0.0.1:${port}/healthz`).then(
    (response) => response.ok,
    () => false,
  )

function read() {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

const withoutPort = () => (given < 0 ? options : options.filter((_, i) => i !== given && i !== given + 1))
