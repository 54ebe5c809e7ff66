import { defineJob } from '#engine/jobs/define-job'
import { type ReadCsvInput, readCsv } from './reading/read-csv.ts'
import { type ReadWorkbookInput, readWorkbook as readSheet } from './reading/read-workbook.ts'
import { type ToUtf8Input, toUtf8 } from './reading/to-utf8.ts'

/** Splits a delimited text into plain cells. */
export const readText = defineJob('datasets.readText', (input: ReadCsvInput, { checkpoint }) => readCsv(input, checkpoint))

/** Reads the first sheet with content of a workbook into plain cells. */
export const readWorkbook = defineJob('datasets.readWorkbook', (input: ReadWorkbookInput, { checkpoint }) => readSheet(input, checkpoint))

/** Checks that a text is UTF-8, or brings it there. */
export const transcode = defineJob('datasets.transcode', (input: ToUtf8Input, { checkpoint }) => toUtf8(input, checkpoint))
