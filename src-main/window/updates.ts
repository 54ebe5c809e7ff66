/** What a check for updates found. */
export type Found = { kind: 'newer'; version: string } | { kind: 'current' } | { kind: 'offline' } | { kind: 'nowhere' }

interface Check {
  /** Address of a JSON document `{ "version": "1.2.3" }`; none is built in. */
  address: string | undefined
  version: string
  fetch: (address: string, options: { signal: AbortSignal }) => Promise<{ ok: boolean; json(): Promise<unknown> }>
}

const TIMEOUT_MS = 8000

/** Asks once whether there is a newer version. The only call of the product that leaves the PC, made only when the analyst asks for it. */
export async function checkForUpdates({ address, version, fetch }: Check): Promise<Found> {
  if (!address || !URL.canParse(address) || new URL(address).protocol !== 'https:') return { kind: 'nowhere' }
  try {
    const answer = await fetch(address, { signal: AbortSignal.timeout(TIMEOUT_MS) })
    const { version: latest } = (await answer.json()) as { version?: unknown }
    if (!answer.ok || typeof latest !== 'string' || !/^\d+\.\d+\.\d+$/.test(latest)) return { kind: 'offline' }
    return isNewer(latest, version) ? { kind: 'newer', version: latest } : { kind: 'current' }
  } catch {
    return { kind: 'offline' }
  }
}

function isNewer(latest: string, present: string): boolean {
  const [a, b] = [latest, present].map((text) => text.split('.').map((part) => Number.parseInt(part, 10)))
  const at = a.findIndex((part, index) => part !== b[index])
  return at >= 0 && a[at] > (b[at] ?? 0)
}
