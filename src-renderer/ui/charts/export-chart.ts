import { saveFile } from '../save-file.ts'

const PIXEL_RATIO = 2
const COPIED = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-opacity',
  'opacity',
  'font-family',
  'font-size',
  'font-weight',
  'text-anchor',
]

/** An SVG of the page as a file of its own: computed styles become attributes, so nothing depends on our style sheets. */
export function detachedSvg(svg: SVGSVGElement, background: string, label: string): string {
  const copy = svg.cloneNode(true) as SVGSVGElement
  const from = [svg, ...svg.querySelectorAll<SVGElement>('*')]
  const to = [copy, ...copy.querySelectorAll<SVGElement>('*')]
  from.forEach((element, index) => {
    const style = getComputedStyle(element)
    for (const name of COPIED) to[index].setAttribute(name, style.getPropertyValue(name))
    to[index].removeAttribute('style')
    to[index].removeAttribute('class')
  })
  const { width, height } = svg.getBoundingClientRect()
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg')
  copy.setAttribute('width', String(width))
  copy.setAttribute('height', String(height))
  copy.setAttribute('role', 'img')
  copy.setAttribute('aria-label', label)
  copy.removeAttribute('aria-hidden')
  const ground = document.createElementNS('http://www.w3.org/2000/svg', 'rect')
  ground.setAttribute('width', '100%')
  ground.setAttribute('height', '100%')
  ground.setAttribute('fill', background)
  copy.prepend(ground)
  return new XMLSerializer().serializeToString(copy)
}

export const saveSvg = (name: string, svg: string) => saveFile(`${name}.svg`, svg, 'image/svg+xml')

/** Twice the size on screen. */
export async function savePng(name: string, svg: string): Promise<void> {
  const url = URL.createObjectURL(new Blob([withFont(svg, await pageFont())], { type: 'image/svg+xml' }))
  try {
    const image = new Image()
    image.src = url
    await image.decode()
    const canvas = document.createElement('canvas')
    canvas.width = image.width * PIXEL_RATIO
    canvas.height = image.height * PIXEL_RATIO
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
    if (blob) saveFile(`${name}.png`, blob)
  } finally {
    URL.revokeObjectURL(url)
  }
}

const withFont = (svg: string, face: string) => svg.replace(/(<svg[^>]*>)/, `$1<style>${face}</style>`)

/** An image cannot use the fonts of the page, so the Latin part of ours travels inside; without it the system's font is drawn. */
async function pageFont(): Promise<string> {
  const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules])
  const rule = rules.find(
    (candidate) =>
      candidate instanceof CSSFontFaceRule &&
      candidate.style.getPropertyValue('font-family').includes('IBM Plex Sans Variable') &&
      candidate.style.getPropertyValue('unicode-range').startsWith('U+0') &&
      candidate.style.getPropertyValue('unicode-range').includes('U+20AC'),
  )
  const source = rule instanceof CSSFontFaceRule ? /url\("?([^")]+)"?\)/.exec(rule.style.getPropertyValue('src'))?.[1] : undefined
  if (!source) return ''
  try {
    const answer = await fetch(new URL(source, rule?.parentStyleSheet?.href ?? location.href))
    return `@font-face{font-family:'IBM Plex Sans Variable';font-weight:100 700;src:url(${await dataUrl(await answer.blob())})}`
  } catch {
    return ''
  }
}

const dataUrl = (blob: Blob) =>
  new Promise<string>((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result))
    reader.onerror = () => reject(reader.error)
    reader.readAsDataURL(blob)
  })
