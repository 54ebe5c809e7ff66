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
