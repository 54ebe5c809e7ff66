import { page as pageEn } from './words/page-en.ts'
import { page as pageFr } from './words/page-fr.ts'
import { en } from './words-en.ts'
import { fr } from './words-fr.ts'

export const words = {
  en: { ...en, ...pageEn, definitions: { ...en.definitions, ...pageEn.definitions } },
  fr: { ...fr, ...pageFr, definitions: { ...fr.definitions, ...pageFr.definitions } },
}
