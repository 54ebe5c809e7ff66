import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Loaded } from '#ui'
import { useCancel } from '../../../runs/queries.ts'
import type { Profile } from '../../answers.ts'
import { FileError } from '../FileError.tsx'
import { JobBand } from '../JobBand.tsx'
import type { FollowedProfile } from './use-followed-profile.ts'

interface Props {
  profile: FollowedProfile
  children: (profile: Profile) => ReactNode
}

/** A profile, or how far the job is that makes it. */
export function ProfileLoaded({ profile: { query, task, failure }, children }: Props) {
  const { t } = useTranslation()
  const cancel = useCancel()
  if (failure)
    return (
      <div style={{ padding: 16 }}>
        <FileError error={failure} onRetry={() => query.refetch()} />
      </div>
    )
  return (
    <Loaded query={query}>
      {(known) =>
        known.ready ? (
          children(known)
        ) : (
          <JobBand
            name={t('datasets.profile.underWay')}
            share={task?.progress ?? 0}
            step={task?.step ?? ''}
            secondsLeft={task?.seconds_left ?? null}
            cancelLabel={t('datasets.profile.cancel')}
            onCancel={() => task && cancel.mutate(task.task_id)}
          />
        )
      }
    </Loaded>
  )
}
