export type Language = 'fr' | 'en'

/** Figures as a reader of the language expects them. */
export interface Format {
  /** 1,234.5 · 1 234,5 with a fixed number of decimals. */
  number(value: number, digits?: number): string
  /** As {@link Format.number}, with its sign; zero has none. */
  signed(value: number, digits?: number): string
  /** A share on 0–1: 12% · 12 %. */
  share(value: number, digits?: number): string
  /** Up to four significant digits; whole numbers in full. */
  general(value: number): string
  /** The number of an axis: as many decimals as `step` needs, powers of ten when it is huge or tiny. */
  tick(value: number, step: number): string
  /** ISO day or moment: 20 Nov 2026 · 20 nov. 2026. A text that is no date stays as it is. */
  date(iso: string): string
  /** Part of a date in UTC, for a tick of a time axis. */
  datePart(time: number, part: 'day' | 'month' | 'year'): string
}

const LOCALE = { fr: 'fr-FR', en: 'en-GB' } as const
const NO_BREAK = '\u00a0'
const PARTS = {
  day: { day: 'numeric', month: 'short' },
  month: { month: 'short', year: 'numeric' },
  year: { year: 'numeric' },
} as const

/**
 * Makes the formats of one language. Days are those of UTC, so a report reads the same on every machine.
 *
 * In French the narrow no-break space of Intl becomes a plain one: in Plex it is 0.12 em and 12 467 would read 12467.
 */
export function createFormat(lang: Language): Format {
  const locale = LOCALE[lang]
  const readable = (text: string) =>
    text
      .replaceAll('\u202f', NO_BREAK)
      .replaceAll('-', '\u2212')
      .replace(/^\u2212(?=[0.,]*$)/, '')
  const fixed = new Map<number, Intl.NumberFormat>()
  const day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })
  const significant = new Intl.NumberFormat(locale, { maximumSignificantDigits: 4 })
  const whole = new Intl.NumberFormat(locale, { maximumSignificantDigits: 12 })
  const scientific = new Intl.NumberFormat(locale, { notation: 'scientific', maximumFractionDigits: 2 })

  const number = (value: number, digits = 0) => {
    const format = fixed.get(digits) ?? new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits })
    fixed.set(digits, format)
    return readable(format.format(value))
  }
  return {
    number,
    general: (value) => readable((Number.isInteger(value) ? whole : significant).format(value)),
    signed(value, digits = 2) {
      const text = number(value, digits)
      return value > 0 && /[1-9]/.test(text) ? `+${text}` : text
    },
    share: (value, digits = 0) => `${number(value * 100, digits)}${lang === 'fr' ? NO_BREAK : ''}%`,
    tick(value, step) {
      if (value !== 0 && (step >= 1e9 || step < 1e-6)) return readable(scientific.format(value))
      return number(value, decimalsOf(step))
    },
    date(iso) {
      const moment = new Date(iso)
      return Number.isNaN(moment.getTime()) ? iso : readableDate(day.format(moment))
    },
    datePart: (time, part) => readableDate(new Intl.DateTimeFormat(locale, { ...PARTS[part], timeZone: 'UTC' }).format(time)),
  }
}

const readableDate = (text: string) => text.replaceAll('\u202f', NO_BREAK).replace(/\bSept\b/, 'Sep')

/** Decimals that tell steps of `step` apart: 0.25 needs two. */
export function decimalsOf(step: number): number {
  for (let digits = 0; digits < 9; digits += 1) {
    const scaled = step * 10 ** digits
    if (Math.abs(scaled - Math.round(scaled)) < 1e-6 * Math.max(1, scaled)) return digits
  }
  return 9
}
