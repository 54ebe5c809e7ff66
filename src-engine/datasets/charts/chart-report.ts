import type { Block, Language, LineageEntry, Report } from '#engine/reports/port'
import { drawingOf } from './chart-drawing.ts'
import { rowsOf } from './chart-rows.ts'
import { filterText, findingText, type Tongue, titleOf, tongueOf } from './chart-words.ts'
import type { ShownChart } from './contract.ts'
import { wordLabels } from './word-labels.ts'

/**
 * A chart as a report of one figure.
 *
 * @param options - `at`: ISO moment; `isTable`: only the figures, one row each, for CSV.
 */
export function chartReport(shown: ShownChart, { lang, at, isTable }: { lang: Language; at: string; isTable: boolean }): Report {
  const tongue = tongueOf(lang)
  const title = titleOf(shown, tongue)
  const table: Block = { kind: 'table', title, ...rowsOf(shown.data, tongue) }
  const chart: Block = {
    kind: 'chart',
    title,
    finding: findingText(shown, tongue),
    chart: drawingOf(wordLabels(shown.data, tongue), tongue),
  }
  const isListed = shown.data.kind === 'outliers' && shown.data.outliers.length > 0
  return {
    title,
    subtitle: shown.name,
    lang,
    createdAt: at,
    lineage: lineageOf(shown, tongue),
    blocks: isTable ? [table] : isListed ? [chart, table] : [chart],
  }
}

function lineageOf({ name, version_number, content_hash, config, rows, told_rows, sample }: ShownChart, tongue: Tongue): LineageEntry[] {
  const { say, format } = tongue
  const { number } = format
  const told =
    told_rows === null || told_rows === rows
      ? number(rows)
      : say(`${number(told_rows)} of ${number(rows)}`, `${number(told_rows)} sur ${number(rows)}`)
  const drawn = sample && say(`${number(sample.points)} of ${number(sample.of)}`, `${number(sample.points)} sur ${number(sample.of)}`)
  return [
    { label: say('dataset', 'jeu de données'), value: name, onFigures: true },
    { label: say('version', 'version'), value: String(version_number), onFigures: true },
    { label: say('data', 'données'), value: content_hash.slice(0, 7), onFigures: true },
    { label: say('rows', 'lignes'), value: told, onFigures: true },
    ...(config.filter ? [{ label: say('filter', 'filtre'), value: filterText(config.filter, tongue), onFigures: true }] : []),
    ...(sample && drawn
      ? [
          { label: say('points', 'points'), value: drawn, onFigures: true },
          { label: say('seed', 'graine'), value: String(sample.seed), onFigures: true },
        ]
      : []),
  ]
}
