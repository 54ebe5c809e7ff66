// A process of its own for crash.test.ts: clusters the lots of a workspace and is killed (SIGKILL) so many ms after the job began.
import { openTestEngine } from './open-test-engine.ts'

const [workspace, afterMs] = process.argv.slice(2)
const { api, engine } = await openTestEngine({ workspace })
const die = () => process.kill(process.pid, 'SIGKILL')
engine.events.listen((event) => {
  if (!('job' in event) || event.status !== 'running') return
  if (Number(afterMs) === 0) die()
  else setTimeout(die, Number(afterMs))
})
const { task_id } = await api.lots.cluster({ n_clusters: 20, n_init: 100 })
await engine.jobs.finished(task_id)
process.exitCode = 3
