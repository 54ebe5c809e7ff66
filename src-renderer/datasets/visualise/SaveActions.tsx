import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { useToasts } from '#ui'
import type { ChartConfig, SavedChart } from './answers.ts'
import { isSame } from './form.ts'
import { NameDialog } from './NameDialog.tsx'
import { useSaveChart } from './queries.ts'

interface Props {
  dataset: string
  config: ChartConfig
  opened: SavedChart | undefined
  /** A name to begin with. */
  proposed: string
  disabled: boolean
}

/** Keeps the chart under a name, or what was changed of it. */
export function SaveActions({ dataset, config, opened, proposed, disabled }: Props) {
  const { t } = useTranslation()
  const { show } = useToasts()
  const [, navigate] = useLocation()
  const [naming, setNaming] = useState(false)
  const save = useSaveChart(dataset)
  const keep = (name: string, replace: boolean) =>
    save.mutate(
      { name, replace, config },
      {
        onSuccess: (chart) => {
          setNaming(false)
          show(t('datasets.visualise.savedAs', { name: chart.name }))
          navigate(`/datasets/${dataset}/visualise/${chart.visualization_id}`)
        },
      },
    )
  return (
    <>
      {opened && <Button onClick={() => navigate(`/datasets/${dataset}/visualise`)}>{t('datasets.visualise.newChart')}</Button>}
      {opened && (
        <Button disabled={disabled} onClick={() => setNaming(true)}>
          {t('datasets.visualise.saveAs')}
        </Button>
      )}
      <Button
        variant="filled"
        disabled={disabled || (opened && isSame(config, opened.chart_config))}
        loading={save.isPending && !naming}
        onClick={() => (opened ? keep(opened.name, true) : setNaming(true))}
      >
        {t('datasets.visualise.save')}
      </Button>
      {naming && (
        <NameDialog
          title={t('datasets.visualise.saveTitle')}
          verb={t('datasets.visualise.saveVerb')}
          name={proposed}
          error={save.error}
          busy={save.isPending}
          replaceable
          onName={keep}
          onClose={() => {
            setNaming(false)
            save.reset()
          }}
        />
      )}
    </>
  )
}
