import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { InspectorSection, Loaded, Missing, useFormat } from '#ui'
import { figuresOf, writeCell } from '../view.ts'
import { useRow, type VersionRef } from './queries.ts'

interface Props {
  of: VersionRef
  row: number
  onClose: () => void
}

/** All values of one row. */
export function RowDetail({ of, row, onClose }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const query = useRow(of, row)
  const words = { yes: t('datasets.yes'), no: t('datasets.no') }
  return (
    <>
      <InspectorSection title={t('datasets.grid.values')}>
        <Loaded query={query}>
          {({ columns, rows: [cells = []] }) => (
            <dl className="definitions">
              {columns.map(({ name, type }, index) => {
                const cell = cells[index] ?? null
                return (
                  <div key={name}>
                    <dt className="ell" title={name}>
                      {name}
                    </dt>
                    <dd>{cell === null ? <Missing /> : writeCell(cell, type, figuresOf([cell]), format, words)}</dd>
                  </div>
                )
              })}
            </dl>
          )}
        </Loaded>
      </InspectorSection>
      <section>
        <Button size="xs" onClick={onClose}>
          {t('datasets.visualise.closeRow')}
        </Button>
      </section>
    </>
  )
}
