import { words as datasets } from '../../datasets/words.ts'
import { words as dfu } from '../../dfu/words.ts'
import { words as help } from '../../help/words.ts'
import { words as home } from '../../home/words.ts'
import { words as jobs } from '../../jobs/words.ts'
import { words as lots } from '../../lots/words.ts'
import { words as preparation } from '../../preparation/words.ts'
import { words as recommender } from '../../recommender/words.ts'
import { words as runs } from '../../runs/words.ts'
import { words as settings } from '../../settings/words.ts'
import { words as ui } from '../../ui/words.ts'
import { words as app } from '../words.ts'
import { frenchSpaces } from './french-spaces.ts'

/** One dictionary per page, under the name of the page. */
export const fr = frenchSpaces({
  app: app.fr,
  datasets: datasets.fr,
  dfu: dfu.fr,
  help: help.fr,
  home: home.fr,
  jobs: jobs.fr,
  lots: lots.fr,
  preparation: preparation.fr,
  recommender: recommender.fr,
  runs: runs.fr,
  settings: settings.fr,
  ui: ui.fr,
})
