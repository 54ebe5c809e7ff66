import { words as home } from '../../home/words.ts'
import { words as ui } from '../../ui/words.ts'
import { words as app } from '../words.ts'

/** One dictionary per page, under the name of the page. */
export const fr = { app: app.fr, home: home.fr, ui: ui.fr }
