import { app, type Session, shell, type WebContents } from 'electron'
import { isOwnPage, mayDownload, mayLoad, mayOpenOutside, mayUse } from './addresses.ts'

/** Keeps every page of the product at home: navigation, new windows, permissions, requests and downloads. Call it before any window exists. */
export function installGuards(session: Session): void {
  app.on('web-contents-created', (_event, contents) => guard(contents))
  session.setPermissionRequestHandler((_contents, permission, answer, { requestingUrl }) => answer(mayUse(permission, requestingUrl)))
  session.setPermissionCheckHandler((_contents, permission, _origin, { requestingUrl }) => mayUse(permission, requestingUrl ?? ''))
  session.setDevicePermissionHandler(() => false)
  session.webRequest.onBeforeRequest((details, answer) => answer({ cancel: !mayLoad(details.url) }))
  session.on('will-download', (event, item) => {
    if (!mayDownload(item.getURL())) event.preventDefault()
  })
}

function guard(contents: WebContents): void {
  const stay = (event: { preventDefault(): void; url: string }) => {
    if (!isOwnPage(event.url)) event.preventDefault()
  }
  contents.on('will-navigate', stay)
  contents.on('will-frame-navigate', stay)
  contents.on('will-redirect', stay)
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(({ url }) => {
    if (mayOpenOutside(url)) void shell.openExternal(url)
    return { action: 'deny' }
  })
}
