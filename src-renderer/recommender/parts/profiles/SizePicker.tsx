import { ActionIcon, Button, Popover, SegmentedControl, TextInput, Tooltip } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { freeSize, isSize, type ProfileSettings, sizesInOrder, withoutSize, withSize } from '../../profile-form.ts'

interface Props {
  profile: ProfileSettings
  size: string
  onPick: (size: string) => void
  onChange: (profile: ProfileSettings) => void
}

/** The basket sizes that have settings of their own; one more begins as a copy of the one that is shown. */
export function SizePicker({ profile, size, onPick, onChange }: Props) {
  const { t } = useTranslation()
  const sizes = sizesInOrder(profile)
  return (
    <>
      <span className="small med">{t('recommender.profiles.sizes')}</span>
      <SegmentedControl
        aria-label={t('recommender.profiles.sizes')}
        value={size}
        onChange={onPick}
        data={sizes.map((key) => ({ value: key, label: key === 'default' ? t('recommender.profiles.sizeDefault') : key }))}
      />
      <NewSize
        profile={profile}
        onAdd={(key) => {
          onChange(withSize(profile, key, size))
          onPick(key)
        }}
      />
      {sizes.length > 1 && (
        <Tooltip label={t('recommender.profiles.removeSize')}>
          <ActionIcon aria-label={t('recommender.profiles.removeSize')} onClick={() => onChange(withoutSize(profile, size))}>
            <IconTrash size={14} stroke={1.5} />
          </ActionIcon>
        </Tooltip>
      )}
    </>
  )
}

function NewSize({ profile, onAdd }: { profile: ProfileSettings; onAdd: (key: string) => void }) {
  const { t } = useTranslation()
  const [opened, setOpened] = useState(false)
  const [typed, setTyped] = useState('')
  const key = typed.trim() || freeSize(profile)
  const wrong = !isSize(key) || key in profile.basket_params_by_size
  const add = () => {
    if (wrong) return
    onAdd(key)
    setOpened(false)
    setTyped('')
  }
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-start" shadow="md" trapFocus>
      <Popover.Target>
        <Button size="xs" leftSection={<IconPlus size={14} stroke={1.5} />} onClick={() => setOpened(!opened)}>
          {t('recommender.profiles.addSize')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <div className="stack">
          <TextInput
            label={t('recommender.profiles.newSize')}
            description={t('recommender.profiles.newSizeHelp')}
            placeholder={freeSize(profile)}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
            onKeyDown={(event) => event.key === 'Enter' && add()}
            error={wrong ? t('recommender.profiles.sizeWrong') : undefined}
          />
          <Button disabled={wrong} onClick={add}>
            {t('recommender.profiles.addSize')}
          </Button>
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}
