import i18next, { type FormatterModule, type i18n, type ResourceLanguage } from 'i18next'
import { initReactI18next } from 'react-i18next'
import { createFormat, type Language } from './format.ts'

/**
 * An i18next instance over the given catalogues. A number given to a sentence is written the way its language
 * writes numbers; give a text where its decimals matter.
 */
export function createI18nOver(catalogues: Record<Language, ResourceLanguage>, language: Language): i18n {
  const instance = i18next.createInstance()
  instance
    .use(numbersOfTheLanguage())
    .use(initReactI18next)
    .init({
      lng: language,
      fallbackLng: 'en',
      resources: { en: { translation: catalogues.en }, fr: { translation: catalogues.fr } },
      initAsync: false,
      interpolation: { escapeValue: false, alwaysFormat: true },
    })
  return instance
}

function numbersOfTheLanguage(): FormatterModule {
  const formats = { en: createFormat('en'), fr: createFormat('fr') }
  const write = (value: unknown, language?: string) => {
    if (typeof value !== 'number') return value as string
    const format = formats[language === 'fr' ? 'fr' : 'en']
    return Number.isInteger(value) ? format.number(value) : format.general(value)
  }
  return {
    type: 'formatter',
    init: () => {},
    add: () => {},
    addCached: () => {},
    format: (value, _name, language) => write(value, language),
  }
}
