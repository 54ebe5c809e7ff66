import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { CopyButton, Loaded, Panel, Tag, type Tone, useFormat } from '#ui'
import { useLog } from '../queries.ts'

const TONES: Record<string, Tone> = { debug: 'neutral', info: 'neutral', warn: 'warning', error: 'danger' }

/** The newest lines of the engine's log; an unexpected failure is found here by its reference. */
export function LogPanel() {
  const { t } = useTranslation()
  const format = useFormat()
  const log = useLog()
  return (
    <Panel
      title={t('settings.log')}
      hint={log.data?.path}
      style={{ gridColumn: '1 / -1' }}
      actions={
        <>
          {log.data && <CopyButton command={false} label={t('settings.copyPath')} text={log.data.path} />}
          <Button loading={log.isFetching} onClick={() => log.refetch()}>
            {t('settings.readAgain')}
          </Button>
        </>
      }
    >
      <Loaded query={log} isEmpty={({ lines }) => lines.length === 0} empty={<p className="t3">{t('settings.noLog')}</p>}>
        {({ lines }) => (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reached by the keyboard
          <section className="scroll" aria-label={t('settings.log')} tabIndex={0}>
            <table className="plain-table">
              <tbody>
                {lines.map(({ at, level, message }, index) => (
                  <tr key={`${at} ${lines.length - index}`}>
                    <th scope="row" className="nowrap" style={{ width: 160 }}>
                      {format.dateTime(at)}
                    </th>
                    <td style={{ width: 80 }}>
                      <Tag tone={TONES[level]}>{t(`settings.levels.${level}`)}</Tag>
                    </td>
                    <td lang="en" className="mono" style={{ overflowWrap: 'anywhere' }}>
                      {message}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        )}
      </Loaded>
    </Panel>
  )
}
