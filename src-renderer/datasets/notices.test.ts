import { expect, test } from 'vitest'
import { SENTENCES } from '#engine/datasets/domain/notices'
import { words } from './words.ts'

/** A notice that holds a free sentence has no words of its own. */
const codes = Object.keys(SENTENCES).filter((code) => code !== 'said')

test.each(codes)('%s is told in both languages', (code) => {
  for (const language of ['en', 'fr'] as const) {
    const keys = Object.keys(words[language].warnings)
    expect(keys.some((key) => key === code || key === `${code}_other`)).toBe(true)
  }
})
