import type { ColumnType } from './steps/contract.ts'

export type Wanted = 'number' | 'text' | 'boolean' | 'time' | 'any' | 'as text'

/** A function of the expressions: each gives one value from the values of one row. */
export interface ExpressionFunction {
  least: number
  most: number
  /** What the arguments must be; the last one stands for all that follow. */
  takes: readonly Wanted[]
  /** `same`: the type of the arguments from `sameFrom` on. */
  gives: ColumnType | 'same'
  sameFrom?: number
  sql(args: readonly string[]): string
}

const many = Number.POSITIVE_INFINITY
const define = (
  takes: readonly Wanted[],
  gives: ExpressionFunction['gives'],
  sql: ExpressionFunction['sql'],
  most = takes.length,
  least = takes.length,
) => ({
  least,
  most,
  takes,
  gives,
  sql,
})
/** What has no answer for a value (the logarithm of 0) is missing. */
const attempt = (name: string) => define(['number'], 'number', ([x]) => `TRY(${name}(${x}))`)
const whole = (name: string) => define(['number'], 'integer', ([x]) => `${name}(${x})`)
const part = (name: string) => define(['time'], 'integer', ([x]) => `date_part('${name}', ${x})::DOUBLE`)
const position = (x: string) => `TRY_CAST(${x} AS INTEGER)`
/** Null when an argument is null, which `least`, `greatest` and `concat` of SQL leave out. */
const first = define(['any'], 'same', (all) => `coalesce(${all.join(', ')})`, many, 1)

/** All functions of the expressions. The list is closed: what is not here cannot be called. */
export const FUNCTIONS: Readonly<Record<string, ExpressionFunction>> = {
  abs: define(['number'], 'same', ([x]) => `abs(${x})`),
  sign: whole('sign'),
  floor: whole('floor'),
  ceil: whole('ceil'),
  round: {
    ...define(
      ['number', 'number'],
      'number',
      ([x, digits]) => `round(${x}, ${digits === undefined ? '0' : `TRY_CAST(${digits} AS INTEGER)`})`,
    ),
    least: 1,
  },
  sqrt: attempt('sqrt'),
  ln: attempt('ln'),
  log10: attempt('log10'),
  log2: attempt('log2'),
  exp: attempt('exp'),
  power: define(['number', 'number'], 'number', ([x, y]) => `TRY(pow(${x}, ${y}))`),
  least: define(['any'], 'same', (all) => `least(${all.join(', ')})`, many, 1),
  greatest: define(['any'], 'same', (all) => `greatest(${all.join(', ')})`, many, 1),

  lower: define(['text'], 'text', ([x]) => `lower(${x})`),
  upper: define(['text'], 'text', ([x]) => `upper(${x})`),
  trim: define(['text'], 'text', ([x]) => `trim(${x}, ' \u00a0\u202f\u2009\t\r\n')`),
  length: define(['text'], 'integer', ([x]) => `length(${x})::DOUBLE`),
  left: define(['text', 'number'], 'text', ([x, n]) => `left(${x}, ${position(n)})`),
  right: define(['text', 'number'], 'text', ([x, n]) => `right(${x}, ${position(n)})`),
  substring: {
    ...define(
      ['text', 'number', 'number'],
      'text',
      ([x, from, n]) => `substring(${x}, ${position(from)}${n === undefined ? '' : `, ${position(n)}`})`,
    ),
    least: 2,
  },
  replace: define(['text', 'text', 'text'], 'text', ([x, from, to]) => `replace(${x}, ${from}, ${to})`),
  concat: define(['as text'], 'text', (all) => `(${all.join(' || ')})`, many, 1),
  contains: define(['text', 'text'], 'boolean', ([x, y]) => `contains(${x}, ${y})`),
  starts_with: define(['text', 'text'], 'boolean', ([x, y]) => `starts_with(${x}, ${y})`),
  ends_with: define(['text', 'text'], 'boolean', ([x, y]) => `suffix(${x}, ${y})`),
  matches: define(['text', 'text'], 'boolean', ([x, pattern]) => `TRY(regexp_matches(${x}, ${pattern}))`),
  extract: define(['text', 'text'], 'text', ([x, pattern]) => `TRY(nullif(regexp_extract(${x}, ${pattern}), ''))`),

  if: { ...define(['boolean', 'any', 'any'], 'same', ([when, yes, no]) => `CASE WHEN ${when} THEN ${yes} ELSE ${no} END`), sameFrom: 1 },
  coalesce: first,
  number: define(['as text'], 'number', ([x]) => `TRY_CAST(trim(${x}) AS DOUBLE)`),
  text: define(['as text'], 'text', ([x]) => x),

  year: part('year'),
  quarter: part('quarter'),
  month: part('month'),
  day: part('day'),
  weekday: part('isodow'),
  hour: part('hour'),
  minute: part('minute'),
  date: define(['number', 'number', 'number'], 'date', (all) => `TRY(make_date(${all.map(position).join(', ')}))`),
  days_between: define(['time', 'time'], 'integer', ([from, to]) => `date_diff('day', (${from})::DATE, (${to})::DATE)::DOUBLE`),
  add_days: define(['time', 'number'], 'date', ([x, days]) => `TRY((${x})::DATE + TRY_CAST(${days} AS INTEGER))`),
}
