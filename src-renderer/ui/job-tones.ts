import type { Tone } from './Tag.tsx'

/** The tint of a job's state; its word always stands with it. */
export const JOB_TONES = {
  pending: 'neutral',
  running: 'accent',
  completed: 'success',
  failed: 'danger',
  cancelled: 'neutral',
  interrupted: 'warning',
} as const satisfies Record<string, Tone>
