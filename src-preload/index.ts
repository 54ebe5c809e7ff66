import { ipcRenderer, webUtils } from 'electron'

// The page asks by an event whether a window holds it: events reach both worlds at once, so the answer needs no waiting.
window.addEventListener('tessera:window', (event) => event.preventDefault())

window.addEventListener('message', ({ source, data, ports }) => {
  if (source !== window) return
  if (data === 'tessera:connect') ipcRenderer.postMessage('tessera:connect', null, [ports[0]])
  else if (data?.stage instanceof File) void stage(data.stage, ports[0])
})

/** A file of the disk goes to main by its path, so that its bytes never pass through the page. */
async function stage(file: File, answer: MessagePort): Promise<void> {
  const path = webUtils.getPathForFile(file)
  const given = path ? { path } : { name: file.name, bytes: await file.arrayBuffer() }
  ipcRenderer.postMessage('tessera:stage', given, [answer])
}
