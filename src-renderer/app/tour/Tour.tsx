import { Button } from '@mantine/core'
import { type ReactNode, useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { ErrorNote, JobTiles } from '#ui'
import { useJobs, useNewestRun, useSample } from '../queries.ts'
import { useSettings } from '../settings.tsx'
import { type Box, placeBeside } from './place-beside.ts'
import { STOPS } from './stops.ts'

const LOOK_EVERY_MS = 150

/** Walks through one result, stop by stop; nothing is locked meanwhile. */
export function Tour({ onEnd }: { onEnd: () => void }) {
  const { t } = useTranslation()
  const { settings, set } = useSettings()
  const [, navigate] = useLocation()
  const [index, setIndex] = useState(0)
  const run = useNewestRun(true)
  const stop = STOPS[index]
  const target = useBox(stop.target)
  const run_id = run.data ?? undefined
  const path = run_id === undefined ? undefined : stop.path?.(run_id)
  const go = useEffectEvent(navigate)
  useEffect(() => {
    if (path) go(path)
  }, [path])
  const showInspector = useEffectEvent(() => settings.inspector === 'hidden' && set({ inspector: 'shown' }))
  useEffect(() => {
    if (stop.key === 'why') showInspector()
  }, [stop])
  const step = (by: number) => {
    if (index + by >= STOPS.length) onEnd()
    else if (by < 0 || run_id !== undefined) setIndex(Math.max(0, index + by))
  }
  useTourKeys(step, onEnd)
  return (
    <>
      {target && <div className="tour-frame" style={target} aria-hidden />}
      <Card key={stop.key} label={t('app.tourName')} target={target}>
        <h2>{t(`app.tour.${stop.key}.title`)}</h2>
        <p>{t(`app.tour.${stop.key}.text`)}</p>
        {run.data === null && <OpenSample />}
        <div className="row">
          <span className="t3 small nowrap">{t('ui.stepOf', { number: index + 1, total: STOPS.length })}</span>
          <span className="end row tight">
            <Button variant="subtle" color="gray" onClick={onEnd}>
              {t('app.endTour')}
            </Button>
            {index > 0 && <Button onClick={() => step(-1)}>{t('ui.back')}</Button>}
            <Button variant="filled" disabled={run_id === undefined} onClick={() => step(1)}>
              {index === STOPS.length - 1 ? t('app.finishTour') : t('ui.next')}
            </Button>
          </span>
        </div>
      </Card>
    </>
  )
}

interface CardProps {
  label: string
  target: Box | undefined
  children: ReactNode
}

function Card({ label, target, children }: CardProps) {
  const card = useRef<HTMLDivElement>(null)
  const [place, setPlace] = useState({ left: 0, top: 0 })
  useLayoutEffect(() => {
    const size = card.current?.getBoundingClientRect()
    if (size) setPlace(placeBeside(target, size, { width: window.innerWidth, height: window.innerHeight }))
  }, [target])
  useLayoutEffect(() => card.current?.focus(), [])
  return (
    <div ref={card} className="tour-card stack" role="dialog" aria-label={label} tabIndex={-1} style={place}>
      {children}
    </div>
  )
}

/** Arrows walk while the card has the focus; Esc ends the tour from anywhere. */
function useTourKeys(onStep: (by: number) => void, onEnd: () => void): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented) return
    const inCard = document.activeElement?.closest('.tour-card')
    if (event.key === 'Escape') onEnd()
    else if (inCard && event.key === 'ArrowRight') onStep(1)
    else if (inCard && event.key === 'ArrowLeft') onStep(-1)
    else return
    event.preventDefault()
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event)
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])
}

/** The tour shows a result; without one it offers to make it. */
function OpenSample() {
  const { t } = useTranslation()
  const { settings } = useSettings()
  const sample = useSample()
  const jobs = useJobs()
  const job = jobs.data?.find(({ task_id }) => task_id === sample.data?.task_id)
  const busy = sample.isPending || job?.status === 'running' || job?.status === 'pending'
  return (
    <>
      {busy ? (
        <span className="row">
          <JobTiles name={t('app.tourSample')} share={job?.progress ?? 0} />
          {t('app.tourSample')}
        </span>
      ) : (
        <Button onClick={() => sample.mutate(settings.language)}>{t('app.action.sample')}</Button>
      )}
      <ErrorNote error={sample.error ?? job?.error} />
    </>
  )
}

/** The place of an element, looked at again and again: pages load, panels move. */
function useBox(selector: string | undefined): Box | undefined {
  const [box, setBox] = useState<Box>()
  useEffect(() => {
    const look = () => setBox((before) => sameOr(before, selector === undefined ? undefined : boxOf(selector)))
    look()
    const timer = setInterval(look, LOOK_EVERY_MS)
    return () => clearInterval(timer)
  }, [selector])
  return box
}

function boxOf(selector: string): Box | undefined {
  const element = [...document.querySelectorAll<HTMLElement>(selector)].find((one) => one.offsetParent !== null)
  if (!element) return undefined
  const { left, top, width, height } = element.getBoundingClientRect()
  return { left, top, width, height }
}

const sameOr = (before: Box | undefined, now: Box | undefined) => (JSON.stringify(before) === JSON.stringify(now) ? before : now)
