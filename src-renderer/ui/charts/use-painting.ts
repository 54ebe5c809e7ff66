import { type RefObject, useEffect } from 'react'
import { canvasPen, type Pen } from './pen.ts'

/** Paints a canvas of the given px anew when its size or its drawing changes; keep the same `paint` between renders. */
export function usePainting(
  canvas: RefObject<HTMLCanvasElement | null>,
  { width, height }: { width: number; height: number },
  paint: (pen: Pen) => void,
) {
  useEffect(() => {
    const context = canvas.current?.getContext('2d')
    if (!canvas.current || !context || width === 0) return
    const ratio = window.devicePixelRatio || 1
    canvas.current.width = width * ratio
    canvas.current.height = height * ratio
    canvas.current.style.width = `${width}px`
    canvas.current.style.height = `${height}px`
    context.scale(ratio, ratio)
    paint(canvasPen(context))
  }, [canvas, width, height, paint])
}
