import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { completeThresholds, readConfig } from './read-config.ts'

const folder = mkdtempSync(join(tmpdir(), 'tessera-config-'))
afterAll(() => rmSync(folder, { recursive: true }))
const read = (text: string) => {
  writeFileSync(join(folder, 'config.yaml'), text)
  return readConfig(join(folder, 'config.yaml'), 'config.yaml')
}

const REQUIREMENT = `clustering:
  min_months_history: 12
  time_window_months: 24
  k_range: [3, 12]
  min_cluster_size_pct: 1.0
  feature_scaling: "standard"
  use_pca: false
  labeling:
    volume_thresholds: { high: 0.75, low: 0.25 }
    cv_thresholds: { steady: 0.3, volatile: 0.8 }
    seasonality_threshold: 0.5
    zero_demand_threshold: 0.2
`

describe('readConfig', () => {
  it('takes the file of the requirement as it is', async () => {
    const { params, thresholds } = await read(REQUIREMENT)
    expect(params).toEqual({ min_months: 12, time_window: 24, k_range: [3, 12], min_cluster_size_pct: 1, use_pca: false })
    expect(completeThresholds(thresholds)).toEqual({
      volume_high: 0.75,
      volume_low: 0.25,
      cv_steady: 0.3,
      cv_volatile: 0.8,
      seasonality_threshold: 0.5,
      seasonality_min_yoy: 0.3,
      zero_demand_threshold: 0.2,
      trend_threshold: 0.1,
    })
  })

  it('takes the two thresholds that come beside it', async () => {
    const { thresholds } = await read('clustering:\n  labeling: { trend_threshold: 0.2, seasonality_min_yoy: 0.5 }\n')
    expect(thresholds).toEqual({ trend_threshold: 0.2, seasonality_min_yoy: 0.5 })
  })

  it.each([
    ['an unknown key', 'clustering:\n  k_range: [3, 4]\n  colour: red\n', 'line 3, clustering.colour: this key is unknown'],
    [
      'a key of another level',
      'clustering:\n  labeling:\n    k_range: [3, 4]\n',
      'line 3, clustering.labeling.k_range: this key is unknown',
    ],
    [
      'a threshold out of range',
      'clustering:\n  labeling:\n    volume_thresholds: { high: 1.5 }\n',
      'line 3, clustering.labeling.volume_thresholds.high',
    ],
    ['a word for a number', 'clustering:\n  min_months_history: many\n', 'line 2, clustering.min_months_history'],
    ['a range that falls', 'clustering:\n  k_range: [5, 3]\n', 'the first number must not be above the second'],
    ['low above high', 'clustering:\n  labeling:\n    volume_thresholds: { high: 0.2, low: 0.5 }\n', 'low must be below high'],
    ['another scaling', 'clustering:\n  feature_scaling: minmax\n', 'clustering.feature_scaling'],
    ['no YAML', 'clustering: [\n', 'line'],
    ['a key twice', 'clustering:\n  use_pca: true\n  use_pca: false\n', 'line 3'],
    ['nothing', '', 'cannot be used'],
  ])('refuses %s', async (_, text, message) => {
    await expect(read(text)).rejects.toMatchObject({ code: 'DFU_CONFIG_INVALID', message: expect.stringContaining(message) })
  })
})

describe('completeThresholds', () => {
  it.each([
    ['low above the default high', { volume_low: 0.8 }],
    ['steady above volatile', { cv_steady: 2 }],
  ])('refuses %s', (_, some) => {
    expect(() => completeThresholds(some)).toThrow(expect.objectContaining({ code: 'DFU_CONFIG_INVALID' }))
  })
})
