import { Button, Popover } from '@mantine/core'
import { IconFilterPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProfileColumn } from '../../answers.ts'
import { FilterForm } from './FilterForm.tsx'
import type { Grid } from './use-grid.ts'

interface Props {
  grid: Grid
  profile: readonly ProfileColumn[] | undefined
}

/** A further condition on the rows in sight. */
export function AddFilter({ grid: { details, addFilter }, profile }: Props) {
  const { t } = useTranslation()
  const [adding, setAdding] = useState(false)
  return (
    <Popover opened={adding} onChange={setAdding} position="bottom-end" shadow="md" trapFocus>
      <Popover.Target>
        <Button leftSection={<IconFilterPlus size={14} stroke={1.5} />} onClick={() => setAdding(!adding)}>
          {t('datasets.grid.addFilter')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('datasets.grid.addFilter')}>
        <FilterForm
          columns={details.columns}
          profile={profile}
          onAdd={(filter) => {
            addFilter(filter)
            setAdding(false)
          }}
        />
      </Popover.Dropdown>
    </Popover>
  )
}
