import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

// For looking at and testing the parts; never part of the product.
export default defineConfig({
  root: import.meta.dirname,
  base: './',
  plugins: [react()],
  build: { outDir: '../../../.test-out/gallery', emptyOutDir: true },
})
