import { jobs } from '#engine/jobs/contract'
import { projects } from '#engine/projects/contract'
import { system } from '#engine/system/contract'

/** Everything that can be asked of the engine. */
export const contract = { system, jobs, projects }
export type Contract = typeof contract
