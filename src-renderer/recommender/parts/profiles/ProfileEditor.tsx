import { Button, Select } from '@mantine/core'
import { IconDownload, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CopyButton, ErrorNote, saveFile, useToasts } from '#ui'
import { commandLine } from '../../../runs/command-line.ts'
import type { ProfileRow, Profiles } from '../../answers.ts'
import {
  bucketLike,
  GROUP_NAMES,
  type ProfileSettings,
  SETTING_GROUPS,
  sizesInOrder,
  weightShares,
  withSetting,
} from '../../profile-form.ts'
import { useDeleteProfile, useSaveProfile } from '../../queries.ts'
import { SettingRow } from './SettingRow.tsx'
import { SizePicker } from './SizePicker.tsx'

interface Props {
  data: Profiles
  row: ProfileRow
  draft: ProfileSettings
  onChange: (draft: ProfileSettings) => void
}

/** Every setting of one basket size, with its definition, its default and what another profile has. */
export function ProfileEditor({ data, row, draft, onChange }: Props) {
  const { t } = useTranslation()
  const sizes = sizesInOrder(draft)
  const [picked, setPicked] = useState<string>()
  const [against, setAgainst] = useState<string | null>(null)
  const size = sizes.find((one) => one === picked) ?? sizes[0]
  const bucket = draft.basket_params_by_size[size] ?? {}
  const other = data.profiles.find(({ name }) => name === against)
  const otherBucket = other && bucketLike(other.profile, size)
  const ruleOf = (name: string) => data.settings.find((rule) => rule.name === name)
  const settingOf = (name: string) => bucket[name] ?? ruleOf(name)?.below ?? 0
  const shares = weightShares(settingOf)
  const differing = otherBucket ? data.settings.filter(({ name, below }) => (otherBucket[name] ?? below) !== settingOf(name)).length : 0
  return (
    <div className="reco-right">
      <div className="toolbar">
        <SizePicker profile={draft} size={size} onPick={setPicked} onChange={onChange} />
        <span className="end row">
          <Select
            aria-label={t('recommender.profiles.compareWith')}
            placeholder={t('recommender.profiles.compareWith')}
            data={data.profiles.filter(({ name }) => name !== row.name).map(({ name }) => name)}
            value={against}
            onChange={setAgainst}
            clearable
            w={220}
          />
        </span>
      </div>
      {other && (
        <p className="small t2" style={{ padding: '8px 16px' }} role="status">
          {differing === 0 ? t('recommender.profiles.noDifference') : t('recommender.profiles.differences', { count: differing })}
        </p>
      )}
      {GROUP_NAMES.map((group) => (
        <section key={group} className="reco-group">
          <h2>{t(`recommender.profiles.group.${group}`)}</h2>
          {SETTING_GROUPS[group].map((name) => {
            const rule = ruleOf(name)
            if (!rule) return null
            const value = settingOf(name)
            const theirs = otherBucket && (otherBucket[name] ?? rule.below)
            return (
              <SettingRow
                key={name}
                rule={rule}
                value={value}
                inherited={bucket[name] === undefined}
                other={other && theirs !== undefined && theirs !== value ? { profile: other.name, value: theirs } : undefined}
                share={shares[name]}
                onChange={(next) => onChange(withSetting(draft, size, name, next))}
              />
            )
          })}
        </section>
      ))}
      <Foot row={row} draft={draft} />
    </div>
  )
}

function Foot({ row, draft }: { row: ProfileRow; draft: ProfileSettings }) {
  const { t } = useTranslation()
  const { show } = useToasts()
  const remove = useDeleteProfile()
  const save = useSaveProfile()
  const undo = () => save.mutate({ name: row.name, profile: row.profile })
  return (
    <div className="row" style={{ padding: '12px 16px', flexWrap: 'wrap' }}>
      <Button
        leftSection={<IconDownload size={14} stroke={1.5} />}
        onClick={() => saveFile(`${row.name}.json`, `${JSON.stringify({ [row.name]: draft }, null, 2)}\n`, 'application/json')}
      >
        {t('recommender.profiles.asFile')}
      </Button>
      <CopyButton
        label={t('recommender.copyCommand')}
        text={commandLine('recommender', 'save-profile', row.name, '--profile', JSON.stringify(draft))}
      />
      {!row.packaged && (
        <Button
          className="end"
          variant="subtle"
          color="gray"
          leftSection={<IconTrash size={14} stroke={1.5} />}
          loading={remove.isPending}
          onClick={() => remove.mutate(row.name, { onSuccess: ({ name }) => show(t('recommender.profiles.deleted', { name }), { undo }) })}
          style={{ color: 'var(--t-danger)' }}
        >
          {t('recommender.profiles.remove')}
        </Button>
      )}
      {row.packaged && <span className="small t3">{t('recommender.profiles.cannotChange')}</span>}
      <ErrorNote error={remove.error ?? save.error} />
    </div>
  )
}
