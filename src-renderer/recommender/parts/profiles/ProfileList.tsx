import { useTranslation } from 'react-i18next'
import { Tag } from '#ui'
import type { Profiles } from '../../answers.ts'

interface Props {
  data: Profiles
  current: string
  /** Names of those with changes that are not saved. */
  changed: readonly string[]
  onPick: (name: string) => void
}

export function ProfileList({ data, current, changed, onPick }: Props) {
  const { t } = useTranslation()
  return (
    <nav className="reco-left" aria-label={t('recommender.profiles.list')}>
      {data.profiles.map(({ name, packaged }) => (
        <button
          key={name}
          type="button"
          className="bare reco-profile"
          aria-current={name === current ? 'true' : undefined}
          onClick={() => onPick(name)}
        >
          <span className="mono small ell" title={name}>
            {name}
          </span>
          <span className="row tight">
            <Tag>{t(packaged ? 'recommender.profiles.packaged' : 'recommender.profiles.own')}</Tag>
            {name === data.active && <Tag tone="success">{t('recommender.profiles.byDefault')}</Tag>}
            {changed.includes(name) && <Tag tone="warning">{t('recommender.profiles.changed')}</Tag>}
          </span>
        </button>
      ))}
    </nav>
  )
}
