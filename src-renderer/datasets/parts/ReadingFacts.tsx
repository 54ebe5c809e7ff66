import { useTranslation } from 'react-i18next'
import type { Reading } from '../answers.ts'
import { decimalName, spelledDelimiter } from '../form.ts'

/** How a file is read, as pairs of a definition list; what the format has not is left out. */
export function ReadingFacts({ reading }: { reading: Reading }) {
  const { t } = useTranslation()
  const { format, encoding, quote, header, decimal, missing, sheet, range, escape: escapeMark, comment, skip, mojibake_repaired } = reading
  const delimiter = spelledDelimiter(reading.delimiter)
  const facts: [string, string][] = [[t('datasets.format'), t(`datasets.formats.${format}`)]]
  if (sheet !== null) facts.push([t('datasets.sheet'), sheet])
  if (range !== null) facts.push([t('datasets.fields.range'), range])
  if (encoding !== null) facts.push([t('datasets.fields.encoding'), t(`datasets.encodings.${encoding}`, { defaultValue: encoding })])
  if (delimiter !== null) facts.push([t('datasets.fields.delimiter'), t(`datasets.delimiters.${delimiter}`, { defaultValue: delimiter })])
  if (quote !== null) facts.push([t('datasets.fields.quote'), t(`datasets.quotes.${quote}`)])
  if (escapeMark !== null) facts.push([t('datasets.fields.escape'), escapeMark])
  if (comment !== null) facts.push([t('datasets.fields.comment'), comment])
  if (skip !== null && skip > 0) facts.push([t('datasets.fields.skip'), String(skip)])
  if (mojibake_repaired) facts.push([t('datasets.fields.repair_mojibake'), t('datasets.yes')])
  if (header !== null) facts.push([t('datasets.fields.header'), t(`datasets.headers.${header}`)])
  if (decimal !== null) facts.push([t('datasets.fields.decimal'), t(`datasets.decimals.${decimalName(decimal)}`)])
  if (missing !== null && missing.length > 0) facts.push([t('datasets.fields.missing'), missing.join(' ')])
  return <>{facts.map(([name, value]) => [<dt key={name}>{name}</dt>, <dd key={`${name} value`}>{value}</dd>])}</>
}
