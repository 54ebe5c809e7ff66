/** Units that stand at the end of a column's name after an underscore. */
const ENDINGS: Record<string, string> = {
  g: 'g',
  kg: 'kg',
  mm: 'mm',
  cm: 'cm',
  m2: 'm²',
  m3: 'm³',
  km: 'km',
  ml: 'ml',
  pct: '%',
  percent: '%',
  eur: '€',
  usd: '$',
}

/**
 * The name of a column and its unit, where the name itself tells one: `Poids (kg)`, `Poids [kg]`, `poids_foie_moyen_g`.
 *
 * @param column - name as in the file.
 * @returns the whole name without a unit where it tells none.
 */
export function nameAndUnit(column: string): { label: string; unit?: string } {
  const bracketed = /^(.*\S)\s*(?:\(([^()]{1,12})\)|\[([^[\]]{1,12})\])$/.exec(column)
  if (bracketed) return { label: bracketed[1], unit: bracketed[2] ?? bracketed[3] }
  const [, name, ending] = /^(.+)_([a-z0-9]+)$/i.exec(column) ?? []
  const unit = ending === undefined ? undefined : ENDINGS[ending.toLowerCase()]
  return unit === undefined ? { label: column } : { label: name, unit }
}
