import { describe, expect, it } from 'vitest'
import type { Step } from './answers.ts'
import { type Action, isDraftChanged, nextStudio, openStudio, type Studio, stepsWithDraft } from './studio.ts'

const named = (step: string): Step => ({ step })
const EIGHT = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map(named)
const after = (...actions: Action[]): Studio => actions.reduce(nextStudio, openStudio(EIGHT))
const names = ({ steps }: Studio) => steps.map(({ step }) => `${step.enabled === false ? '-' : ''}${step.step}`).join('')
const always = () => true

describe('a step in the middle', () => {
  it('is changed while the later ones stay', () => {
    const edited = after({ do: 'edit', number: 3 }, { do: 'set', step: named('C') })
    expect(names(edited)).toBe('abcdefgh')
    expect(stepsWithDraft(edited, always).map(({ step }) => step)).toEqual(['a', 'b', 'C', 'd', 'e', 'f', 'g', 'h'])
    const kept = nextStudio(edited, { do: 'keep' })
    expect(names(kept)).toBe('abCdefgh')
    expect(kept.steps.map(({ id }) => id)).toEqual([0, 1, 2, 3, 4, 5, 6, 7])
    expect(kept.shown).toBe(3)
  })

  it('is not computed while it is incomplete', () => {
    const edited = after({ do: 'edit', number: 3 }, { do: 'set', step: named('') })
    expect(stepsWithDraft(edited, ({ step }) => step !== '')).toEqual(EIGHT)
  })

  it('stays as it was when the change is given up', () => {
    expect(names(after({ do: 'edit', number: 3 }, { do: 'set', step: named('C') }, { do: 'cancel' }))).toBe('abcdefgh')
  })
})

describe('the order', () => {
  it.each([
    [{ do: 'move', number: 3, by: -1 }, 'acbdefgh', 2],
    [{ do: 'move', number: 8, by: 1 }, 'abcdefgh', 8],
    [{ do: 'move', number: 1, by: -1 }, 'abcdefgh', 8],
    [{ do: 'remove', number: 8 }, 'abcdefg', 7],
    [{ do: 'remove', number: 2 }, 'acdefgh', 2],
    [{ do: 'toggle', number: 2 }, 'a-bcdefgh', 2],
    [{ do: 'add', step: named('i') }, 'abcdefghi', 9],
  ] as const)('%o gives %s and looks at %i', (action, list, shown) => {
    const studio = after(action)
    expect([names(studio), studio.shown]).toEqual([list, shown])
  })
})

describe('undo and redo', () => {
  it('go back through everything and forth again', () => {
    const changed = after({ do: 'remove', number: 1 }, { do: 'toggle', number: 1 }, { do: 'move', number: 1, by: 1 })
    expect(names(changed)).toBe('c-bdefgh')
    const back = [1, 2, 3].reduce((studio) => nextStudio(studio, { do: 'undo' }), changed)
    expect(names(back)).toBe('abcdefgh')
    expect(nextStudio(back, { do: 'undo' })).toBe(back)
    const forth = [1, 2, 3].reduce((studio) => nextStudio(studio, { do: 'redo' }), back)
    expect(names(forth)).toBe('c-bdefgh')
  })

  it('forget what was undone once something else is done', () => {
    const studio = after({ do: 'remove', number: 1 }, { do: 'undo' }, { do: 'toggle', number: 1 })
    expect(nextStudio(studio, { do: 'redo' })).toBe(studio)
  })

  it('never look at a step that is gone', () => {
    expect(after({ do: 'add', step: named('i') }, { do: 'undo' }).shown).toBe(8)
  })
})

it('knows whether a draft says something new', () => {
  expect(isDraftChanged(after({ do: 'edit', number: 2 }))).toBe(false)
  expect(isDraftChanged(after({ do: 'edit', number: 2 }, { do: 'set', step: { step: 'b', columns: ['x'] } }))).toBe(true)
  expect(isDraftChanged(after({ do: 'draft', step: named('i') }))).toBe(true)
})
