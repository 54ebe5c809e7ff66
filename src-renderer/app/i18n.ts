import type { i18n } from 'i18next'
import { createI18nOver } from '../ui/create-i18n.ts'
import type { Language } from '../ui/format.ts'
import { en } from './locales/en.ts'
import { errors } from './locales/errors-fr.ts'
import { fr } from './locales/fr.ts'
import { frenchSpaces } from './locales/french-spaces.ts'

export type { Language }

/**
 * The catalogues of all pages; `t('lots.title')` is the key `title` of `src-renderer/lots/words.ts`.
 * The engine words its errors in English, so only French has sentences for their codes.
 */
export const createI18n = (language: Language): i18n => createI18nOver({ en, fr: { ...fr, errors: frenchSpaces({ ...errors }) } }, language)
