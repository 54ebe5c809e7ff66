/**
 * Where the workbench opens: in its own window or in the system browser, and why.
 *
 * @param {{ asked: string | undefined, display: boolean, installed: boolean, runtime: () => boolean }} facts
 *   `asked`: the flag that asks for the browser; `installed`: the package electron is there; `runtime`: its runtime is there or can be fetched now.
 * @returns {{ shell: 'window' | 'browser', why: string }}
 */
export function chooseShell({ asked, display, installed, runtime }) {
  if (asked) return { shell: 'browser', why: `${asked} asks for it` }
  if (!display) return { shell: 'browser', why: 'there is no display here for a window' }
  if (!installed) return { shell: 'browser', why: 'the package electron is not installed' }
  if (!runtime()) return { shell: 'browser', why: 'the Electron runtime is not here and could not be fetched (no network?)' }
  return { shell: 'window', why: 'the Electron runtime is here' }
}

/** The words of `npm start -- …`: `--browser` and `--port` ask for the browser; a workspace is for both. */
export function readWords(words) {
  const at = words.indexOf('--workspace')
  const joined = words.find((word) => word.startsWith('--workspace='))
  const workspace = at >= 0 ? words[at + 1] : joined?.slice('--workspace='.length)
  const asked = words.find((word) => word === '--browser' || word === '--port' || word.startsWith('--port='))
  return { workspace, asked, rest: words.filter((word) => word !== '--browser') }
}
