import { expect, it } from 'vitest'
import { onClose, onCrash, RunningJobs } from './closing.ts'

it('asks before a running job would be stopped, and only then', () => {
  expect(onClose({ running: 0, leaving: false })).toBe('close')
  expect(onClose({ running: 2, leaving: false })).toBe('ask')
  expect(onClose({ running: 2, leaving: true })).toBe('close')
})

it('loads a crashed page again three times a minute', () => {
  expect(onCrash([0])).toBe('reload')
  expect(onCrash([0, 1000, 2000])).toBe('reload')
  expect(onCrash([0, 1000, 2000, 3000])).toBe('ask')
  expect(onCrash([0, 70_000, 140_000, 210_000])).toBe('reload')
})

it('counts the jobs that are not done yet', () => {
  const jobs = new RunningJobs()
  expect(jobs.follow({ job: 1, status: 'pending' })).toBe(false)
  expect(jobs.follow({ job: 1, status: 'running' })).toBe(false)
  expect(jobs.follow({ job: 2, status: 'running' })).toBe(false)
  expect(jobs.count).toBe(2)
  expect(jobs.follow({ job: 1, status: 'completed' })).toBe(false)
  expect(jobs.follow({ job: 3, status: 'failed' })).toBe(false)
  expect(jobs.follow({ job: 2, status: 'cancelled' })).toBe(true)
  expect(jobs.count).toBe(0)
})
