/** How an engine sorts a list of numbers (nulls last) and takes its n-th item, counted from 1. */
export interface Dialect {
  sorted(items: readonly string[]): string
  item(list: string, position: string): string
}

export const DUCKDB: Dialect = {
  sorted: (items) => `list_sort([${items.join(', ')}], 'ASC', 'NULLS LAST')`,
  item: (list, position) => `list_extract(${list}, CAST(${position} AS BIGINT))`,
}

export interface FeatureWindow {
  /** Number of the last month, 12 · year + month − 1. */
  lastMonth: number
  /** Months of the window. */
  months: number
  /** How many of its last months come along as `demand_0` …, null before the first record. */
  gridMonths: number
}

const RECENT_MONTHS = 3
const YEAR = 12
const calendarMonths = Array.from({ length: YEAR }, (_, i) => i + 1)

/**
 * The clustering features of every DFU that has a record in the window: `dfu_id, n_months`, the features of the methods in their
 * order, then the seasonal indices `season_1` … `season_12`, by `dfu_id`.
 *
 * The months of the window become columns, so that each figure is one sum in a fixed order: the same bits on any number of threads.
 * `c0` … are the recorded demands of the window, null where no record is; `x0` … the grid of the DFU, 0 for a missing month, null
 * before its first record. Standard SQL but for what `dialect` gives.
 *
 * @param sales - relation `(dfu_id, month_number, demand)`, a row per record, any months.
 */
export function featuresSql(sales: string, { lastMonth, months, gridMonths }: FeatureWindow, dialect: Dialect): string {
  const firstMonth = lastMonth - months + 1
  const at = Array.from({ length: months }, (_, i) => i)
  const x = at.map((i) => `x${i}`)
  const inGrid = (i: number, value: string, from: string) => `CASE WHEN ${i} >= ${from} THEN ${value} ELSE 0 END`
  const over = (indices: readonly number[], term: (i: number) => string, from = 'first_at') =>
    sumOf(indices.map((i) => inGrid(i, term(i), from)))
  const calendar = calendarMonths.map((month) => at.filter((i) => ((firstMonth + i) % YEAR) + 1 === month))
  const presentMeans = calendarMonths.filter((month) => calendar[month - 1].length > 0).map((month) => `mean_${month}`)
  const quartile = (p: number) => quantileSql('ordered', p, dialect)
  const later = at.slice(YEAR)

  return `
WITH recorded AS (
  SELECT dfu_id, min(month_number) - ${firstMonth} AS first_at,
    ${at.map((i) => `sum(CASE WHEN month_number = ${firstMonth + i} THEN demand END) AS c${i}`).join(', ')}
  FROM ${sales} WHERE month_number BETWEEN ${firstMonth} AND ${lastMonth} GROUP BY dfu_id
),
grid AS (
  SELECT dfu_id, first_at, ${months} - first_at AS n, coalesce(${at.map((i) => `c${i}`).join(', ')}) AS first_x,
    ${sumOf(at.map((i) => `CASE WHEN c${i} IS NULL THEN 0 ELSE 1 END`))} AS records,
    ${at.map((i) => `CASE WHEN ${i} >= first_at THEN coalesce(c${i}, 0.0) END AS x${i}`).join(', ')}
  FROM recorded
),
sums AS (
  SELECT *, ${dialect.sorted(x)} AS ordered, ${over(at, (i) => x[i])} AS total, floor(n / 2) AS half,
    ${sumOf(at.map((i) => `CASE WHEN ${x[i]} = 0 THEN 1 ELSE 0 END`))} AS zeros,
    ${sumOf(at.map((i) => `CASE WHEN ${i} >= first_at AND ${i} < first_at + ${YEAR} THEN ${x[i]} ELSE 0 END`))} AS first_year,
    ${over(at.slice(-YEAR), (i) => x[i])} AS last_year,
    ${over(at.slice(-RECENT_MONTHS), (i) => x[i])} AS recent, ${over(at.slice(0, -RECENT_MONTHS), (i) => x[i])} AS earlier,
    ${calendarMonths.map((month) => `${calendarMean(calendar[month - 1], x)} AS mean_${month}`).join(', ')}
  FROM grid
),
centered AS (
  SELECT *, total / n AS mean, ${dialect.item('ordered', '1')} AS lowest, ${dialect.item('ordered', 'n')} AS highest,
    ${quartile(0.25)} AS q1, ${quartile(0.5)} AS median, ${quartile(0.75)} AS q3, first_at + half AS middle,
    ${later.length > 0 ? `${over(later, (i) => x[i], `first_at + ${YEAR}`)} / (n - ${YEAR})` : 'NULL'} AS mean_after,
    ${later.length > 0 ? `${over(at.slice(0, -YEAR), (i) => x[i])} / (n - ${YEAR})` : 'NULL'} AS mean_before,
    greatest(${presentMeans.join(', ')}) AS season_high, least(${presentMeans.join(', ')}) AS season_low,
    (${sumOf(presentMeans.map((mean) => `coalesce(${mean}, 0)`))}) / (${presentCount(presentMeans)}) AS season_mean
  FROM sums
),
moments AS (
  SELECT *, ${over(at, (i) => square(`${x[i]} - mean`))} AS squares,
    ${over(at, (i) => `(${i} - (first_at + ${months - 1}) / 2.0) * (${x[i]} - mean)`)} AS lean,
    ${sumOf(at.map((i) => `CASE WHEN ${i} >= first_at AND ${i} < middle THEN (${i} - (first_at + middle - 1) / 2.0) * (${x[i]} - mean) ELSE 0 END`))} AS early_lean,
    ${over(at, (i) => `(${i} - (middle + ${months - 1}) / 2.0) * (${x[i]} - mean)`, 'middle')} AS late_lean,
    ${sumOf(at.map((i) => `CASE WHEN ${x[i]} < q1 - 1.5 * (q3 - q1) OR ${x[i]} > q3 + 1.5 * (q3 - q1) THEN 1 ELSE 0 END`))} AS outliers,
    sqrt((${sumOf(presentMeans.map((mean) => `coalesce(${square(`${mean} - season_mean`)}, 0)`))}) / (${presentCount(presentMeans)})) AS season_spread,
    ${yearAgo(later, x)} AS correlation
  FROM centered
)
SELECT dfu_id, n AS n_months, mean AS mean_demand, median AS median_demand, ${STD} AS std_demand, ${ifMean(`${STD} / mean`)} AS cv_demand,
  lowest AS min_demand, highest AS max_demand, total AS total_demand,
  CASE WHEN n > 1 THEN ${slope('lean', 'n')} ELSE 0 END AS trend_slope,
  CASE WHEN first_x <> 0 THEN 100.0 * (x${months - 1} - first_x) / first_x END AS trend_pct_change,
  ${ifMean('(season_high - season_low) / abs(mean)')} AS seasonality_strength,
  CASE WHEN total <> 0 THEN CASE ${calendarMonths.map((month) => `WHEN mean_${month} = season_high THEN ${month}`).join(' ')} END END AS peak_month,
  ${ifMean('season_spread / abs(mean)')} AS seasonal_index_std, correlation AS year_over_year_correlation,
  zeros / (n * 1.0) AS zero_demand_pct, 1 - records / (n * 1.0) AS sparsity_score, ${ifMean(`1 / (1 + ${STD} / mean)`)} AS demand_stability,
  outliers AS outlier_count,
  CASE WHEN n >= ${2 * YEAR} AND first_year > 0 AND last_year >= 0 THEN power(last_year / first_year, ${YEAR}.0 / (n - ${YEAR})) - 1 END AS growth_rate,
  CASE WHEN half >= 2 THEN ${slope('late_lean', '(n - half)')} - ${slope('early_lean', 'half')} END AS acceleration,
  CASE WHEN n > ${RECENT_MONTHS} AND earlier <> 0 THEN (recent / ${RECENT_MONTHS}) / (earlier / (n - ${RECENT_MONTHS})) - 1 END AS recent_vs_historical,
  ${calendarMonths.map((month) => `${ifMean(`mean_${month} / mean`)} AS season_${month}`).join(', ')}${x
    .slice(-gridMonths)
    .map((month, i) => `, ${month} AS demand_${i}`)
    .join('')}
FROM moments ORDER BY dfu_id`
}

const STD = 'CASE WHEN n > 1 THEN sqrt(squares / (n - 1)) ELSE 0 END'
const ifMean = (value: string) => `CASE WHEN mean <> 0 THEN ${value} END`
const square = (value: string) => `(${value}) * (${value})`
/** Least squares over months 1 … count: the sum of squares of their distances from the middle is count·(count² − 1)/12. */
const slope = (lean: string, count: string) => `${lean} * 12.0 / (${count} * (${count} * ${count} - 1.0))`
const presentCount = (means: readonly string[]) => sumOf(means.map((mean) => `CASE WHEN ${mean} IS NULL THEN 0 ELSE 1 END`))

/** A balanced sum: engines limit how deep an expression nests, and fewer roundings add up. */
function sumOf(terms: readonly string[]): string {
  if (terms.length === 0) return '0'
  if (terms.length === 1) return terms[0]
  const middle = Math.ceil(terms.length / 2)
  return `(${sumOf(terms.slice(0, middle))} + ${sumOf(terms.slice(middle))})`
}

function calendarMean(indices: readonly number[], x: readonly string[]): string {
  if (indices.length === 0) return 'CAST(NULL AS DOUBLE)'
  const count = sumOf(indices.map((i) => `CASE WHEN ${x[i]} IS NULL THEN 0 ELSE 1 END`))
  return `${sumOf(indices.map((i) => `coalesce(${x[i]}, 0)`))} / nullif(${count}, 0)`
}

/** Type 7: linear between order statistics. */
function quantileSql(list: string, p: number, { item }: Dialect): string {
  const below = `floor((n - 1) * ${p})`
  const low = item(list, `${below} + 1`)
  const high = item(list, `least(${below} + 2, n)`)
  return `${low} + ((n - 1) * ${p} - ${below}) * (${high} - ${low})`
}

/** Pearson correlation of each month with the same one a year before. */
function yearAgo(later: readonly number[], x: readonly string[]): string {
  if (later.length < 3) return 'CAST(NULL AS DOUBLE)'
  const pairs = (term: (after: string, before: string) => string) =>
    sumOf(
      later.map(
        (i) => `CASE WHEN ${i} >= first_at + ${YEAR} THEN ${term(`(${x[i]} - mean_after)`, `(${x[i - YEAR]} - mean_before)`)} ELSE 0 END`,
      ),
    )
  const extremes = (pick: (i: number) => string) => {
    const values = later.map((i) => `CASE WHEN ${i} >= first_at + ${YEAR} THEN ${pick(i)} END`).join(', ')
    return `greatest(${values}) > least(${values})`
  }
  const together = pairs((after, before) => `${after} * ${before}`)
  const apart = `sqrt(${pairs((after) => `${after} * ${after}`)}) * sqrt(${pairs((_, before) => `${before} * ${before}`)})`
  return `CASE WHEN n >= ${YEAR + 3} AND ${extremes((i) => x[i])} AND ${extremes((i) => x[i - YEAR])} THEN (${together}) / (${apart}) END`
}
