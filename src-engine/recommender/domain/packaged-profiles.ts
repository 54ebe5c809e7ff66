import type { Bucket, Profile } from './profile.ts'

export const DEFAULT_PROFILE = 'balanced_v3'

/** Everything that the pairs and EASE reach is a candidate. */
const EVERYTHING = 1_000_000

/** Recipe R: pairs and EASE, EASE the more the longer the basket; popularity helps short baskets only. */
const recipe = (size: number): Bucket => {
  const ease = Math.min(0.1 * size, 0.8)
  const popular = 0.1 * Math.max(0, 1 - (size - 1) / 5)
  return {
    W_PAIR: rounded((1 - ease - popular) / 2),
    PAIR_ANY_WEIGHT: 1,
    W_EASE: rounded(ease),
    W_POPP: rounded(popular),
    W_EMB: 0,
    W_POPG: 0,
    W_COV: 0,
    W_REV: 0,
    PAIR_SCORE: 'weighted',
    PAIR_POP_POWER: size <= 2 ? 0.2 : size <= 5 ? 0.3 : 0.4,
    POPP_SMOOTH: 50,
    EMB_SCORE: 'dot',
    PROFMIX_BY: 'bayes',
    TOP_PAIRS: EVERYTHING,
    TOP_PAIRS_ANY_FRAC: 1,
    TOP_POPP: 1000,
    TOP_POPG: 300,
    TOP_EASE: EVERYTHING,
    PAIR_QUOTA: 0,
    DIVERSIFY: 1,
    MMR_LAMBDA: 0.9,
    CAP_PER_GAMME: 3,
    W_PL_BASE: 0.03,
    W_PL_PER_BASK_PL: 0.1,
  }
}
const rounded = (value: number): number => Math.round(value * 1e6) / 1e6

/** The profile of the requirement, section 7; its other sizes lean from pairs to embeddings as the basket says more. */
const precision: Profile = {
  basket_params_by_size: {
    '1': {
      W_PAIR: 0.75,
      W_EMB: 0.2,
      W_POPP: 0.15,
      W_POPG: 0,
      PAIR_ANY_WEIGHT: 0.4,
      TOP_PAIRS: 3500,
      TOP_POPP: 1000,
      TOP_POPG: 100,
      TOP_PAIRS_ANY_FRAC: 0.25,
      PAIR_QUOTA: 2,
      DIVERSIFY: 1,
      MMR_LAMBDA: 0.75,
      CAP_PER_GAMME: 2,
      W_PL_BASE: 0.12,
      W_PL_PER_BASK_PL: 0.18,
    },
    '2': pairHeavy(0.72, 0.24, 0.12, 3000),
    '3': pairHeavy(0.7, 0.27, 0.1, 2800),
    '4+': pairHeavy(0.66, 0.3, 0.08, 2400),
    default: pairHeavy(0.7, 0.25, 0.12, 2800),
  },
}

function pairHeavy(pair: number, embedding: number, popular: number, top: number): Bucket {
  return {
    W_PAIR: pair,
    W_EMB: embedding,
    W_POPP: popular,
    W_POPG: 0,
    PAIR_ANY_WEIGHT: 0.4,
    TOP_PAIRS: top,
    TOP_POPP: 1000,
    TOP_POPG: 100,
    TOP_PAIRS_ANY_FRAC: 0.25,
    PAIR_QUOTA: 3,
    DIVERSIFY: 1,
    MMR_LAMBDA: 0.75,
    CAP_PER_GAMME: 2,
    W_PL_BASE: 0.1,
    W_PL_PER_BASK_PL: 0.15,
  }
}

/** More of the assortment: wider pools, half of the choice by difference, one product of a range at a time. */
const diversity: Profile = {
  basket_params_by_size: {
    '1': various(0.5, 0.3, 0.25),
    '2': various(0.48, 0.34, 0.2),
    '3+': various(0.45, 0.4, 0.15),
    default: various(0.48, 0.35, 0.2),
  },
}

function various(pair: number, embedding: number, popular: number): Bucket {
  return {
    W_PAIR: pair,
    W_EMB: embedding,
    W_POPP: popular,
    W_POPG: 0.02,
    PAIR_ANY_WEIGHT: 0.5,
    TOP_PAIRS: 2400,
    TOP_POPP: 1600,
    TOP_POPG: 300,
    TOP_PAIRS_ANY_FRAC: 0.4,
    PAIR_QUOTA: 1,
    DIVERSIFY: 1,
    MMR_LAMBDA: 0.55,
    CAP_PER_GAMME: 1,
    W_PL_BASE: 0.1,
    W_PL_PER_BASK_PL: 0.15,
  }
}

/** Profiles that come with the product; they cannot be changed or deleted. */
export const PACKAGED_PROFILES: Readonly<Record<string, Profile>> = {
  balanced_v3: {
    basket_params_by_size: Object.fromEntries([...[1, 2, 3, 4, 5, 6, 7].map((size) => [String(size), recipe(size)]), ['8+', recipe(8)]]),
  },
  precision_pair_heavy_v2: precision,
  diversity_friendly_v2: diversity,
}
