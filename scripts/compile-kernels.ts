import { existsSync, readdirSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const sourceFolder = join(root, 'src-engine/kernels/assembly')
const output = join(root, 'src-engine/kernels/wasm.generated.ts')

const FLAGS = [
  '-O3',
  '--runtime=stub',
  '--importMemory',
  '--sharedMemory',
  '--initialMemory=2',
  '--maximumMemory=65536',
  '--enable=simd,threads',
  '--noAssert',
  // Static data below 16 KiB would lie under the control words of the threads.
  '--memoryBase=16384',
]

/** Compiles the AssemblyScript kernels into `wasm.generated.ts` unless that is newer than its sources. */
export default async function compileKernels(): Promise<void> {
  const sources = readdirSync(sourceFolder)
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(sourceFolder, name))
  if (isNewer(output, [...sources, import.meta.filename])) return
  const wasm = await compile(sources)
  // Written aside and renamed: another process may be reading or compiling at the same time.
  const aside = `${output}.${process.pid}`
  writeFileSync(aside, `export const wasm = '${Buffer.from(wasm).toString('base64')}'\n`)
  renameSync(aside, output)
}

function isNewer(file: string, sources: string[]): boolean {
  return existsSync(file) && sources.every((source) => statSync(source).mtimeMs < statSync(file).mtimeMs)
}

async function compile(sources: string[]): Promise<Uint8Array> {
  const asc = await import('assemblyscript/asc')
  let wasm: Uint8Array | undefined
  const { error, stderr } = await asc.main([...sources, '--outFile', 'kernels.wasm', '--baseDir', '/', ...FLAGS], {
    writeFile(name, contents) {
      if (name.endsWith('.wasm')) wasm = contents as Uint8Array
    },
  })
  if (error || !wasm) throw new Error(`The kernels do not compile.\n${stderr}`, { cause: error })
  return wasm
}

if (import.meta.main) await compileKernels()
