import { datasets } from '#engine/datasets/contract'
import { dfu } from '#engine/dfu/contract'
import { jobs } from '#engine/jobs/contract'
import { lots } from '#engine/lots/contract'
import { preparation } from '#engine/preparation/contract'
import { projects } from '#engine/projects/contract'
import { recommender } from '#engine/recommender/contract'
import { reports } from '#engine/reports/contract'
import { system } from '#engine/system/contract'

/** Everything that can be asked of the engine. */
export const contract = { system, jobs, projects, datasets, preparation, lots, dfu, recommender, reports }
export type Contract = typeof contract
