import fc from 'fast-check'
import { expect, test } from 'vitest'
import { placeBeside } from './place-beside.ts'

const CARD = { width: 320, height: 160 }
const WINDOW = { width: 1280, height: 800 }

test.each([
  ['the navigation', { left: 0, top: 40, width: 184, height: 700 }, { left: 196, top: 40 }],
  ['the inspector', { left: 960, top: 40, width: 320, height: 700 }, { left: 628, top: 40 }],
  ['a bar at the top', { left: 0, top: 0, width: 1280, height: 40 }, { left: 12, top: 52 }],
  ['a strip at the foot', { left: 0, top: 772, width: 1280, height: 28 }, { left: 12, top: 600 }],
  ['the whole window', { left: 0, top: 0, width: 1280, height: 800 }, { left: 948, top: 628 }],
  ['nothing', undefined, { left: 480, top: 320 }],
])('beside %s', (_name, target, expected) => expect(placeBeside(target, CARD, WINDOW)).toEqual(expected))

test('the card stays inside the window', () => {
  const px = (max: number) => fc.integer({ min: 0, max })
  fc.assert(
    fc.property(px(1280), px(800), px(1280), px(800), (left, top, width, height) => {
      const place = placeBeside({ left, top, width, height }, CARD, WINDOW)
      expect(place.left >= 12 && place.left + CARD.width <= WINDOW.width - 12).toBe(true)
      expect(place.top >= 12 && place.top + CARD.height <= WINDOW.height - 12).toBe(true)
    }),
  )
})
