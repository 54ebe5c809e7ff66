import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

const LINES_AT_ONCE = 1000

/** Writes a CSV of 12 columns: codes, dates, decimals with missing cells and outliers, whole numbers, texts of few and of many values. */
export async function writeTable(path: string, rows: number): Promise<void> {
  await pipeline(Readable.from(lines(rows)), createWriteStream(path))
}

function* lines(rows: number): Generator<string> {
  yield 'id,code,site,day,weight,count,rate,price,label,grade,measure,flag\n'
  for (let from = 0; from < rows; from += LINES_AT_ONCE)
    yield Array.from({ length: Math.min(LINES_AT_ONCE, rows - from) }, (_, i) => line(from + i)).join('')
}

function line(i: number): string {
  const mixed = (i * 2_654_435_761) % 1_000_003
  const two = (n: number) => String(n).padStart(2, '0')
  const day = `20${two((mixed % 5) + 20)}-${two((mixed % 12) + 1)}-${two((mixed % 28) + 1)}`
  const weight = i % 19 === 0 ? '' : ((mixed % 90_000) / 1000).toFixed(3)
  const price = (mixed % 997 === 0 ? 90_000 : (mixed % 9000) / 100 + 1).toFixed(2)
  return `${i},A${String(mixed % 50_000).padStart(5, '0')},S${mixed % 5},${day},${weight},${400 + (mixed % 900)},${(mixed % 9999) / 10_000},${price},label ${mixed % 5000},${mixed % 10},${((mixed * 7) % 1_000_003) / 64},${mixed % 3 === 0}\n`
}
