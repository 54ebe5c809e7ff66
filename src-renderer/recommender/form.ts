import type { TrainInput, TrainParams } from './answers.ts'

/** What the wizard holds; a field that is empty is null. */
export interface Form {
  loss: TrainParams['loss']
  weight: TrainParams['weight']
  no_components: number | null
  epochs: number | null
  /** Null: the default of the loss. */
  lr: number | null
  max_sampled: number | null
  threads: number | null
  patience: number | null
  min_occ: number | null
  max_items: number | null
  max_basket: number | null
  ease_items: number | null
  topk_per_prof: number | null
  seed: number | null
  holdout: number | null
  include_all_items: boolean
  no_cold_identity: boolean
  symmetrize_pairs: boolean
  use_couples: boolean
  deterministic: boolean
  run_tag: string
  make_current: boolean
}

export const DEFAULT_FORM: Form = {
  loss: 'warp',
  weight: 'none',
  no_components: 64,
  epochs: 30,
  lr: null,
  max_sampled: 10,
  threads: 8,
  patience: 5,
  min_occ: 1,
  max_items: 0,
  max_basket: 1000,
  ease_items: 8000,
  topk_per_prof: 3000,
  seed: 42,
  holdout: 0.1,
  include_all_items: false,
  no_cold_identity: false,
  symmetrize_pairs: false,
  use_couples: false,
  deterministic: false,
  run_tag: '',
  make_current: true,
}

/** Least and greatest value of each number, and how many decimals it takes. */
export const LIMITS = {
  no_components: [1, 512, 0],
  epochs: [1, 1000, 0],
  lr: [0.00001, 10, 5],
  max_sampled: [1, 1000, 0],
  threads: [1, 64, 0],
  patience: [1, 1000, 0],
  min_occ: [0, 1_000_000, 0],
  max_items: [0, 10_000_000, 0],
  max_basket: [2, 100_000, 0],
  ease_items: [0, 15_000, 0],
  topk_per_prof: [1, 1_000_000, 0],
  seed: [0, 4_294_967_295, 0],
  holdout: [0, 0.5, 2],
} as const

export type NumberName = keyof typeof LIMITS

/** Learning rate that the engine takes when none is given. */
export const defaultRate = (loss: Form['loss']) => (loss === 'softmax' ? 0.003 : 0.05)

export function trainInput(form: Form): TrainInput {
  const { lr, no_cold_identity, run_tag, make_current, ...rest } = form
  const numbers = Object.entries(rest).map(([name, value]) => [name, value ?? undefined])
  return {
    ...Object.fromEntries(numbers),
    lr: lr ?? undefined,
    cold_identity_token: no_cold_identity ? 0 : 1,
    run_tag: run_tag || undefined,
    make_current_symlink: make_current,
  }
}

/** The form that asks for the training of a run again; tag and run_current are not among its parameters. */
export function formOf({ cold_identity_token, lr, ...params }: TrainParams, pairs_source: 'baskets' | 'couples'): Form {
  return {
    ...DEFAULT_FORM,
    ...params,
    lr: lr === defaultRate(params.loss) ? null : lr,
    no_cold_identity: cold_identity_token === 0,
    use_couples: pairs_source === 'couples',
  }
}

export type Problem = 'fixField' | 'tagWrong'

/** Why the training cannot be started; undefined when it can. */
export function trainProblem(form: Form): Problem | undefined {
  const wrong = (Object.keys(LIMITS) as NumberName[]).some((name) => {
    const value = form[name]
    if (value === null) return name !== 'lr'
    return value < LIMITS[name][0] || value > LIMITS[name][1]
  })
  if (wrong) return 'fixField'
  return form.run_tag === '' || /^[A-Za-z0-9][A-Za-z0-9_-]{0,39}$/.test(form.run_tag) ? undefined : 'tagWrong'
}
