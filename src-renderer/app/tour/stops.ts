export interface Stop {
  /** `app.tour.{key}.title` and `.text` say what is seen. */
  key: string
  /** What is pointed at. */
  target?: string
  /** The page it is on; without it, wherever the window is. */
  path?: (run_id: number) => string
}

const runPage = (run_id: number) => `/lots/runs/${run_id}`

/** From the frame of the window to one result and what stands behind it. */
export const STOPS: readonly Stop[] = [
  { key: 'welcome' },
  { key: 'sections', target: '.nav' },
  { key: 'commands', target: '.command-field' },
  { key: 'profile', target: '.heat', path: runPage },
  { key: 'doubt', target: 'main [role=grid]', path: runPage },
  { key: 'why', target: '.inspector', path: runPage },
  { key: 'jobs', target: '.jobs' },
  { key: 'help', target: '.help-link' },
]
