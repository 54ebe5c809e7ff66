/** Sentences for one code, the most telling first; `{{name}}` is a detail of the error. */
export type ErrorSentences = readonly string[]

/**
 * The first sentence whose details are all there.
 *
 * @param sentences - of the code of the error; undefined when the code has none.
 * @param write - a detail as it is read.
 * @returns undefined when no sentence fits: the text of the engine is shown then.
 */
export function translateError(
  sentences: ErrorSentences | undefined,
  details: Record<string, unknown>,
  write: (value: string | number) => string,
): string | undefined {
  const fits = sentences?.find((sentence) => namesIn(sentence).every((name) => wordOf(details[name]) !== undefined))
  return fits?.replaceAll(PLACE, (_all, name: string) => write(wordOf(details[name]) as string | number))
}

const PLACE = /\{\{(\w+)\}\}/g

const namesIn = (sentence: string) => [...sentence.matchAll(PLACE)].map(([, name]) => name)

/** Texts, numbers and short lists of them can stand in a sentence. */
function wordOf(value: unknown): string | number | undefined {
  if (typeof value === 'string' || typeof value === 'number') return value
  if (Array.isArray(value) && value.length > 0 && value.every((item) => typeof item === 'string')) return value.slice(0, 12).join(', ')
  return undefined
}
