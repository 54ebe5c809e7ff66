import { Menu, Tray } from 'electron'
import type { Words } from './words.ts'

/** The icon that stands for a window in the background while its jobs go on. */
export function openTray({ icon, words, onShow, onQuit }: { icon: string; words: Words; onShow(): void; onQuit(): void }): Tray {
  const tray = new Tray(icon)
  tray.setContextMenu(
    Menu.buildFromTemplate([
      { label: words.show, click: onShow },
      { label: words.quit, click: onQuit },
    ]),
  )
  tray.on('click', onShow)
  return tray
}
