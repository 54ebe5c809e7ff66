import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { Loaded, Panel, useFormat } from '#ui'
import { useRecentRuns } from '../queries.ts'

/** The newest runs, each one click away. */
export function RecentRuns() {
  const { t } = useTranslation()
  const format = useFormat()
  const runs = useRecentRuns()
  return (
    <Panel title={t('home.goOn')}>
      <Loaded query={runs} isEmpty={(answer) => answer.runs.length === 0} empty={<p className="t3">{t('home.noRun')}</p>}>
        {(answer) => (
          <ul>
            {answer.runs.map((run) => (
              <li key={run.run_id} className="row" style={{ height: 36, borderBottom: '1px solid var(--t-line)' }}>
                <Link href={`/lots/runs/${run.run_id}`} className="med ell" style={{ textDecoration: 'none' }}>
                  {t('home.run', { run: String(run.run_id), count: run.n_clusters })}
                </Link>
                <span className="t3 small nowrap">{t('home.runLots', { count: run.n_lots })}</span>
                <span className="end t3 small nowrap">{format.dateTime(run.created_at)}</span>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </Panel>
  )
}
