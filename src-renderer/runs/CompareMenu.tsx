import { Button, Menu } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { useFormat } from '#ui'

interface Props {
  /** Folder of the pages: `/lots` compares at `/lots/compare/1/2`. */
  base: string
  run_id: number
  /** All runs, newest first. */
  runs: readonly { run_id: number; k: number; created_at: string }[]
  /** Other things to compare with, above the runs. */
  children?: ReactNode
}

const OFFERED_RUNS = 12

export function CompareMenu({ base, run_id, runs, children }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const others = runs.filter((run) => run.run_id !== run_id).slice(0, OFFERED_RUNS)
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button>{t('runs.compare')}</Button>
      </Menu.Target>
      <Menu.Dropdown>
        {children}
        <Menu.Label>{t('runs.compareWith')}</Menu.Label>
        {others.map((run) => (
          <Menu.Item
            key={run.run_id}
            component={Link}
            href={`${base}/compare/${Math.min(run.run_id, run_id)}/${Math.max(run.run_id, run_id)}`}
          >
            {t('runs.compareItem', { run: String(run.run_id), k: run.k, date: format.dateTime(run.created_at) })}
          </Menu.Item>
        ))}
        {others.length === 0 && <Menu.Item disabled>{t('runs.noOtherRun')}</Menu.Item>}
      </Menu.Dropdown>
    </Menu>
  )
}
