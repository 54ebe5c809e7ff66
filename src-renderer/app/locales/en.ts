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

/** One dictionary per page, under the name of the page. */
export const en = {
  app: app.en,
  datasets: datasets.en,
  dfu: dfu.en,
  help: help.en,
  home: home.en,
  jobs: jobs.en,
  lots: lots.en,
  preparation: preparation.en,
  recommender: recommender.en,
  runs: runs.en,
  settings: settings.en,
  ui: ui.en,
}
