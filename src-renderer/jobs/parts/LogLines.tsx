import { useTranslation } from 'react-i18next'
import { CopyButton, Loaded, Panel, useFormat } from '#ui'
import { useJobLog } from '../queries.ts'

/** What a job has noted, oldest first, as the engine wrote it. */
export function LogLines({ task_id, running }: { task_id: number; running: boolean }) {
  const { t } = useTranslation()
  const format = useFormat()
  const log = useJobLog(task_id, running)
  const lines = log.data?.lines ?? []
  const text = lines.map(({ at, message }) => `${at}\t${message}`).join('\n')
  return (
    <Panel title={t('ui.log')} actions={lines.length > 0 && <CopyButton command={false} label={t('ui.copy')} text={text} />}>
      <Loaded query={log} isEmpty={(answer) => answer.lines.length === 0} empty={<p className="t3">{t('jobs.noLog')}</p>}>
        {(answer) => (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reached by the keyboard
          <section className="scroll" aria-label={t('ui.log')} tabIndex={0}>
            <table className="plain-table">
              <tbody>
                {answer.lines.map(({ at, message }) => (
                  <tr key={`${at} ${message}`}>
                    <th scope="row" className="nowrap" style={{ width: 90 }}>
                      {format.time(at)}
                    </th>
                    <td lang="en">{message}</td>
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
