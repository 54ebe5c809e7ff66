import { en } from './words/en.ts'
import { fr } from './words/fr.ts'

export const words = { en, fr }
