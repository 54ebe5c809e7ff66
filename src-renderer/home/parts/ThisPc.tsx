import { useTranslation } from 'react-i18next'
import { FactTable, Loaded, Panel, useFormat } from '#ui'
import { useAbout } from '../queries.ts'

/** Where everything is kept and what it runs on. */
export function ThisPc() {
  const { t } = useTranslation()
  const format = useFormat()
  const about = useAbout()
  return (
    <Panel title={t('home.pc')}>
      <Loaded query={about}>
        {({ workspace, workspace_bytes, version, threads, platform }) => (
          <FactTable
            rows={[
              { label: t('home.workspace'), value: workspace, mono: true },
              { label: t('home.size'), value: format.bytes(workspace_bytes) },
              { label: t('home.threads'), value: format.number(threads) },
              { label: t('home.platform'), value: platform },
              { label: t('home.version'), value: version },
            ]}
          />
        )}
      </Loaded>
    </Panel>
  )
}
