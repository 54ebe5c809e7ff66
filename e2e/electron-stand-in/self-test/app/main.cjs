const { app, BrowserWindow, ipcMain, protocol, session } = require('electron')
const { join } = require('node:path')

protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true } }])
globalThis.seen = []
app.on('window-all-closed', () => app.quit())
app.on('web-contents-created', (_event, contents) => {
  contents.on('will-navigate', (event) => {
    globalThis.seen.push(`asked: ${event.url}`)
    event.preventDefault()
  })
  contents.setWindowOpenHandler(({ url }) => {
    globalThis.seen.push(`open: ${url}`)
    return { action: 'deny' }
  })
})
app.whenReady().then(() => {
  protocol.handle('app', () => new Response('<title>t</title><p>page</p><input type="file">', { headers: { 'content-type': 'text/html' } }))
  session.defaultSession.setPermissionCheckHandler((_contents, permission) => permission === 'notifications')
  ipcMain.on('port', (event, message) => {
    globalThis.seen.push(message)
    const [port] = event.ports
    port.on('message', ({ data }) => port.postMessage(data))
    port.on('close', () => globalThis.seen.push('page port closed'))
    setTimeout(() => port.start(), 50)
  })
  const window = new BrowserWindow({ width: 640, height: 480, webPreferences: { preload: join(__dirname, 'preload.cjs') } })
  window.webContents.on('preload-error', (_event, _path, error) => globalThis.seen.push(error.message))
  window.webContents.on('render-process-gone', (_event, details) => globalThis.seen.push(details.reason))
  window.loadURL('app://x/')
})
