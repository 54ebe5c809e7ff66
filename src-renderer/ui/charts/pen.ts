import { SANS } from '../theme.ts'

export interface TextLook {
  color: string
  align?: 'start' | 'middle' | 'end'
  weight?: number
  /** Px. */
  size?: number
}

/** What a chart is drawn with: the same drawing goes to the screen and to a file. */
export interface Pen {
  rect: (x: number, y: number, width: number, height: number, color: string, opacity?: number) => void
  frame: (x: number, y: number, width: number, height: number, color: string, thickness: number) => void
  line: (x1: number, y1: number, x2: number, y2: number, color: string, dashed?: boolean) => void
  text: (text: string, x: number, y: number, look: TextLook) => void
}

export function canvasPen(context: CanvasRenderingContext2D): Pen {
  return {
    rect: (x, y, width, height, color, opacity = 1) => {
      context.globalAlpha = opacity
      context.fillStyle = color
      context.fillRect(x, y, width, height)
      context.globalAlpha = 1
    },
    frame: (x, y, width, height, color, thickness) => {
      context.lineWidth = thickness
      context.strokeStyle = color
      context.setLineDash([])
      context.strokeRect(x, y, width, height)
    },
    line: (x1, y1, x2, y2, color, dashed = false) => {
      context.lineWidth = 1
      context.strokeStyle = color
      context.setLineDash(dashed ? [2, 2] : [])
      context.beginPath()
      context.moveTo(x1, y1)
      context.lineTo(x2, y2)
      context.stroke()
    },
    text: (text, x, y, { color, align = 'start', weight = 400, size = 11 }) => {
      context.font = `${weight} ${size}px ${SANS}`
      context.textAlign = align === 'middle' ? 'center' : align
      context.fillStyle = color
      context.fillText(text, x, y)
    },
  }
}

/** Collects SVG elements; {@link svgDocument} puts them into a file. */
export function svgPen(elements: string[]): Pen {
  const n = (value: number) => Number(value.toFixed(2))
  return {
    rect: (x, y, width, height, color, opacity = 1) =>
      elements.push(
        `<rect x="${n(x)}" y="${n(y)}" width="${n(width)}" height="${n(height)}" fill="${color}"${opacity < 1 ? ` fill-opacity="${opacity}"` : ''}/>`,
      ),
    frame: (x, y, width, height, color, thickness) =>
      elements.push(
        `<rect x="${n(x)}" y="${n(y)}" width="${n(width)}" height="${n(height)}" fill="none" stroke="${color}" stroke-width="${thickness}"/>`,
      ),
    line: (x1, y1, x2, y2, color, dashed = false) =>
      elements.push(
        `<line x1="${n(x1)}" y1="${n(y1)}" x2="${n(x2)}" y2="${n(y2)}" stroke="${color}"${dashed ? ' stroke-dasharray="2 2"' : ''}/>`,
      ),
    text: (text, x, y, { color, align = 'start', weight = 400, size = 11 }) =>
      elements.push(
        `<text x="${n(x)}" y="${n(y)}" fill="${color}" text-anchor="${align}" font-weight="${weight}" font-size="${size}">${escaped(text)}</text>`,
      ),
  }
}

interface Sheet {
  width: number
  height: number
  background: string
  /** One sentence with the finding. */
  label: string
}

export function svgDocument(elements: readonly string[], { width, height, background, label }: Sheet): string {
  const head = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${escaped(SANS)}" role="img" aria-label="${escaped(label)}">`
  return `${head}<title>${escaped(label)}</title><rect width="${width}" height="${height}" fill="${background}"/>${elements.join('')}</svg>`
}

const ENTITY: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Safe inside an element and inside a quoted attribute. */
export const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => ENTITY[sign])
