import { RPCHandler } from '@orpc/server/message-port'
import type { Engine } from '#engine/engine'

type Port = Parameters<RPCHandler<never>['upgrade']>[0]

/**
 * The window's door: typed calls over one MessagePort, the same messages as over HTTP.
 *
 * @param port - its other end belongs to the renderer.
 * @param project - the project that calls are for; asked at each call.
 */
export function ipcDoor(engine: Engine, port: Port, project: () => string | undefined = () => undefined): void {
  new RPCHandler(engine.router).upgrade(port, {
    context: {
      door: 'window' as const,
      get project() {
        return project()
      },
    },
  })
}
