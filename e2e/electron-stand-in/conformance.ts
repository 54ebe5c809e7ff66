// Checked by tsc only: the stand-in may not offer a member that Electron's own typings do not have.
import type * as real from 'electron'
import type * as standIn from './electron.ts'
import type { MessagePortMain } from './ports.ts'

type Extra<StandIn, Real> = Exclude<keyof StandIn, keyof Real>
type None<T extends never> = T
type Own = 'booted' | 'targetId' | 'cdp' | 'begin' | 'windowStays' | 'allClosed' | 'take' | 'end'
export type Checks = [
  None<Exclude<keyof typeof standIn, keyof typeof real | 'start'>>,
  None<Exclude<Extra<typeof standIn.app, real.App>, Own>>,
  None<Exclude<Extra<standIn.BrowserWindow, real.BrowserWindow>, Own>>,
  None<Exclude<Extra<standIn.BrowserWindow['webContents'], real.WebContents>, Own>>,
  None<Exclude<Extra<typeof standIn.BrowserWindow, typeof real.BrowserWindow>, 'prototype'>>,
  None<Extra<typeof standIn.dialog, real.Dialog>>,
  None<Extra<typeof standIn.shell, real.Shell>>,
  None<Extra<typeof standIn.screen, real.Screen>>,
  None<Extra<typeof standIn.nativeTheme, real.NativeTheme>>,
  None<Extra<typeof standIn.protocol, real.Protocol>>,
  None<Extra<typeof standIn.session.defaultSession, real.Session>>,
  None<Extra<standIn.MenuItem, real.MenuItem>>,
  None<Extra<standIn.Menu, real.Menu>>,
  None<Extra<standIn.Tray, real.Tray>>,
  None<Exclude<Extra<MessagePortMain, real.MessagePortMain>, Own>>,
]
