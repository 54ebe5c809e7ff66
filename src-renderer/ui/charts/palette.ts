import { CATEGORICAL, inkOn, type Scheme, TOKENS } from '../theme.ts'

/** Explicit colours for what cannot read CSS variables: canvas and exported files. */
export interface Palette {
  scheme: Scheme
  tokens: (typeof TOKENS)[Scheme]
  /** Colour of category `id` from 1; grey beyond twelve. */
  category: (id: number) => string
  /** Text on {@link Palette.category}. */
  ink: (id: number) => string
}

export function paletteOf(scheme: Scheme): Palette {
  const tokens = TOKENS[scheme]
  const category = (id: number) => CATEGORICAL[scheme][id - 1] ?? tokens.text3
  return { scheme, tokens, category, ink: (id) => inkOn(category(id)) }
}
