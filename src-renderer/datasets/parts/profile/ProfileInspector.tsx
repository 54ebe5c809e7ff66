import { useTranslation } from 'react-i18next'
import { CopyButton, Inspector, InspectorSection } from '#ui'
import { commandWord } from '../../../runs/command-line.ts'
import type { Details, Profile } from '../../answers.ts'
import { TypeMark } from '../TypeMark.tsx'
import { ColumnDetail } from './ColumnDetail.tsx'

interface Props {
  details: Details
  profile: Profile | undefined
  column: string | undefined
}

/** The column that was chosen in the profile, else the first one. */
export function ProfileInspector({ details, profile, column: name }: Props) {
  const { t } = useTranslation()
  const column = profile?.columns.find((one) => one.name === name) ?? profile?.columns[0]
  const command = `tessera datasets profile ${commandWord(details.name)} --version ${details.version_number}`
  return (
    <Inspector
      title={column?.name ?? t('datasets.profile.title')}
      aside={column && <TypeMark type={column.type} />}
      footer={<CopyButton label={t('datasets.copyCommand')} text={command} />}
    >
      {column ? (
        <ColumnDetail dataset={String(details.dataset_id)} column={column} rows={details.rows} />
      ) : (
        <InspectorSection title={t('datasets.profile.figures')}>
          <p className="t2">{t('datasets.profile.underWay')}</p>
        </InspectorSection>
      )}
    </Inspector>
  )
}
