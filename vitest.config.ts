import { defineConfig } from 'vitest/config'

const data = process.env.TESSERA_TEST_DATA === '1'

export default defineConfig({
  test: {
    include: [data ? 'src-*/**/*.data.test.{ts,tsx}' : 'src-*/**/*.test.{ts,tsx}', ...(data ? [] : ['scripts/**/*.test.ts'])],
    exclude: data ? [] : ['**/*.data.test.{ts,tsx}'],
    pool: 'forks',
    globalSetup: './scripts/compile-kernels.ts',
    testTimeout: 30_000,
  },
})
