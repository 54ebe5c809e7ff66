import { useTranslation } from 'react-i18next'
import { Loaded, Panel, useFormat } from '#ui'
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
          <table className="plain-table">
            <tbody>
              <Fact label={t('home.workspace')} value={workspace} mono />
              <Fact label={t('home.size')} value={format.bytes(workspace_bytes)} />
              <Fact label={t('home.threads')} value={format.number(threads)} />
              <Fact label={t('home.platform')} value={platform} />
              <Fact label={t('home.version')} value={version} />
            </tbody>
          </table>
        )}
      </Loaded>
    </Panel>
  )
}

const Fact = ({ label, value, mono }: { label: string; value: string; mono?: boolean }) => (
  <tr>
    <th scope="row" style={{ width: 160, paddingBlock: 3, fontSize: 12 }}>
      {label}
    </th>
    <td className={mono ? 'mono' : undefined} style={{ overflowWrap: 'anywhere' }}>
      {value}
    </td>
  </tr>
)
