export type Language = 'en' | 'fr'

/** Numbers, dates and sizes as the analyst reads them; exports and copies take plain numbers instead. */
export interface Format {
  language: Language
  /** Fixed decimals: 1,234.5 · 1 234,5. */
  number: (value: number, digits?: number) => string
  /** Up to four significant figures, for values whose scale is not known beforehand. */
  general: (value: number) => string
  /** Always with its sign; zero has none. */
  signed: (value: number, digits?: number) => string
  /** A share on 0–1 as per cent: 12% · 12 %. */
  share: (share: number, digits?: number) => string
  /** Decimal units: 2.4 GB · 2,4 Go. */
  bytes: (sizeBytes: number) => string
  /** The two largest units: 120 ms · 3.2 s · 1 min 40 s · 2 h 5 min. */
  duration: (timeMs: number) => string
  date: (iso: string) => string
  /** Part of a moment (ms since 1970, UTC) for a tick of a time axis: 20 Nov · Nov 2026 · 2026. */
  datePart: (time: number, part: 'day' | 'month' | 'year') => string
  time: (iso: string) => string
  dateTime: (iso: string) => string
}

const LOCALE = { en: 'en-GB', fr: 'fr-FR' } as const
const BYTE_UNITS = { en: ['B', 'kB', 'MB', 'GB', 'TB'], fr: ['o', 'ko', 'Mo', 'Go', 'To'] } as const
const PARTS = {
  day: { day: 'numeric', month: 'short', timeZone: 'UTC' },
  month: { month: 'short', year: 'numeric', timeZone: 'UTC' },
  year: { year: 'numeric', timeZone: 'UTC' },
} as const
const NO_BREAK = '\u00a0'
const MINUS = '\u2212'
const DATE_ONLY = /^\d{4}-\d{2}-\d{2}$/

/** Intl objects are dear to make, so one format serves a whole page. */
export function createFormat(language: Language): Format {
  const locale = LOCALE[language]
  const fixed = new Map<number, Intl.NumberFormat>()
  const significant = new Intl.NumberFormat(locale, { maximumSignificantDigits: 4 })
  const day = { day: 'numeric', month: 'short', year: 'numeric' } as const
  const plainDate = new Intl.DateTimeFormat(locale, { ...day, timeZone: 'UTC' })
  const localDate = new Intl.DateTimeFormat(locale, day)
  const clock = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })

  const number = (value: number, digits = 0) => {
    const format = fixed.get(digits) ?? new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits })
    fixed.set(digits, format)
    return readable(format.format(value))
  }
  const signed = (value: number, digits = 2) => {
    const text = number(value, digits)
    return value > 0 && /[1-9]/.test(text) ? `+${text}` : text
  }
  const date = (iso: string) => onDate(iso, (moment) => readable((DATE_ONLY.test(iso) ? plainDate : localDate).format(moment)))
  const time = (iso: string) => onDate(iso, (moment) => clock.format(moment))

  return {
    language,
    number,
    general: (value) => readable(significant.format(value)),
    signed,
    share: (share, digits = 0) => `${number(share * 100, digits)}${language === 'fr' ? `${NO_BREAK}%` : '%'}`,
    bytes: (sizeBytes) => bytes(sizeBytes, BYTE_UNITS[language], number),
    duration: (timeMs) => duration(timeMs, number),
    date,
    datePart: (moment, part) => readable(new Intl.DateTimeFormat(locale, PARTS[part]).format(moment)),
    time,
    dateTime: (iso) => onDate(iso, () => `${date(iso)}${language === 'fr' ? ' à ' : ', '}${time(iso)}`),
  }
}

/**
 * Rounds parts so that the printed parts add up to the printed sum (largest remainder); each moves by less than one last digit.
 * @param digits - decimals of the printed parts.
 */
export function roundedParts(parts: readonly number[], digits: number): number[] {
  const unit = 10 ** digits
  const floors = parts.map((part) => Math.floor(part * unit + 1e-9))
  const total = Math.round(parts.reduce((sum, part) => sum + part, 0) * unit)
  const left = total - floors.reduce((sum, part) => sum + part, 0)
  const byRemainder = parts.map((part, index) => ({ index, rest: part * unit - floors[index] })).sort((a, b) => b.rest - a.rest)
  for (const { index } of byRemainder.slice(0, Math.max(0, left))) floors[index] += 1
  return floors.map((part) => part / unit)
}

/** Intl's U+202F is 0.12 em in Plex, so 12 467 would read 12467; and its hyphen is not a minus. Rounding to zero keeps no sign. */
function readable(text: string): string {
  const plain = text.replaceAll('\u202f', NO_BREAK).replace('-', MINUS)
  return /[1-9]/.test(plain) ? plain : plain.replace(MINUS, '')
}

function bytes(sizeBytes: number, units: readonly string[], number: Format['number']): string {
  let size = sizeBytes
  let unit = 0
  while (size >= 999.5 && unit < units.length - 1) {
    size /= 1000
    unit += 1
  }
  return `${number(size, unit > 0 && size < 99.95 ? 1 : 0)}${NO_BREAK}${units[unit]}`
}

function duration(timeMs: number, number: Format['number']): string {
  const withUnit = (value: number, unit: string, digits = 0) => `${number(value, digits)}${NO_BREAK}${unit}`
  if (timeMs < 999.5) return withUnit(timeMs, 'ms')
  const seconds = timeMs / 1000
  if (seconds < 9.95) return withUnit(seconds, 's', 1)
  const whole = Math.round(seconds)
  if (whole < 60) return withUnit(whole, 's')
  const minutes = Math.floor(whole / 60)
  if (minutes < 60) return pair(withUnit(minutes, 'min'), whole % 60, 's', withUnit)
  return pair(withUnit(Math.floor(minutes / 60), 'h'), minutes % 60, 'min', withUnit)
}

const pair = (first: string, rest: number, unit: string, write: (value: number, unit: string) => string) =>
  rest === 0 ? first : `${first}${NO_BREAK}${write(rest, unit)}`

function onDate(iso: string, write: (moment: Date) => string): string {
  const moment = new Date(iso)
  return Number.isNaN(moment.getTime()) ? iso : write(moment)
}
