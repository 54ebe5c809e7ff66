import { Resvg } from '@resvg/resvg-js'
import { fontFiles } from './fonts.ts'
import type { Language } from './format.ts'
import { renderSvg } from './render-svg.ts'
import type { ChartBlock, LineageEntry } from './report.ts'

interface PngOptions {
  lang: Language
  lineage: readonly LineageEntry[]
  /** Folder of the fonts; those of the system are not used, so the picture is the same everywhere. */
  fonts: string
  /** Pixels of the picture per pixel of the chart, 1–4; 2. */
  scale?: number
}

/** One chart as a picture, see {@link renderSvg}. */
export function renderPng(block: ChartBlock, { lang, lineage, fonts, scale = 2 }: PngOptions): Uint8Array {
  const options = {
    fitTo: { mode: 'zoom', value: scale },
    font: { loadSystemFonts: false, fontFiles: Object.values(fontFiles(fonts)), defaultFontFamily: 'IBM Plex Sans' },
  } as const
  return new Resvg(renderSvg(block, { lang, lineage }), options).render().asPng()
}
