/** A command line that can be pasted into a shell: what is not plain is quoted. */
export const commandLine = (...words: readonly (string | number)[]) =>
  ['tessera', ...words].map((word) => commandWord(String(word))).join(' ')

/**
 * Flags of the fields that differ from their default (false where none is named): `max_items: 9` becomes `--max-items 9`, true the
 * bare flag. Lists are joined by commas.
 */
export const flagsOf = (input: Readonly<Record<string, unknown>>, defaults: Readonly<Record<string, unknown>> = {}): string[] =>
  Object.entries(input).flatMap(([name, value]) => {
    if (value === undefined || value === null || String(value) === String(defaults[name] ?? false)) return []
    const flag = `--${name.replaceAll('_', '-')}`
    return value === true ? [flag] : [flag, Array.isArray(value) ? value.join(',') : String(value)]
  })

/** One word for a shell: what bash and the Windows prompt would take apart stands in double quotes. */
export const commandWord = (word: string) => (/^[\p{L}\p{N}_.,:/@%+-]+$/u.test(word) ? word : `"${word.replace(/["\\$`]/g, '\\$&')}"`)
