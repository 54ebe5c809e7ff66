import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { client } from '#client'
import { useFormat, useJobNames } from '#ui'
import type { Settings } from '../settings/stored-settings.ts'
import type { Command } from './match-commands.ts'
import { SECTIONS } from './sections.ts'

/** What commands can set off beside going to a page. */
export interface WindowActions {
  go: (path: string) => void
  openProject: (name: string) => void
  set: (change: Partial<Settings>) => void
  toggleInspector: () => void
  copyCommand: () => void
  showKeys: () => void
  startTour: () => void
  loadSample: () => void
}

/** Everything the window can be asked for: pages, actions, and what the project holds, newest first. */
export function useCommands(actions: WindowActions): Command[] {
  return [...usePages(actions), ...useActions(actions), ...useEntities(actions), ...useProjects(actions), ...useHelp(actions)]
}

/** A sentence in the language of the window, and the same in the other one. */
function useBoth() {
  const { t, i18n } = useTranslation()
  const other = i18n.getFixedT(i18n.language === 'fr' ? 'en' : 'fr')
  return (key: string, values: Record<string, unknown> = {}) => ({ label: t(key, values), also: other(key, values) })
}

function usePages({ go }: WindowActions): Command[] {
  const both = useBoth()
  return SECTIONS.map(({ key, href }, index) => ({
    id: `page:${key}`,
    group: 'page',
    ...both(`app.section.${key}`),
    keys: index < 9 ? `Ctrl ${index + 1}` : undefined,
    run: () => go(href),
  }))
}

function useActions(actions: WindowActions): Command[] {
  const both = useBoth()
  const { go, set } = actions
  const action = (name: string, run: () => void, keys?: string): Command => ({
    id: `action:${name}`,
    group: 'action',
    ...both(`app.action.${name}`),
    keys,
    run,
  })
  return [
    action('import', () => go('/datasets/import'), 'Ctrl I'),
    action('newRun', () => go('/lots/new')),
    action('train', () => go('/recommender/train')),
    action('tester', () => go('/recommender/tester')),
    action('sample', actions.loadSample),
    action('tour', actions.startTour),
    action('keys', actions.showKeys, '?'),
    action('inspector', actions.toggleInspector, 'Ctrl .'),
    action('copy', actions.copyCommand, 'Ctrl Shift C'),
    action('french', () => set({ language: 'fr' })),
    action('english', () => set({ language: 'en' })),
    action('light', () => set({ scheme: 'light' })),
    action('dark', () => set({ scheme: 'dark' })),
    action('system', () => set({ scheme: 'system' })),
    action('dense', () => set({ density: 'dense' })),
    action('normal', () => set({ density: 'normal' })),
    action('roomy', () => set({ density: 'roomy' })),
  ]
}

function useEntities({ go }: WindowActions): Command[] {
  const both = useBoth()
  const format = useFormat()
  const names = useJobNames()
  const runs = useQuery({ queryKey: ['lots', 'runs', 'commands'], queryFn: () => client.lots.runs({ limit: 200 }) })
  const trained = useQuery({ queryKey: ['recommender', 'runs', 'commands'], queryFn: () => client.recommender.runs({}) })
  const datasets = useQuery({ queryKey: ['datasets', 'commands'], queryFn: () => client.datasets.list({ limit: 200 }) })
  const jobs = useQuery({ queryKey: ['jobs', 'newest'], queryFn: () => client.jobs.list({ limit: 20 }) })
  return [
    ...(runs.data?.runs ?? []).map(
      ({ run_id, n_clusters, created_at }): Command => ({
        id: `run:${run_id}`,
        group: 'run',
        ...both('home.run', { run: String(run_id), count: n_clusters }),
        detail: format.dateTime(created_at),
        run: () => go(`/lots/runs/${run_id}`),
      }),
    ),
    ...(trained.data?.runs ?? []).map(
      ({ run, created_at }): Command => ({
        id: `recommender:${run}`,
        group: 'run',
        label: run,
        detail: format.dateTime(created_at),
        run: () => go(`/recommender/runs/${encodeURIComponent(run)}`),
      }),
    ),
    ...(datasets.data?.datasets ?? []).flatMap(({ dataset_id, name }): Command[] => [
      { id: `dataset:${dataset_id}`, group: 'dataset', label: name, run: () => go(`/datasets/${dataset_id}`) },
      {
        id: `charts:${dataset_id}`,
        group: 'dataset',
        ...both('datasets.visualise.of', { name }),
        run: () => go(`/datasets/${dataset_id}/visualise`),
      },
    ]),
    ...(jobs.data?.rows ?? []).map(
      ({ task_id, kind, created_at }): Command => ({
        id: `job:${task_id}`,
        group: 'job',
        ...both('jobs.named', { name: names.name(kind), task: String(task_id) }),
        detail: format.dateTime(created_at),
        run: () => go(`/jobs/${task_id}`),
      }),
    ),
  ]
}

function useProjects({ openProject }: WindowActions): Command[] {
  const { t } = useTranslation()
  const projects = useQuery({ queryKey: ['projects'], queryFn: () => client.projects.list({}) })
  return (projects.data?.rows ?? []).map(({ project_id, name }) => ({
    id: `project:${project_id}`,
    group: 'project',
    label: name === 'default' ? t('app.defaultProject') : name,
    run: () => openProject(name),
  }))
}

/** The pages of docs/ and their chapters; the text is loaded with the first look. */
function useHelp({ go }: WindowActions): Command[] {
  const { language } = useFormat()
  const chapters = useQuery({
    queryKey: ['help', language],
    queryFn: async () => (await import('../help/topics.ts')).chaptersIn(language),
    staleTime: Number.POSITIVE_INFINITY,
  })
  return (chapters.data ?? []).map(({ topic, title, chapter }) => ({
    id: `help:${topic}:${chapter ?? ''}`,
    group: 'help',
    label: chapter ? `${title} · ${chapter}` : title,
    run: () => go(chapter ? `/help/${topic}/${encodeURIComponent(chapter)}` : `/help/${topic}`),
  }))
}
