import type { Command } from 'commander'
import { EngineError } from '#engine/base/errors'
import { workspaceFrom } from '../open.ts'

interface ServeOptions {
  port: string
  workspace?: string
  open?: boolean
  json?: boolean
}

/** `tessera serve`: the local host until it is interrupted. It is the one command that opens a door instead of calling one. */
export function addServe(program: Command, descend: (parent: Command, word: string) => Command): void {
  descend(program, 'serve')
    .description('Start the local host on 127.0.0.1 for browsers and scripts')
    .option('--port <port>', 'port; 0 takes a free one (default 8080)', process.env.PORT ?? '8080')
    .option('--workspace <dir>', 'folder that holds everything')
    .option('--open', 'open the workbench in the system browser')
    .option('--json', 'print the address as JSON')
    .addHelpText('after', '\nExample:\n  tessera serve --port 8080')
    .action(serve)
}

async function serve(options: ServeOptions): Promise<void> {
  const port = Number(options.port)
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new EngineError(
      'INVALID_INPUT',
      `the call does not fit its contract: --port must be a whole number from 0 to 65535, got ${options.port}`,
      { issues: [{ path: '--port', message: 'expected a whole number from 0 to 65535' }] },
    )
  const { startHost } = await import('../host.ts')
  const host = await startHost({ workspace: workspaceFrom(options.workspace), port, token: process.env.TESSERA_TOKEN }).catch((error) => {
    if (error.code !== 'EADDRINUSE') throw error
    throw new EngineError(
      'WORKSPACE_BUSY',
      `Port ${port} of 127.0.0.1 is in use. Choose another with --port, or --port 0 for a free one.`,
      { port },
    )
  })
  const link = `${host.address}/?token=${host.token}`
  process.stdout.write(
    options.json
      ? `${JSON.stringify({ address: host.address, token: host.token, link })}\n`
      : `Tessera listens on ${host.address}\nOpen ${link}\nStop with Ctrl C.\n`,
  )
  if (options.open) await openBrowser(link)
  await new Promise<void>((done) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => done())
  })
  await host.close()
}

async function openBrowser(link: string): Promise<void> {
  const display = process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY
  if (!display) return void process.stdout.write('There is no display here: open the address above in a browser of this PC.\n')
  const { default: open } = await import('open')
  await open(link).catch(() => process.stdout.write('The system browser could not be opened: open the address above by hand.\n'))
}
