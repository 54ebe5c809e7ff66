import { readFile } from 'node:fs/promises'
import { extname } from 'node:path'
import { fileOf } from './addresses.ts'

const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.ttf': 'font/ttf',
}

/**
 * Answers the page's requests for its own files.
 *
 * @param root - folder of the built renderer.
 */
export async function servePage(request: Request, root: string): Promise<Response> {
  const path = request.method === 'GET' ? fileOf(request.url, root) : null
  const body = path === null ? null : await readFile(path).catch(() => null)
  const headers = { 'content-security-policy': POLICY, 'x-content-type-options': 'nosniff', 'cross-origin-opener-policy': 'same-origin' }
  if (path === null || body === null)
    return new Response('not found', { status: 404, headers: { ...headers, 'content-type': 'text/plain' } })
  return new Response(new Uint8Array(body), { headers: { ...headers, 'content-type': TYPES[extname(path)] ?? 'application/octet-stream' } })
}
