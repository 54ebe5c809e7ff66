import { useTranslation } from 'react-i18next'
import { CopyButton, FactTable, Loaded, Panel, useFormat } from '#ui'
import { useAbout } from '../queries.ts'

/** Where everything is kept. */
export function WorkspacePanel() {
  const { t } = useTranslation()
  const format = useFormat()
  const about = useAbout()
  return (
    <Panel
      title={t('settings.workspace')}
      actions={about.data && <CopyButton command={false} label={t('settings.copyPath')} text={about.data.workspace} />}
    >
      <Loaded query={about}>
        {({ workspace, workspace_bytes, version, platform, node }) => (
          <FactTable
            rows={[
              { label: t('settings.folder'), value: workspace, mono: true },
              { label: t('settings.size'), value: format.bytes(workspace_bytes) },
              { label: t('settings.version'), value: `Tessera ${version}` },
              { label: t('settings.platform'), value: `${platform} · Node ${node}` },
            ]}
          />
        )}
      </Loaded>
      <p className="t3 small text" style={{ marginTop: 8 }}>
        {t('settings.workspaceWhy')}
      </p>
    </Panel>
  )
}
