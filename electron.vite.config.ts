import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

const at = (path: string) => resolve(import.meta.dirname, path)

export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      externalizeDeps: true,
      sourcemap: true,
      rollupOptions: {
        input: {
          index: at('src-main/index.ts'),
          cli: at('src-main/cli.ts'),
          worker: at('src-engine/jobs/worker.ts'),
          'kernel-worker': at('src-engine/kernels/worker.ts'),
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      // A sandboxed preload can neither be a module nor load one.
      externalizeDeps: false,
      rollupOptions: { input: { index: at('src-preload/index.ts') }, output: { format: 'cjs', entryFileNames: '[name].cjs' } },
    },
  },
  renderer: {
    root: at('src-renderer'),
    plugins: [react()],
    build: { minify: true, outDir: at('out/renderer'), rollupOptions: { input: { index: at('src-renderer/index.html') } } },
  },
})
