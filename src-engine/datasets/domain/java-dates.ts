/** A way to write dates as Java's SimpleDateFormat says it, ready to read cells with. */
export interface JavaDates {
  /** Whether a time of day belongs to it. */
  time: boolean
  /**
   * @param text - one cell.
   * @returns `2024-01-31` or `2024-01-31T12:05:00`; null for a text of another form or a day that does not exist.
   */
  read(text: string): string | null
}

type Parts = Record<'year' | 'month' | 'day' | 'hour' | 'minute' | 'second' | 'milli' | 'offset', number> & { pm: boolean | null }
interface Field {
  pattern: string
  set(parts: Parts, text: string): void
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const NUMERIC = 'yMdHkhKmsS'

/**
 * Reads a date pattern of ARFF.
 *
 * Departures from Java: days that do not exist are refused instead of rolling over; two digits of a year from 50 on are 19xx,
 * whatever today is.
 *
 * @param pattern - letters of SimpleDateFormat (y M d H k h K m s S a E z Z X), texts in single quotes, any other mark as it is.
 * @returns null when a letter is not known here.
 * @see https://docs.oracle.com/javase/8/docs/api/java/text/SimpleDateFormat.html
 */
export function javaDates(pattern: string): JavaDates | null {
  const tokens = pattern.match(/'(?:[^']|'')*'|([A-Za-z])\1*|[^A-Za-z']+/g) ?? []
  const fields: (Field | string)[] = []
  for (const [index, token] of tokens.entries()) {
    if (!/^[A-Za-z]/.test(token)) {
      fields.push(token.startsWith("'") ? token.slice(1, -1).replaceAll("''", "'") || "'" : token)
      continue
    }
    const field = fieldOf(token, NUMERIC.includes(tokens[index + 1]?.[0] ?? ' '))
    if (field === null) return null
    fields.push(field)
  }
  const whole = new RegExp(`^\\s*${fields.map((field) => (typeof field === 'string' ? escaped(field) : field.pattern)).join('')}\\s*$`, 'i')
  const setters = fields.filter((field) => typeof field !== 'string')
  const time = /[HkhKmsSa]/.test(tokens.filter((token) => /^[A-Za-z]/.test(token)).join(''))
  return {
    time,
    read(text) {
      const match = whole.exec(text)
      if (!match) return null
      const parts: Parts = { year: 1970, month: 1, day: 1, hour: 0, minute: 0, second: 0, milli: 0, offset: 0, pm: null }
      for (const [index, field] of setters.entries()) field.set(parts, match[index + 1])
      return written(parts, time)
    },
  }
}

function fieldOf(token: string, tight: boolean): Field | null {
  const number = (set: Field['set'], most = 2): Field => ({ pattern: tight ? `(\\d{${token.length}})` : `(\\d{1,${most}})`, set })
  switch (token[0]) {
    case 'y':
      return number((parts, text) => {
        const year = Number(text)
        parts.year = token.length === 2 && text.length === 2 ? year + (year < 50 ? 2000 : 1900) : year
      }, 4)
    case 'M':
      if (token.length < 3)
        return number((parts, text) => {
          parts.month = Number(text)
        })
      return {
        pattern: '([a-z]{3,9})\\.?',
        set(parts, text) {
          parts.month = MONTHS.indexOf(text.slice(0, 3).toLowerCase()) + 1
        },
      }
    case 'd':
      return number((parts, text) => {
        parts.day = Number(text)
      })
    case 'H':
    case 'k':
    case 'h':
    case 'K':
      return number((parts, text) => {
        parts.hour = Number(text) % (token[0] === 'k' ? 24 : token[0] === 'h' ? 12 : 100)
      })
    case 'm':
      return number((parts, text) => {
        parts.minute = Number(text)
      })
    case 's':
      return number((parts, text) => {
        parts.second = Number(text)
      })
    case 'S':
      return number((parts, text) => {
        parts.milli = Number(text)
      }, 3)
    case 'a':
      return {
        pattern: '([ap]m)',
        set(parts, text) {
          parts.pm = text.toLowerCase() === 'pm'
        },
      }
    case 'E':
      return { pattern: '([a-zà-ÿ]+)\\.?', set: () => {} }
    case 'z':
    case 'Z':
    case 'X':
      return { pattern: '((?:GMT|UTC)?(?:Z|[+-]\\d{2}(?::?\\d{2})?)?)', set: setOffset }
    default:
      return null
  }
}

function setOffset(parts: Parts, text: string): void {
  const [, sign, hours, minutes = '0'] = /([+-])(\d{2}):?(\d{2})?/.exec(text) ?? []
  if (sign) parts.offset = (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes))
}

function written({ year, month, day, hour, minute, second, milli, offset, pm }: Parts, time: boolean): string | null {
  const moment = new Date(0)
  moment.setUTCFullYear(year, month - 1, day)
  const exists = moment.getUTCFullYear() === year && moment.getUTCMonth() === month - 1 && moment.getUTCDate() === day
  if (!exists || hour > 23 || minute > 59 || second > 59) return null
  moment.setUTCHours(hour + (pm ? 12 : 0), minute - offset, second, milli)
  const iso = moment.toISOString()
  return time ? iso.slice(0, milli === 0 ? 19 : 23) : iso.slice(0, 10)
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&').replace(/ +/g, '\\s+')
