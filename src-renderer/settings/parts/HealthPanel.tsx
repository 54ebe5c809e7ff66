import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Loaded, Panel, Tag } from '#ui'
import { useDoctor } from '../queries.ts'

/** Whether the workspace and this PC are well. */
export function HealthPanel() {
  const { t, i18n } = useTranslation()
  const [asked, setAsked] = useState(false)
  const doctor = useDoctor(asked)
  const nameOf = (check: string) => (i18n.exists(`settings.checks.${check}.name`) ? t(`settings.checks.${check}.name`) : check)
  const ask = () => (asked ? void doctor.refetch() : setAsked(true))
  return (
    <Panel
      title={t('settings.health')}
      hint={doctor.data && (doctor.data.ok ? t('settings.allWell') : t('settings.notWell'))}
      actions={
        <Button loading={doctor.isFetching} onClick={ask}>
          {t('settings.check')}
        </Button>
      }
    >
      {!asked && <p className="t3">{t('settings.checkWhy')}</p>}
      {asked && (
        <Loaded query={doctor}>
          {({ checks }) => (
            <table className="plain-table">
              <tbody>
                {checks.map(({ name, ok, found }) => (
                  <tr key={name}>
                    <th scope="row" style={{ width: 150 }}>
                      {nameOf(name)}
                    </th>
                    <td style={{ width: 90 }}>
                      <Tag tone={ok ? 'success' : 'danger'}>{ok ? t('settings.well') : t('settings.ill')}</Tag>
                    </td>
                    <td lang="en" style={{ overflowWrap: 'anywhere' }}>
                      {found}
                    </td>
                    <td className="t2">{!ok && t(`settings.checks.${name}.hint`)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </Loaded>
      )}
    </Panel>
  )
}
