import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The files of the fonts folder (resources/fonts): IBM Plex, SIL Open Font License 1.1. */
export function fontFiles(fonts: string) {
  const file = (name: string) => join(fonts, `${name}.ttf`)
  return {
    sans: file('IBMPlexSans-Regular'),
    sansSemiBold: file('IBMPlexSans-SemiBold'),
    sansItalic: file('IBMPlexSans-Italic'),
    mono: file('IBMPlexMono-Regular'),
  }
}

/** Plex as `@font-face` rules with the fonts inside, about 60 kB: an HTML report then looks the same on a machine that lacks it. */
export function fontFaces(fonts: string): string {
  const face = (file: string, weight: number) => {
    const base64 = readFileSync(join(fonts, file)).toString('base64')
    return `@font-face{font-family:'IBM Plex Sans';font-weight:${weight};src:url(data:font/woff2;base64,${base64}) format('woff2')}`
  }
  return face('IBMPlexSans-Regular-Latin1.woff2', 400) + face('IBMPlexSans-SemiBold-Latin1.woff2', 600)
}
