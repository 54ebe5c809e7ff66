import { page as pageEn } from './words/page-en.ts'
import { page as pageFr } from './words/page-fr.ts'
import { visualise as visualiseEn } from './words/visualise-en.ts'
import { visualise as visualiseFr } from './words/visualise-fr.ts'
import { en } from './words-en.ts'
import { fr } from './words-fr.ts'

export const words = {
  en: { ...en, ...pageEn, visualise: visualiseEn, definitions: { ...en.definitions, ...pageEn.definitions } },
  fr: { ...fr, ...pageFr, visualise: visualiseFr, definitions: { ...fr.definitions, ...pageFr.definitions } },
}
