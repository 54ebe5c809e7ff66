export type Scheme = 'light' | 'dark'

/** The tokens of the window's theme that a report needs; a test holds them equal. */
export const TOKENS = {
  light: {
    app: '#f0f3f4',
    sunken: '#f6f8f9',
    surface: '#ffffff',
    line: '#d7dedf',
    lineStrong: '#b7bfc2',
    edge: '#7d888b',
    text3: '#596669',
    text2: '#3d4a4e',
    text: '#142023',
    accent: '#006571',
    accentText: '#006571',
    accentWash: '#e6f7fa',
    accentLine: '#78c8d4',
    warning: '#805000',
    warningWash: '#fbf2e7',
    missing: '#c7cdcf',
  },
  dark: {
    app: '#0c1213',
    sunken: '#101618',
    surface: '#151c1e',
    line: '#2a3436',
    lineStrong: '#3e4a4d',
    edge: '#6b777b',
    text3: '#95a1a4',
    text2: '#b6c0c2',
    text: '#e5ebec',
    accent: '#4aafbd',
    accentText: '#78c8d4',
    accentWash: '#0b2a2f',
    accentLine: '#067a87',
    warning: '#e2b077',
    warningWash: '#322312',
    missing: '#3e4a4d',
  },
} as const satisfies Record<Scheme, Record<string, string>>

export const CATEGORICAL: Record<Scheme, readonly string[]> = {
  light: [
    '#325bb5',
    '#846d41',
    '#769f0b',
    '#c24668',
    '#8f7ea4',
    '#03806e',
    '#4795f4',
    '#c18473',
    '#860003',
    '#3b5400',
    '#62253e',
    '#4a1b87',
  ],
  dark: [
    '#2f64c4',
    '#e6a703',
    '#828703',
    '#9c4e6d',
    '#d0caff',
    '#29d6aa',
    '#5aa1fe',
    '#b38a72',
    '#b44309',
    '#d5db8b',
    '#feb5c6',
    '#877ba5',
  ],
}

export const SEQUENTIAL: Record<Scheme, readonly string[]> = {
  light: ['#d6fcfe', '#a7e8ee', '#7ad2de', '#50bccd', '#2ca3b9', '#138ba2', '#147288', '#1f596b', '#26424c'],
  dark: ['#0c2a35', '#004252', '#005a6b', '#007385', '#008d9f', '#2aa7b5', '#5fbfc7', '#91d6d8', '#c3eaea'],
}

export const DIVERGING: Record<Scheme, readonly string[]> = {
  light: ['#e19650', '#ebb07d', '#f4caa7', '#fbe9db', '#ffffff', '#def0ff', '#afd9fd', '#88c5f9', '#5fb1f3'],
  dark: ['#824c11', '#673f18', '#4d331a', '#2b241d', '#151c1e', '#1e2b37', '#203c54', '#204d71', '#1f5f8f'],
}

type Token = keyof (typeof TOKENS)['light']
/** A token of the theme, colour n of a category and its ink, step 0–8 of a ramp and its ink. */
export type Colour = Token | `${'category' | 'categoryInk' | 'sequential' | 'sequentialInk' | 'diverging'}${number}`

/** Colour name → CSS colour: a hex value, or a custom property where a page follows the reader's scheme. */
export type Paint = (colour: Colour) => string

/** Every colour of a scheme under its name. */
export function coloursOf(scheme: Scheme): Record<string, string> {
  const colours: Record<string, string> = { ...TOKENS[scheme] }
  CATEGORICAL[scheme].forEach((colour, index) => {
    colours[`category${index + 1}`] = colour
    colours[`categoryInk${index + 1}`] = inkOn(colour)
  })
  SEQUENTIAL[scheme].forEach((colour, step) => {
    colours[`sequential${step}`] = colour
    colours[`sequentialInk${step}`] = inkOn(colour)
  })
  DIVERGING[scheme].forEach((colour, step) => {
    colours[`diverging${step}`] = colour
  })
  return colours
}

export function paintOf(scheme: Scheme): Paint {
  const colours = coloursOf(scheme)
  return (colour) => colours[colour]
}

export const paintByVariable: Paint = (colour) => `var(--${colour})`

/** The colour of category `id`; beyond twelve, or without an id, grey: the number alone identifies it. */
export const categoryColour = (id: number | undefined): Colour => (isColoured(id) ? `category${id}` : 'edge')

/** The colour of text on {@link categoryColour}. */
export const categoryInk = (id: number | undefined): Colour => (isColoured(id) ? `categoryInk${id}` : 'surface')

const isColoured = (id: number | undefined): id is number => id !== undefined && Number.isInteger(id) && id >= 1 && id <= 12

/** White or the dark ink, whichever contrasts more on `background`: at least 4.5:1 on every category colour. */
export function inkOn(background: string): string {
  const light = luminance(background) + 0.05
  return 1.05 / light > light / 0.0507 ? '#ffffff' : '#05090a'
}

function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5].map((start) => {
    const channel = Number.parseInt(hex.slice(start, start + 2), 16) / 255
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
