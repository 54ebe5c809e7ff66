import { describe, expect, it } from 'vitest'
import { distinctLabels, type LabelProfile, labelProfile } from './label.ts'

const thresholds = {
  volume_high: 0.75,
  volume_low: 0.25,
  cv_steady: 0.3,
  cv_volatile: 0.8,
  seasonality_threshold: 0.5,
  seasonality_min_yoy: 0.3,
  zero_demand_threshold: 0.2,
  trend_threshold: 0.1,
}
const plain: LabelProfile = {
  volume_percentile: 0.5,
  seasonality_strength: 0.1,
  year_over_year_correlation: 0,
  zero_demand_pct: 0,
  relative_trend: 0,
  cv_demand: 0.2,
}
const labelOf = (profile: Partial<LabelProfile>) => labelProfile({ ...plain, ...profile }, thresholds).label

describe('labelProfile', () => {
  it.each<[string, Partial<LabelProfile>]>([
    ['medium_volume_steady', {}],
    ['high_volume_steady', { volume_percentile: 0.75 }],
    ['low_volume_steady', { volume_percentile: 0.249 }],
    ['medium_volume_steady', { volume_percentile: 0.25 }],
    ['seasonal_high_volume', { volume_percentile: 0.9, seasonality_strength: 0.6, year_over_year_correlation: 0.4 }],
    ['medium_volume_steady', { seasonality_strength: 0.6, year_over_year_correlation: 0.3 }],
    ['medium_volume_steady', { seasonality_strength: 5, year_over_year_correlation: null }],
    ['seasonal_medium_volume', { seasonality_strength: 0.6, year_over_year_correlation: 0.4, zero_demand_pct: 0.5 }],
    ['intermittent_low_volume', { volume_percentile: 0, zero_demand_pct: 0.21, relative_trend: 3 }],
    ['medium_volume_steady', { zero_demand_pct: 0.2 }],
    ['high_volume_growing', { volume_percentile: 1, relative_trend: 0.11 }],
    ['low_volume_declining', { volume_percentile: 0.1, relative_trend: -0.11 }],
    ['medium_volume_volatile', { cv_demand: 0.81 }],
    ['medium_volume_steady', { cv_demand: null, relative_trend: null, zero_demand_pct: null, seasonality_strength: null }],
  ])('%s %o', (label, profile) => {
    expect(labelOf(profile)).toBe(label)
  })

  it('traces every comparison with value and threshold, up to the rule that held', () => {
    const { trace } = labelProfile({ ...plain, zero_demand_pct: 0.4 }, thresholds)
    expect(trace).toMatchObject({ tier: 'medium', rule: 'intermittent', degree: null })
    expect(trace.steps.map(({ value_of, comparison, threshold, holds }) => [value_of, comparison, threshold, holds])).toEqual([
      ['volume_percentile', '>=', 0.75, false],
      ['volume_percentile', '<', 0.25, false],
      ['seasonality_strength', '>', 0.5, false],
      ['zero_demand_pct', '>', 0.2, true],
    ])
  })

  it.each([
    [0.3, 'steady'],
    [0.31, 'moderate'],
    [null, 'moderate'],
  ])('calls a steady cluster of cv %s %s', (cv_demand, degree) => {
    expect(labelProfile({ ...plain, cv_demand }, thresholds).trace.degree).toBe(degree)
  })
})

describe('distinctLabels', () => {
  it('gives _a to the largest of equals and leaves single labels', () => {
    const clusters = [
      { label: 'x', n: 3 },
      { label: 'y', n: 9 },
      { label: 'x', n: 5 },
    ]
    expect(distinctLabels(clusters)).toEqual(['x_b', 'y', 'x_a'])
  })

  it('does not give a name that the user gave', () => {
    expect(distinctLabels([{ label: 'x', n: 1 }], new Set(['x', 'x_a']))).toEqual(['x_b'])
  })

  it('goes on after z', () => {
    const many = Array.from({ length: 28 }, () => ({ label: 'x', n: 1 }))
    expect(distinctLabels(many).slice(25)).toEqual(['x_z', 'x_aa', 'x_ab'])
  })
})
