import { EngineError } from '#engine/base/errors'
import { defineJob } from '#engine/jobs/define-job'
import { type WriteWorkbookInput, writeWorkbook } from './export/write-workbook.ts'
import { type CorrelateInput, correlate } from './profile/correlate.ts'
import { type ReadArffInput, readArff as readInstances } from './reading/read-arff.ts'
import { type ReadCsvInput, readCsv } from './reading/read-csv.ts'
import { type ReadWorkbookInput, readWorkbook as readSheet } from './reading/read-workbook.ts'
import { type ToUtf8Input, toUtf8 } from './reading/to-utf8.ts'

/** Splits a delimited text into plain cells. */
export const readText = defineJob('datasets.readText', (input: ReadCsvInput, { checkpoint }) => onDisk(() => readCsv(input, checkpoint)))

/** Reads one sheet of a workbook into plain cells. */
export const readWorkbook = defineJob('datasets.readWorkbook', (input: ReadWorkbookInput, { checkpoint }) =>
  onDisk(() => readSheet(input, checkpoint)),
)

/** Reads ARFF into plain cells. */
export const readArff = defineJob('datasets.readArff', (input: ReadArffInput, { checkpoint }) =>
  onDisk(() => readInstances(input, checkpoint)),
)

/** Brings a text to UTF-8. */
export const transcode = defineJob('datasets.transcode', (input: ToUtf8Input, { checkpoint }) => onDisk(() => toUtf8(input, checkpoint)))

/** Correlations of all pairs of columns. */
export const correlateColumns = defineJob('datasets.correlate', (input: CorrelateInput, { checkpoint }) => correlate(input, checkpoint))

/** Writes a table as a workbook. */
export const writeBook = defineJob('datasets.writeBook', (input: WriteWorkbookInput) => onDisk(() => writeWorkbook(input)))

/** A full disk keeps its name on the way out of the worker. */
function onDisk<T>(write: () => T): T {
  try {
    return write()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error
    throw new EngineError(
      'DISK_FULL',
      'No space is left on the disk of the workspace; nothing was kept. Free some space and try again.',
      {},
    )
  }
}
