import { Modal } from '@mantine/core'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import { KEYS } from './keys.ts'

/** Every key of the window, under `?`. */
export function KeyList({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation()
  return (
    <Modal opened={opened} onClose={onClose} size={760} title={t('app.keysTitle')} closeButtonProps={{ 'aria-label': t('ui.close') }}>
      <div className="key-list">
        {KEYS.map(({ key, rows }) => (
          <section key={key}>
            <h3>{t(`app.keyGroup.${key}`)}</h3>
            <dl>
              {rows.map((row) => (
                <Fragment key={row.does}>
                  <dt>{t(`app.key.${row.does}`)}</dt>
                  <dd>
                    {row.keys.map((keys, index) => (
                      <Fragment key={keys}>
                        {index > 0 && <span className="t3"> {'range' in row ? '–' : t('app.keyOr')} </span>}
                        <Keys keys={keys} />
                      </Fragment>
                    ))}
                  </dd>
                </Fragment>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <p className="t3 small">{t('app.keysNote')}</p>
    </Modal>
  )
}

/** `Ctrl [enter]` as two caps. */
function Keys({ keys }: { keys: string }) {
  const { t } = useTranslation()
  return keys.split(' ').map((part) => {
    const name = /^\[(\w+)\]$/.exec(part)?.[1]
    return <kbd key={part}>{name ? t(`app.keyNames.${name}`) : part}</kbd>
  })
}
