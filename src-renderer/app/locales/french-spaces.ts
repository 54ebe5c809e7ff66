export interface Catalogue {
  [key: string]: string | Catalogue
}

const NO_BREAK = '\u00a0'

/** Pages write French with plain spaces; those that must not break (before ; : ? ! % », after «, between thousands) are set here. */
export function frenchSpaces<T extends object>(catalogue: T): T {
  return Object.fromEntries(Object.entries(catalogue).map(([key, value]) => [key, spaced(value)])) as T
}

function spaced(value: string | readonly string[] | object): unknown {
  if (typeof value === 'string') return unbroken(value)
  return Array.isArray(value) ? value.map(spaced) : frenchSpaces(value)
}

const unbroken = (text: string) =>
  text
    .replace(/ (?=[;:?!%»])/g, NO_BREAK)
    .replace(/« /g, `«${NO_BREAK}`)
    .replace(/(?<=\d) (?=\d{3}(?!\d))/g, NO_BREAK)
