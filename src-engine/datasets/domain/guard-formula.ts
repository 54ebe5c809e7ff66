/**
 * An apostrophe before a text that a spreadsheet would run as a formula; numbers stay as they are.
 *
 * @param text - text of a cell.
 * @see https://owasp.org/www-community/attacks/CSV_Injection
 */
export function guardFormula(text: string): string {
  const isFormula = /^[=+\-@\t\r]/.test(text) && !/^[+-]?[\d.,\s]+%?$/.test(text)
  return isFormula ? `'${text}` : text
}
