import { NumberInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#ui'
import type { Grid } from './use-grid.ts'

/** Brings a row on screen by its number in the version, whatever the order. */
export function GoToRow({ grid: { goTo } }: { grid: Grid }) {
  const { t } = useTranslation()
  const format = useFormat()
  const [row, setRow] = useState<number | ''>('')
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (row !== '') goTo(row)
      }}
    >
      <NumberInput
        aria-label={t('datasets.grid.goToRow')}
        placeholder={t('datasets.grid.goToRow')}
        value={row}
        onChange={(value) => setRow(typeof value === 'number' && value >= 1 ? value : '')}
        min={1}
        allowDecimal={false}
        allowNegative={false}
        thousandSeparator={format.language === 'fr' ? '\u00a0' : ','}
        hideControls
        w={124}
      />
    </form>
  )
}
