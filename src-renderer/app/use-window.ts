import { useEffect, useEffectEvent } from 'react'
import { useLocation } from 'wouter'
import { type DesktopEvent, desktop } from '#client'
import { useSettings } from './settings.tsx'

const IMPORT = '/datasets/import'

/**
 * Joins the page with the window around it: does what the menu asks, tells the window its language, and takes files
 * that were opened with the product. A file may also be dropped on any page, in a browser too.
 */
export function useWindow(onProject: (name: string) => void): void {
  const [, navigate] = useLocation()
  const { settings } = useSettings()
  const { language } = settings
  const take = useEffectEvent((event: DesktopEvent) => {
    if ('go' in event) navigate(event.go)
    else if ('project' in event) onProject(event.project)
    else navigate(IMPORT, { state: event })
  })
  useEffect(() => void desktop?.language({ language }), [language])
  useEffect(() => {
    const stop = new AbortController()
    if (desktop) void listen(stop.signal, (event) => take(event))
    return () => stop.abort()
  }, [])
  const drop = useEffectEvent((event: DragEvent) => {
    const files = [...(event.dataTransfer?.files ?? [])]
    if (files.length === 0 || event.defaultPrevented) return
    event.preventDefault()
    navigate(IMPORT, { state: { opened: files.length === 1 ? files[0] : files } })
  })
  useEffect(() => {
    const allow = (event: DragEvent) => event.dataTransfer?.types.includes('Files') && event.preventDefault()
    const onDrop = (event: DragEvent) => drop(event)
    window.addEventListener('dragover', allow)
    window.addEventListener('drop', onDrop)
    return () => {
      window.removeEventListener('dragover', allow)
      window.removeEventListener('drop', onDrop)
    }
  }, [])
}

async function listen(signal: AbortSignal, take: (event: DesktopEvent) => void): Promise<void> {
  try {
    for await (const event of (await desktop?.events(undefined, { signal })) ?? []) take(event)
  } catch (error) {
    if (!signal.aborted) throw error
  }
}
