import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { CopyButton, Inspector, InspectorSection, Missing, useFormat } from '#ui'
import type { Cell, ProfileColumn } from '../../answers.ts'
import { gridCommand } from '../../grid-command.ts'
import { figuresOf, writeCell } from '../../view.ts'
import { ColumnDetail } from '../profile/ColumnDetail.tsx'
import { TypeMark } from '../TypeMark.tsx'
import type { Chosen } from './DataGrid.tsx'
import { FilterForm } from './FilterForm.tsx'
import type { Grid } from './use-grid.ts'

interface Props {
  grid: Grid
  profile: readonly ProfileColumn[] | undefined
  chosen: Chosen | undefined
  onChoose: (chosen: Chosen | undefined) => void
}

/** A column with all that is known of it, or a row with all its values. */
export function GridInspector({ grid, profile, chosen, onChoose }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const { details, question, addFilter } = grid
  const footer = <CopyButton label={t('datasets.copyCommand')} text={gridCommand(details.name, question)} />
  if (chosen && 'row' in chosen)
    return (
      <Inspector title={t('datasets.grid.rowNumber', { row: format.number(chosen.row) })} footer={footer}>
        <RowDetail grid={grid} cells={chosen.cells} onChoose={onChoose} />
      </Inspector>
    )
  const name = chosen?.column ?? details.columns[0]?.name
  const column = profile?.find((one) => one.name === name)
  const type = details.columns.find((one) => one.name === name)?.type
  return (
    <Inspector title={name ?? ''} aside={type && <TypeMark type={type} />} footer={footer}>
      {column ? (
        <ColumnDetail
          dataset={String(details.dataset_id)}
          column={column}
          rows={details.rows}
          onValue={(value) => addFilter({ column: column.name, op: '=', value })}
        >
          <InspectorSection title={t('datasets.grid.filterBy')}>
            <FilterForm key={column.name} columns={details.columns} profile={profile} column={column.name} onAdd={addFilter} />
          </InspectorSection>
        </ColumnDetail>
      ) : (
        <InspectorSection title={t('datasets.profile.figures')}>
          <p className="t2">{t('datasets.profile.underWay')}</p>
        </InspectorSection>
      )}
    </Inspector>
  )
}

interface RowProps extends Pick<Props, 'grid' | 'onChoose'> {
  cells: readonly Cell[]
}

function RowDetail({ grid: { inSight }, cells, onChoose }: RowProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const words = { yes: t('datasets.yes'), no: t('datasets.no') }
  return (
    <>
      <InspectorSection title={t('datasets.grid.values')}>
        <dl className="definitions">
          {inSight.map(({ column: { name, type }, index }, place) => {
            const cell = cells[place] ?? null
            return (
              <div key={index}>
                <dt className="ell" title={name}>
                  {name}
                </dt>
                <dd>{cell === null ? <Missing /> : writeCell(cell, type, figuresOf([cell]), format, words)}</dd>
              </div>
            )
          })}
        </dl>
      </InspectorSection>
      <section>
        <Button size="xs" onClick={() => onChoose(undefined)}>
          {t('datasets.grid.toColumns')}
        </Button>
      </section>
    </>
  )
}
