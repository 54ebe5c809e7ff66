import { type IpcMainEvent, ipcMain } from 'electron'
import type { Engine } from '#engine/engine'
import { ipcDoor } from '../doors/ipc.ts'
import { isOwnPage } from './addresses.ts'
import { answerStaged, type Given } from './staging.ts'

interface Deps {
  engine: Promise<Engine>
  rooms(engine: Engine): NonNullable<Parameters<typeof ipcDoor>[2]>['rooms']
  onProject(name: string | undefined): void
}

/** Answers the two messages of the preload: a port for the engine's calls, a file to stage. Who sent them is checked each time. */
export function connectPages({ engine, rooms, onProject }: Deps): void {
  ipcMain.on('tessera:connect', async (event) => {
    const port = portOf(event)
    if (!port) return
    const opened = await engine
    ipcDoor(opened, port, { rooms: rooms(opened), onProject })
    port.start()
  })
  ipcMain.on('tessera:stage', (event, given: Given) => {
    const port = portOf(event)
    if (port) void answerStaged(engine, given, port)
  })
}

function portOf(event: IpcMainEvent) {
  const [port] = event.ports
  const { senderFrame } = event
  if (senderFrame && senderFrame.parent === null && isOwnPage(senderFrame.url)) return port
  port?.close()
}
