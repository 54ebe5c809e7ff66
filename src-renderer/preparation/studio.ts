import type { Step } from './answers.ts'

/** Most states that undo goes back through. */
const REMEMBERED = 100

/** A step with an id that stays with it wherever it moves. */
export interface Entry {
  id: number
  step: Step
}

/** A step that is being made or changed; it is not among the steps yet. */
export interface Draft {
  /** 0-based place where it stands or will stand. */
  at: number
  isNew: boolean
  step: Step
}

export interface Studio {
  steps: readonly Entry[]
  past: readonly (readonly Entry[])[]
  future: readonly (readonly Entry[])[]
  /** Number of the step that is looked at; 0 is the table before all steps. */
  shown: number
  draft: Draft | null
  nextId: number
}

export type Action =
  | { do: 'load'; steps: readonly Step[] }
  | { do: 'add'; step: Step }
  | { do: 'draft'; step: Step }
  | { do: 'edit'; number: number }
  | { do: 'set'; step: Step }
  | { do: 'keep' }
  | { do: 'cancel' }
  | { do: 'remove'; number: number }
  | { do: 'move'; number: number; by: -1 | 1 }
  | { do: 'toggle'; number: number }
  | { do: 'show'; number: number }
  | { do: 'undo' }
  | { do: 'redo' }

export const openStudio = (steps: readonly Step[]): Studio => ({
  steps: steps.map((step, id) => ({ id, step })),
  past: [],
  future: [],
  shown: steps.length,
  draft: null,
  nextId: steps.length,
})

/** What follows from an action of the analyst; the steps before it can always be brought back. */
export function nextStudio(studio: Studio, action: Action): Studio {
  const { steps, draft, past, future } = studio
  switch (action.do) {
    case 'load':
      return openStudio(action.steps)
    case 'add':
      return changed(studio, [...steps, { id: studio.nextId, step: action.step }], steps.length + 1)
    case 'draft':
      return { ...studio, draft: { at: steps.length, isNew: true, step: action.step }, shown: steps.length + 1 }
    case 'edit': {
      const entry = steps[action.number - 1]
      return entry ? { ...studio, draft: { at: action.number - 1, isNew: false, step: entry.step }, shown: action.number } : studio
    }
    case 'set':
      return draft ? { ...studio, draft: { ...draft, step: action.step } } : studio
    case 'keep':
      return draft ? changed(studio, entriesWith(studio, draft), draft.at + 1) : studio
    case 'cancel':
      return draft ? { ...studio, draft: null, shown: Math.min(studio.shown, steps.length) } : studio
    case 'remove':
      return changed(studio, steps.toSpliced(action.number - 1, 1), Math.min(action.number, steps.length - 1))
    case 'move': {
      const [from, to] = [action.number - 1, action.number - 1 + action.by]
      if (!steps[from] || !steps[to]) return studio
      return changed(studio, steps.with(from, steps[to]).with(to, steps[from]), to + 1)
    }
    case 'toggle': {
      const entry = steps[action.number - 1]
      const step = { ...entry.step, enabled: entry.step.enabled === false }
      return changed(studio, steps.with(action.number - 1, { ...entry, step }), action.number)
    }
    case 'show':
      return { ...studio, draft: null, shown: action.number }
    case 'undo': {
      const before = past.at(-1)
      if (!before) return studio
      return { ...studio, ...at(before, studio), past: past.slice(0, -1), future: [steps, ...future] }
    }
    case 'redo': {
      const [after, ...rest] = future
      if (!after) return studio
      return { ...studio, ...at(after, studio), past: [...past, steps], future: rest }
    }
  }
}

/** The steps as they would be with the draft; `complete` tells whether the draft can be computed. */
export function stepsWithDraft(studio: Studio, complete: (step: Step) => boolean): Step[] {
  const { draft, steps } = studio
  const entries = draft && complete(draft.step) ? entriesWith(studio, draft) : steps
  return entries.map(({ step }) => step)
}

/** Whether two lists of steps say the same. */
export const sameSteps = (a: readonly Step[], b: readonly Step[]) => JSON.stringify(a) === JSON.stringify(b)

/** Whether the draft says something else than the step that it is made from. */
export function isDraftChanged({ draft, steps }: Studio): boolean {
  return draft !== null && (draft.isNew || !sameSteps([draft.step], [steps[draft.at].step]))
}

const entriesWith = ({ steps, nextId }: Studio, { at: place, isNew, step }: Draft): Entry[] =>
  isNew ? [...steps, { id: nextId, step }] : steps.with(place, { ...steps[place], step })

function changed(studio: Studio, steps: readonly Entry[], shown: number): Studio {
  return {
    steps,
    past: [...studio.past.slice(1 - REMEMBERED), studio.steps],
    future: [],
    shown: Math.max(0, shown),
    draft: null,
    nextId: studio.nextId + 1,
  }
}

const at = (steps: readonly Entry[], { shown }: Studio) => ({ steps, shown: Math.min(shown, steps.length), draft: null })
