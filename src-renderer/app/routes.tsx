import { Button } from '@mantine/core'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, Route, Switch, useLocation } from 'wouter'
import { EmptyState, Page } from '#ui'
import { ErrorBoundary } from './ErrorBoundary.tsx'

const HomePage = lazy(() => import('../home/HomePage.tsx').then((page) => ({ default: page.HomePage })))
const DatasetsPage = lazy(() => import('../datasets/DatasetsPage.tsx').then((page) => ({ default: page.DatasetsPage })))
const DatasetPage = lazy(() => import('../datasets/DatasetPage.tsx').then((page) => ({ default: page.DatasetPage })))
const ImportPage = lazy(() => import('../datasets/ImportPage.tsx').then((page) => ({ default: page.ImportPage })))
const LotsPage = lazy(() => import('../lots/LotsPage.tsx').then((page) => ({ default: page.LotsPage })))
const NewRunPage = lazy(() => import('../lots/NewRunPage.tsx').then((page) => ({ default: page.NewRunPage })))
const RunPage = lazy(() => import('../lots/RunPage.tsx').then((page) => ({ default: page.RunPage })))
const ScorePage = lazy(() => import('../lots/ScorePage.tsx').then((page) => ({ default: page.ScorePage })))
const ComparePage = lazy(() => import('../lots/ComparePage.tsx').then((page) => ({ default: page.ComparePage })))
const TaskPage = lazy(() => import('../lots/TaskPage.tsx').then((page) => ({ default: page.TaskPage })))

/** Which address shows which page. */
export function Routes({ projectLabel }: { projectLabel: string }) {
  const [location] = useLocation()
  return (
    <ErrorBoundary key={location}>
      <Suspense fallback={<main className="page solo" />}>
        <Switch>
          <Route path="/">
            <HomePage title={projectLabel} />
          </Route>
          <Route path="/datasets" component={DatasetsPage} />
          <Route path="/datasets/import" component={ImportPage} />
          <Route path="/datasets/:id">{({ id }) => <DatasetPage dataset_id={Number(id)} />}</Route>
          <Route path="/lots" component={LotsPage} />
          <Route path="/lots/new" component={NewRunPage} />
          <Route path="/lots/runs/:id">{({ id }) => <RunPage run_id={Number(id)} />}</Route>
          <Route path="/lots/runs/:id/score">{({ id }) => <ScorePage run_id={Number(id)} />}</Route>
          <Route path="/lots/compare/:a/:b">{({ a, b }) => <ComparePage run_a={Number(a)} run_b={Number(b)} />}</Route>
          <Route path="/lots/tasks/:id">{({ id }) => <TaskPage task_id={Number(id)} />}</Route>
          <Route>
            <NotFound />
          </Route>
        </Switch>
      </Suspense>
    </ErrorBoundary>
  )
}

function NotFound() {
  const { t } = useTranslation()
  return (
    <Page title={t('app.notFound')} crumbs={[{ label: t('app.notFound') }]}>
      <EmptyState
        title={t('app.notFound')}
        action={
          <Button component={Link} href="/" variant="filled">
            {t('app.goHome')}
          </Button>
        }
      />
    </Page>
  )
}
