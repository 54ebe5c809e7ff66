import { PAGE_BYTES } from './arena.ts'
import { runTask, TASKS, type TaskName } from './tasks.ts'
import type { Thread } from './thread.ts'

/** Control words at address 1024 of the shared memory. */
const CONTROL_START = 1024 / 4
const EPOCH = CONTROL_START
const TASK = CONTROL_START + 1
const PLAN = CONTROL_START + 2
const CHUNKS = CONTROL_START + 3
const NEXT = CONTROL_START + 4
const FINISHED_CHUNKS = CONTROL_START + 5
const FINISHED_THREADS = CONTROL_START + 6
const FAILED = CONTROL_START + 7
const MEMORY_PAGES = CONTROL_START + 8

const SPINS = 20_000

/** Waits for one epoch after the other and helps with its chunks; returns never: the thread is terminated. */
export function followEpochs(thread: Thread, ready: () => void): never {
  let epoch = Atomics.load(thread.i32, EPOCH)
  ready()
  for (;;) {
    waitWhile(thread, EPOCH, epoch)
    epoch = Atomics.load(thread.i32, EPOCH)
    thread.refresh(thread.i32[MEMORY_PAGES] * PAGE_BYTES)
    try {
      takeChunks(thread)
    } catch {
      // The leader, whose thread can speak, reports it.
      Atomics.store(thread.i32, FAILED, 1)
    }
    Atomics.add(thread.i32, FINISHED_THREADS, 1)
    Atomics.notify(thread.i32, FINISHED_THREADS)
  }
}

/** Runs all chunks of a task on the leader and `helpers` more threads; returns when every thread has finished. */
export function leadEpoch(
  leader: Thread,
  helpers: number,
  task: TaskName,
  chunks: number,
  plan: number,
  onChunk?: (finished: number) => void,
): void {
  if (helpers === 0 || chunks === 1) {
    for (let chunk = 0; chunk < chunks && !leader.cancelled; chunk++) {
      runTask(leader, task, plan, chunk)
      onChunk?.(chunk + 1)
    }
    return
  }
  const { i32 } = leader
  i32[TASK] = TASKS.indexOf(task)
  leader.u32[PLAN] = plan
  i32[CHUNKS] = chunks
  i32[MEMORY_PAGES] = leader.i32.byteLength / PAGE_BYTES
  for (const word of [NEXT, FINISHED_CHUNKS, FINISHED_THREADS, FAILED]) Atomics.store(i32, word, 0)
  Atomics.add(i32, EPOCH, 1)
  Atomics.notify(i32, EPOCH)
  try {
    takeChunks(leader, onChunk)
  } finally {
    for (let done = 0; done < helpers; done = Atomics.load(i32, FINISHED_THREADS)) waitWhile(leader, FINISHED_THREADS, done)
  }
  if (Atomics.load(i32, FAILED) !== 0) throw new Error(`A kernel thread failed in ${task}.`)
}

function takeChunks(thread: Thread, onChunk?: (finished: number) => void): void {
  const { i32 } = thread
  const task = TASKS[i32[TASK]]
  const plan = thread.u32[PLAN]
  const chunks = i32[CHUNKS]
  while (!thread.cancelled && Atomics.load(i32, FAILED) === 0) {
    const chunk = Atomics.add(i32, NEXT, 1)
    if (chunk >= chunks) return
    runTask(thread, task, plan, chunk)
    onChunk?.(Atomics.add(i32, FINISHED_CHUNKS, 1) + 1)
  }
}

/** Spins a while, since most epochs follow each other within microseconds, then sleeps. */
function waitWhile(thread: Thread, word: number, value: number): void {
  for (let spin = 0; spin < SPINS; spin++) if (Atomics.load(thread.i32, word) !== value) return
  Atomics.wait(thread.i32, word, value)
}
