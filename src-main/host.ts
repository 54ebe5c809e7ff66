import { randomBytes } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { httpDoor } from './doors/http.ts'
import { open, renderer } from './open.ts'

/**
 * Starts the local host on 127.0.0.1.
 *
 * @param port - 0 takes a free one.
 * @returns its address with the token, and `close`.
 */
export async function startHost({
  workspace,
  port,
  token = randomBytes(24).toString('base64url'),
}: {
  workspace: string
  port: number
  token?: string
}) {
  const engine = await open(workspace)
  let listening = port
  const app = await httpDoor({ engine, renderer, token, port: () => listening })
  try {
    await app.listen({ host: '127.0.0.1', port })
  } catch (error) {
    await engine.close()
    throw error
  }
  listening = (app.server.address() as AddressInfo).port
  const address = `http://127.0.0.1:${listening}`
  return {
    address,
    token,
    engine,
    async close() {
      await app.close()
      await engine.close()
    },
  }
}
