import { Button, Menu } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { StepKind } from '../answers.ts'
import type { Words } from './use-words.ts'

/** Kinds of steps by what they are for. */
const GROUPS = [
  { key: 'missing', kinds: ['missing_tokens', 'fill_missing', 'remove_missing_rows', 'remove_missing_columns', 'outliers'] },
  { key: 'values', kinds: ['convert', 'scale', 'encode', 'bin', 'date_parts', 'split', 'derive'] },
  { key: 'columns', kinds: ['rename', 'select', 'drop'] },
  { key: 'rows', kinds: ['filter', 'deduplicate', 'sort', 'sample'] },
  { key: 'table', kinds: ['aggregate', 'pivot', 'unpivot', 'join'] },
]

interface Props {
  kinds: readonly StepKind[]
  words: Words
  onAdd: (kind: string) => void
}

/** Every kind of step under what it is for. */
export function AddStep({ kinds, words, onAdd }: Props) {
  const { t } = useTranslation()
  const known = new Set(kinds.map(({ step }) => step))
  return (
    <Menu position="bottom-start" width={300}>
      <Menu.Target>
        <Button variant="subtle" color="gray" leftSection={<IconPlus size={14} stroke={1.5} />}>
          {t('preparation.add')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah={460} style={{ overflowY: 'auto' }}>
        {GROUPS.map((group) => (
          <div key={group.key} role="presentation">
            <Menu.Label>{t(`preparation.groups.${group.key}`)}</Menu.Label>
            {group.kinds
              .filter((kind) => known.has(kind))
              .map((kind) => (
                <Menu.Item key={kind} onClick={() => onAdd(kind)}>
                  {words.title(kind)}
                </Menu.Item>
              ))}
          </div>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
