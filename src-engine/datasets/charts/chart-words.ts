import { createFormat, type Format, type Language } from '#engine/reports/port'
import { type Operator, parseConditions } from '../domain/conditions.ts'
import type { ChartConfig, ShownChart } from './contract.ts'
import type { ChartDataOf } from './data/contract.ts'

/** How the report of a chart speaks. */
export interface Tongue {
  lang: Language
  format: Format
  say(en: string, fr: string): string
  /** A figure with four significant digits, or a date. */
  figure(value: string | number): string
}

export function tongueOf(lang: Language): Tongue {
  const format = createFormat(lang)
  return {
    lang,
    format,
    say: (en, fr) => (lang === 'fr' ? fr : en),
    figure: (value) => (typeof value === 'number' ? format.general(value) : /^\d{4}-\d{2}-\d{2}/.test(value) ? format.date(value) : value),
  }
}

const AGGREGATES: Record<NonNullable<ChartConfig['aggregate']>, readonly [en: string, fr: string]> = {
  count: ['Filled cells of', 'Cellules remplies de'],
  sum: ['Sum of', 'Somme de'],
  mean: ['Mean of', 'Moyenne de'],
  median: ['Median of', 'Médiane de'],
  min: ['Least', 'Minimum de'],
  max: ['Greatest', 'Maximum de'],
}

/** What the bars or lines measure: "Mean of itm", or "Rows". */
export const measureOf = ({ y, aggregate }: ChartDataOf<'bar'> | ChartDataOf<'line'>, { say }: Tongue): string =>
  y === null ? say('Rows', 'Lignes') : `${say(...AGGREGATES[aggregate])} ${y}`

export function titleOf({ config, data }: ShownChart, tongue: Tongue): string {
  const { say } = tongue
  const by = config.colour === undefined ? '' : say(` by ${config.colour}`, ` par ${config.colour}`)
  if (config.title) return config.title
  switch (data.kind) {
    case 'histogram':
      return say(`Distribution of ${data.column}`, `Répartition de ${data.column}`) + by
    case 'box':
      if (data.value === null) return say('Box plots of the columns', 'Boîtes à moustaches des colonnes')
      return data.group === null ? data.value : say(`${data.value} by ${data.group}`, `${data.value} par ${data.group}`)
    case 'scatter':
      return say(`${data.y} against ${data.x}`, `${data.y} selon ${data.x}`)
    case 'scatter_matrix':
      return say('Columns in pairs', 'Colonnes deux à deux')
    case 'bar':
      return say(`${measureOf(data, tongue)} by ${data.x}`, `${measureOf(data, tongue)} par ${data.x}`)
    case 'line':
      return say(`${measureOf(data, tongue)} over ${data.x}`, `${measureOf(data, tongue)} selon ${data.x}`) + by
    case 'outliers':
      return say('Outliers', 'Valeurs extrêmes')
  }
}

/** The finding of a chart as a sentence. */
export function findingText({ finding: { code, values } }: ShownChart, tongue: Tongue): string {
  const { say, figure, format } = tongue
  const told = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, labelText(figure(value), tongue)]))
  const { x, y, column, count, low, high, label } = told
  switch (code) {
    case 'fullest_bin': {
      const share = format.share(Number(values.share))
      return say(
        `${share} of ${count} values of ${column} lie between ${low} and ${high}.`,
        `${share} des ${count} valeurs de ${column} sont entre ${low} et ${high}.`,
      )
    }
    case 'one_box':
      return say(
        `Half of ${count} values of ${column} lie between ${low} and ${high}, median ${told.median}; outliers: ${told.outliers}.`,
        `La moitié des ${count} valeurs de ${column} est entre ${low} et ${high}, médiane ${told.median} ; valeurs extrêmes : ${told.outliers}.`,
      )
    case 'medians':
      return say(
        `The median of ${column} goes from ${low} (${told.least}) to ${high} (${told.greatest}).`,
        `La médiane de ${column} va de ${low} (${told.least}) à ${high} (${told.greatest}).`,
      )
    case 'correlation':
      return say(
        `${x} and ${y} correlate with r = ${format.signed(Number(values.r))} over ${count} points.`,
        `${x} et ${y} sont corrélées à r = ${format.signed(Number(values.r))} sur ${count} points.`,
      )
    case 'no_correlation':
      return say(`One of ${x} and ${y} is the same in all ${count} points.`, `L’une de ${x} et ${y} est la même pour les ${count} points.`)
    case 'strongest_pair': {
      const r = format.signed(Number(values.r))
      return say(`The strongest pair is ${x} and ${y}, r = ${r}.`, `La paire la plus liée est ${x} et ${y}, r = ${r}.`)
    }
    case 'greatest_bar':
      return say(`${label} is greatest of ${count}: ${told.value}.`, `${label} est le plus grand de ${count} : ${told.value}.`)
    case 'equal_bars':
      return say(`All ${count} bars are ${told.value}.`, `Les ${count} barres valent ${told.value}.`)
    case 'peak':
      return (
        say(`The highest point is ${told.value} at ${told.at}`, `Le point le plus haut est ${told.value} à ${told.at}`) +
        (label ? ` (${label}).` : '.')
      )
    case 'outliers':
      return say(
        `Outliers: ${count}, most of them in ${column} (${told.most}).`,
        `Valeurs extrêmes : ${count}, surtout dans ${column} (${told.most}).`,
      )
    case 'no_outliers':
      return say('No value lies beyond the bounds.', 'Aucune valeur ne dépasse les bornes.')
    default:
      return say('There is no value to compare.', 'Il n’y a pas de valeur à comparer.')
  }
}

/** A group as it is read: truth values in words. */
export const labelText = (label: string, { say }: Tongue): string =>
  label === 'true' ? say('yes', 'oui') : label === 'false' ? say('no', 'non') : label

const OPERATORS: Record<Operator, readonly [en: string, fr: string]> = {
  '=': ['=', '='],
  '!=': ['≠', '≠'],
  '<': ['<', '<'],
  '<=': ['≤', '≤'],
  '>': ['>', '>'],
  '>=': ['≥', '≥'],
  contains: ['contains', 'contient'],
  begins: ['begins with', 'commence par'],
  in: ['is one of', 'parmi'],
  missing: ['is missing', 'manque'],
  filled: ['is filled', 'remplie'],
}

/** A filter as it is read: "site = LL, itm ≥ 15". */
export const filterText = (filter: string, { say }: Tongue): string =>
  parseConditions(filter)
    .map(({ column, op, values }) => [column, say(...OPERATORS[op]), values.join(' / ')].join(' ').trim())
    .join(', ')
