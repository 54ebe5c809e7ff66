const SEASONS = ['hiver', 'printemps', 'ete', 'automne'] as const

/**
 * Meteorological season of a date: December–February hiver, March–May printemps, June–August ete, September–November automne.
 *
 * @param date - ISO date, `2026-11-20` or longer; null when unknown.
 * @returns the season without accents, or null when the date is missing or unreadable.
 */
export function seasonOf(date: string | null): string | null {
  const month = Number(/^\d{4}-(\d{2})/.exec(date ?? '')?.[1])
  return month >= 1 && month <= 12 ? SEASONS[Math.floor((month % 12) / 3)] : null
}
