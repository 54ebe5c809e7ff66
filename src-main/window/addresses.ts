import { join, normalize, sep } from 'node:path'

export const SCHEME = 'app'
const HOST = 'tessera'
export const PAGE = `${SCHEME}://${HOST}/`

/** Sites that a link may open in the system browser: where the sources of our methods are found. */
const OUTSIDE = ['https://doi.org', 'https://www.rfc-editor.org', 'https://onnx.ai', 'https://mlflow.org']

const parsed = (url: string): URL | null => (URL.canParse(url) ? new URL(url) : null)

/** May this address be the window's page, and may a frame with it call the engine? Only the one page, whatever its `#/route`. */
export function isOwnPage(url: string): boolean {
  const { protocol, host, pathname } = parsed(url) ?? {}
  return protocol === `${SCHEME}:` && host === HOST && (pathname === '/' || pathname === '/index.html')
}

/** May the system browser open this address? */
export function mayOpenOutside(url: string): boolean {
  const found = parsed(url)
  return found !== null && found.username === '' && OUTSIDE.includes(found.origin)
}

/** May the page fetch this address? The product works offline: only its own files and what it made itself. */
export function mayLoad(url: string): boolean {
  const { protocol, host } = parsed(url) ?? {}
  if (protocol === `${SCHEME}:`) return host === HOST
  return protocol === 'data:' || protocol === 'devtools:' || (protocol === 'blob:' && url.startsWith(`blob:${SCHEME}://${HOST}/`))
}

/** May this leave the page as a download? Only bytes that the page made itself, e.g. a chart as PNG. */
export const mayDownload = (url: string): boolean => url.startsWith('data:') || url.startsWith(`blob:${SCHEME}://${HOST}/`)

/** May the page have this permission? The copy buttons need one; nothing else is asked for. */
export const mayUse = (permission: string, url: string): boolean => permission === 'clipboard-sanitized-write' && isOwnPage(url)

/**
 * The file that a page address means.
 *
 * @param root - folder of the built renderer.
 * @returns its path; null when the address is not ours or leaves the folder.
 */
export function fileOf(url: string, root: string): string | null {
  const { protocol, host, pathname } = parsed(url) ?? {}
  if (protocol !== `${SCHEME}:` || host !== HOST || pathname === undefined) return null
  try {
    const path = normalize(join(root, pathname === '/' ? 'index.html' : decodeURIComponent(pathname)))
    return path.startsWith(root + sep) && !path.includes('\0') ? path : null
  } catch {
    return null
  }
}
