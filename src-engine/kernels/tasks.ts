import { restartKMeans } from './k-means-restart.ts'
import type { Thread } from './thread.ts'

/** What a thread can be asked to do, one chunk at a time; all but the last are compiled kernels. */
export const TASKS = [
  'measureRows',
  'tryCenters',
  'keepTrial',
  'lloyd',
  'measureClosest',
  'trySwaps',
  'settle',
  'silhouette',
  'trainFactors',
  'addGram',
  'scaleGram',
  'invertPivot',
  'takeColumns',
  'sweepRows',
  'weighEase',
  'softmaxUsers',
  'softmaxScores',
  'softmaxTotals',
  'softmaxItemSteps',
  'softmaxUserSteps',
  'softmaxParts',
  'softmaxMoveItems',
  'softmaxMoveUsers',
  'restartKMeans',
] as const

export type TaskName = (typeof TASKS)[number]

export type CompiledTask = Exclude<TaskName, 'restartKMeans'>

export function runTask(thread: Thread, task: TaskName, plan: number, chunk: number): void {
  if (task === 'restartKMeans') restartKMeans(thread, plan, chunk)
  else thread.call(task, plan, chunk)
}
