const { ipcRenderer, webUtils } = require('electron')

window.secretOfPreload = 1
window.addEventListener('message', ({ source, data, ports }) => {
  if (source !== window) return
  if (data === 'take') ipcRenderer.postMessage('port', { taken: true }, [ports[0]])
  if (data instanceof File) ipcRenderer.postMessage('port', { path: webUtils.getPathForFile(data) }, [ports[0]])
})
window.addEventListener('asked-of-preload', (event) => event.preventDefault())
require('node:fs')
