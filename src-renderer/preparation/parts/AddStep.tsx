import { Button, Popover } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
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
  const [opened, setOpened] = useState(false)
  const known = new Set(kinds.map(({ step }) => step))
  const choose = (kind: string) => {
    setOpened(false)
    onAdd(kind)
  }
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-start" width={300} shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <Button variant="subtle" color="gray" leftSection={<IconPlus size={14} stroke={1.5} />} onClick={() => setOpened(!opened)}>
          {t('preparation.add')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown className="prep-kinds">
        {GROUPS.map((group) => (
          <section key={group.key} aria-label={t(`preparation.groups.${group.key}`)}>
            <h3 className="tiny t3">{t(`preparation.groups.${group.key}`)}</h3>
            <ul>
              {group.kinds
                .filter((kind) => known.has(kind))
                .map((kind) => (
                  <li key={kind}>
                    <button type="button" className="bare prep-kind" onClick={() => choose(kind)}>
                      {words.title(kind)}
                    </button>
                  </li>
                ))}
            </ul>
          </section>
        ))}
      </Popover.Dropdown>
    </Popover>
  )
}
