import './recommender.css'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Loaded, Page, Tag, useToasts } from '#ui'
import { Problems } from '../runs/Problems.tsx'
import type { Profiles } from './answers.ts'
import { ProfileEditor } from './parts/profiles/ProfileEditor.tsx'
import { ProfileList } from './parts/profiles/ProfileList.tsx'
import { ProfilePreview } from './parts/profiles/ProfilePreview.tsx'
import { SaveProfileDialog } from './parts/profiles/SaveProfileDialog.tsx'
import { Sections } from './parts/Sections.tsx'
import { useMakeDefault } from './parts/tester/use-make-default.ts'
import { type ProfileSettings, sameProfile } from './profile-form.ts'
import { useProfiles, useSaveProfile } from './queries.ts'

/** Profiles of the project: their settings by basket size, and what a change does before it is saved. */
export function ProfilesPage({ name }: { name?: string }) {
  const { t } = useTranslation()
  const profiles = useProfiles()
  return profiles.data ? (
    <ProfilesView data={profiles.data} asked={name} />
  ) : (
    <Page
      title={t('recommender.section.profiles')}
      crumbs={[{ label: t('recommender.title'), href: '/recommender' }, { label: t('recommender.section.profiles') }]}
    >
      <Sections current="profiles" />
      <Loaded query={profiles}>{() => null}</Loaded>
    </Page>
  )
}

function ProfilesView({ data, asked }: { data: Profiles; asked: string | undefined }) {
  const { t } = useTranslation()
  const { show } = useToasts()
  const [picked, setPicked] = useState(asked)
  const [drafts, setDrafts] = useState<Readonly<Record<string, ProfileSettings>>>({})
  const [naming, setNaming] = useState(false)
  const row =
    data.profiles.find(({ name }) => name === picked) ?? data.profiles.find(({ name }) => name === data.active) ?? data.profiles[0]
  const draft = drafts[row.name] ?? row.profile
  const changed = !sameProfile(draft, row.profile)
  const save = useSaveProfile()
  const makeDefault = useMakeDefault(row.name, data.active)
  const forget = (name: string) => setDrafts(({ [name]: _saved, ...others }) => others)
  const saveHere = () => {
    const before = row.profile
    save.mutate(
      { name: row.name, profile: copyOf(draft) },
      {
        onSuccess: ({ name }) => {
          forget(name)
          show(t('recommender.profiles.saved', { name }), { undo: () => save.mutate({ name, profile: before }) })
        },
      },
    )
  }
  return (
    <Page
      title={row.name}
      badge={
        <>
          <Tag>{t(row.packaged ? 'recommender.profiles.packaged' : 'recommender.profiles.own')}</Tag>
          {row.name === data.active && <Tag tone="success">{t('recommender.profiles.byDefault')}</Tag>}
          {changed && <Tag tone="warning">{t('recommender.profiles.changed')}</Tag>}
        </>
      }
      crumbs={[{ label: t('recommender.title'), href: '/recommender' }, { label: t('recommender.section.profiles') }]}
      actions={
        <>
          {makeDefault.possible && !changed && (
            <Button loading={makeDefault.busy} onClick={makeDefault.make}>
              {t('recommender.profiles.makeDefault')}
            </Button>
          )}
          {changed && <Button onClick={() => forget(row.name)}>{t('recommender.profiles.discard')}</Button>}
          <Button variant={row.packaged ? 'filled' : undefined} onClick={() => setNaming(true)}>
            {t('recommender.profiles.saveAs')}
          </Button>
          {!row.packaged && (
            <Button variant="filled" disabled={!changed} loading={save.isPending} onClick={saveHere}>
              {t('recommender.profiles.save')}
            </Button>
          )}
        </>
      }
      inspector={<ProfilePreview key={row.name} row={row} draft={draft} changed={changed} />}
    >
      <Sections current="profiles" />
      <Problems errors={[save.error, makeDefault.error]} />
      <div className="reco-profiles">
        <ProfileList data={data} current={row.name} changed={Object.keys(drafts)} onPick={setPicked} />
        <ProfileEditor
          key={row.name}
          data={data}
          row={row}
          draft={draft}
          onChange={(next) => setDrafts((all) => ({ ...all, [row.name]: next }))}
        />
      </div>
      <SaveProfileDialog
        opened={naming}
        taken={data.profiles}
        profile={copyOf(draft)}
        onClose={() => setNaming(false)}
        onSaved={(name) => {
          forget(row.name)
          setPicked(name)
        }}
      />
    </Page>
  )
}

/** The contract takes plain records. */
const copyOf = ({ basket_params_by_size }: ProfileSettings) => ({
  basket_params_by_size: Object.fromEntries(Object.entries(basket_params_by_size).map(([size, bucket]) => [size, { ...bucket }])),
})
