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
          cli: at('src-main/cli.ts'),
          worker: at('src-engine/jobs/worker.ts'),
          'kernel-worker': at('src-engine/kernels/worker.ts'),
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  renderer: {
    root: at('src-renderer'),
    plugins: [react()],
    build: { minify: true, outDir: at('out/renderer'), rollupOptions: { input: { index: at('src-renderer/index.html') } } },
  },
})
