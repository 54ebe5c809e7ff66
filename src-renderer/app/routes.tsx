import { Button } from '@mantine/core'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, Route, Switch, useLocation } from 'wouter'
import { EmptyState, Page } from '#ui'
import { ErrorBoundary } from './ErrorBoundary.tsx'
import { useSettings } from './settings.tsx'

const HomePage = lazy(() => import('../home/HomePage.tsx').then((page) => ({ default: page.HomePage })))
const JobsPage = lazy(() => import('../jobs/JobsPage.tsx').then((page) => ({ default: page.JobsPage })))
const JobPage = lazy(() => import('../jobs/JobPage.tsx').then((page) => ({ default: page.JobPage })))
const SettingsPage = lazy(() => import('../settings/SettingsPage.tsx').then((page) => ({ default: page.SettingsPage })))
const HelpPage = lazy(() => import('../help/HelpPage.tsx').then((page) => ({ default: page.HelpPage })))
const DatasetsPage = lazy(() => import('../datasets/DatasetsPage.tsx').then((page) => ({ default: page.DatasetsPage })))
const DatasetPage = lazy(() => import('../datasets/DatasetPage.tsx').then((page) => ({ default: page.DatasetPage })))
const VisualisePage = lazy(() => import('../datasets/VisualisePage.tsx').then((page) => ({ default: page.VisualisePage })))
const ImportPage = lazy(() => import('../datasets/ImportPage.tsx').then((page) => ({ default: page.ImportPage })))
const PreparationPage = lazy(() => import('../preparation/PreparationPage.tsx').then((page) => ({ default: page.PreparationPage })))
const StudioPage = lazy(() => import('../preparation/StudioPage.tsx').then((page) => ({ default: page.StudioPage })))
const LotsPage = lazy(() => import('../lots/LotsPage.tsx').then((page) => ({ default: page.LotsPage })))
const NewRunPage = lazy(() => import('../lots/NewRunPage.tsx').then((page) => ({ default: page.NewRunPage })))
const RunPage = lazy(() => import('../lots/RunPage.tsx').then((page) => ({ default: page.RunPage })))
const ScorePage = lazy(() => import('../lots/ScorePage.tsx').then((page) => ({ default: page.ScorePage })))
const ComparePage = lazy(() => import('../lots/ComparePage.tsx').then((page) => ({ default: page.ComparePage })))
const TaskPage = lazy(() => import('../lots/TaskPage.tsx').then((page) => ({ default: page.TaskPage })))
const DfuPage = lazy(() => import('../dfu/DfuPage.tsx').then((page) => ({ default: page.DfuPage })))
const NewDfuRunPage = lazy(() => import('../dfu/NewRunPage.tsx').then((page) => ({ default: page.NewRunPage })))
const DimensionPage = lazy(() => import('../dfu/DimensionPage.tsx').then((page) => ({ default: page.DimensionPage })))
const DfuRunPage = lazy(() => import('../dfu/RunPage.tsx').then((page) => ({ default: page.RunPage })))
const DfuComparePage = lazy(() => import('../dfu/ComparePage.tsx').then((page) => ({ default: page.ComparePage })))
const DriftPage = lazy(() => import('../dfu/DriftPage.tsx').then((page) => ({ default: page.DriftPage })))
const DfuTaskPage = lazy(() => import('../dfu/TaskPage.tsx').then((page) => ({ default: page.TaskPage })))
const RecommenderPage = lazy(() => import('../recommender/RecommenderPage.tsx').then((page) => ({ default: page.RecommenderPage })))
const RecommenderDataPage = lazy(() => import('../recommender/DataPage.tsx').then((page) => ({ default: page.DataPage })))
const TrainPage = lazy(() => import('../recommender/TrainPage.tsx').then((page) => ({ default: page.TrainPage })))
const RecommenderRunPage = lazy(() => import('../recommender/RunPage.tsx').then((page) => ({ default: page.RunPage })))
const TesterPage = lazy(() => import('../recommender/TesterPage.tsx').then((page) => ({ default: page.TesterPage })))
const EvaluationPage = lazy(() => import('../recommender/EvaluationPage.tsx').then((page) => ({ default: page.EvaluationPage })))
const ProfilesPage = lazy(() => import('../recommender/ProfilesPage.tsx').then((page) => ({ default: page.ProfilesPage })))
const RecommenderTaskPage = lazy(() => import('../recommender/TaskPage.tsx').then((page) => ({ default: page.TaskPage })))

/** Which address shows which page. */
export function Routes({ projectLabel, onTour }: { projectLabel: string; onTour: () => void }) {
  const [location] = useLocation()
  const { settings, set } = useSettings()
  const tour = { offered: settings.tour === 'offered', take: onTour, putAside: () => set({ tour: 'done' }) }
  return (
    <ErrorBoundary key={location}>
      <Suspense fallback={<main className="page solo" />}>
        <Switch>
          <Route path="/">
            <HomePage title={projectLabel} tour={tour} />
          </Route>
          <Route path="/datasets" component={DatasetsPage} />
          <Route path="/datasets/import" component={ImportPage} />
          <Route path="/datasets/:id">{({ id }) => <DatasetPage dataset_id={Number(id)} />}</Route>
          <Route path="/datasets/:id/visualise/:chart?">
            {({ id, chart }) => (
              <VisualisePage dataset_id={Number(id)} visualization_id={chart === undefined ? undefined : Number(chart)} />
            )}
          </Route>
          <Route path="/preparation" component={PreparationPage} />
          <Route path="/preparation/:dataset">{({ dataset }) => <StudioPage dataset_id={Number(dataset)} />}</Route>
          <Route path="/lots" component={LotsPage} />
          <Route path="/lots/new" component={NewRunPage} />
          <Route path="/lots/runs/:id">{({ id }) => <RunPage run_id={Number(id)} />}</Route>
          <Route path="/lots/runs/:id/score">{({ id }) => <ScorePage run_id={Number(id)} />}</Route>
          <Route path="/lots/compare/:a/:b">{({ a, b }) => <ComparePage run_a={Number(a)} run_b={Number(b)} />}</Route>
          <Route path="/lots/tasks/:id">{({ id }) => <TaskPage task_id={Number(id)} />}</Route>
          <Route path="/dfu" component={DfuPage} />
          <Route path="/dfu/new" component={NewDfuRunPage} />
          <Route path="/dfu/dfus" component={DimensionPage} />
          <Route path="/dfu/runs/:id">{({ id }) => <DfuRunPage run_id={Number(id)} />}</Route>
          <Route path="/dfu/runs/:id/drift">{({ id }) => <DriftPage run_id={Number(id)} />}</Route>
          <Route path="/dfu/compare/:a/:b">{({ a, b }) => <DfuComparePage run_a={Number(a)} run_b={Number(b)} />}</Route>
          <Route path="/dfu/tasks/:id">{({ id }) => <DfuTaskPage task_id={Number(id)} />}</Route>
          <Route path="/recommender" component={RecommenderPage} />
          <Route path="/recommender/data" component={RecommenderDataPage} />
          <Route path="/recommender/train" component={TrainPage} />
          <Route path="/recommender/runs/:run">{({ run }) => <RecommenderRunPage name={decoded(run)} />}</Route>
          <Route path="/recommender/tester/:run?">{({ run }) => <TesterPage run={run && decoded(run)} />}</Route>
          <Route path="/recommender/evaluation/:run?">{({ run }) => <EvaluationPage run={run && decoded(run)} />}</Route>
          <Route path="/recommender/profiles/:name?">{({ name }) => <ProfilesPage name={name && decoded(name)} />}</Route>
          <Route path="/recommender/tasks/:id">{({ id }) => <RecommenderTaskPage task_id={Number(id)} />}</Route>
          <Route path="/jobs" component={JobsPage} />
          <Route path="/jobs/:id">{({ id }) => <JobPage key={id} task_id={Number(id)} />}</Route>
          <Route path="/settings">
            <SettingsPage settings={settings} set={set} />
          </Route>
          <Route path="/help/:topic?/:find?">{({ topic, find }) => <HelpPage topic={topic} find={find && decoded(find)} />}</Route>
          <Route>
            <NotFound />
          </Route>
        </Switch>
      </Suspense>
    </ErrorBoundary>
  )
}

/** An address typed by hand may hold a lone %. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
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
