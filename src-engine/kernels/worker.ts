import { parentPort, workerData } from 'node:worker_threads'
import { Thread } from './thread.ts'
import { followEpochs } from './work.ts'

/** What the leader gives to each of its threads. */
export interface KernelWorkerData {
  index: number
  memory: WebAssembly.Memory
  module: WebAssembly.Module
  cancelWord: Int32Array
}

const { index, memory, module, cancelWord } = workerData as KernelWorkerData
followEpochs(new Thread(index, memory, module, cancelWord), () => parentPort?.postMessage('ready'))
