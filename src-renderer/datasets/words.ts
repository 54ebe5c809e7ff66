import { page as pageEn } from './words/page-en.ts'
import { page as pageFr } from './words/page-fr.ts'
import { visualise as visualiseEn } from './words/visualise-en.ts'
import { visualise as visualiseFr } from './words/visualise-fr.ts'
import { wizard as wizardEn } from './words/wizard-en.ts'
import { wizard as wizardFr } from './words/wizard-fr.ts'
import { en } from './words-en.ts'
import { fr } from './words-fr.ts'

export const words = {
  en: {
    ...en,
    ...pageEn,
    ...wizardEn,
    visualise: visualiseEn,
    definitions: { ...en.definitions, ...pageEn.definitions },
    fields: { ...en.fields, ...wizardEn.fields },
    why: { ...en.why, ...wizardEn.why },
    encodings: { ...en.encodings, ...wizardEn.encodings },
    targetHints: { ...en.targetHints, ...wizardEn.targetHints },
  },
  fr: {
    ...fr,
    ...pageFr,
    ...wizardFr,
    visualise: visualiseFr,
    definitions: { ...fr.definitions, ...pageFr.definitions },
    fields: { ...fr.fields, ...wizardFr.fields },
    why: { ...fr.why, ...wizardFr.why },
    encodings: { ...fr.encodings, ...wizardFr.encodings },
    targetHints: { ...fr.targetHints, ...wizardFr.targetHints },
  },
}
