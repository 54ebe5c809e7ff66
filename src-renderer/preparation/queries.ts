import { useMutation, useQuery } from '@tanstack/react-query'
import { client, download, upload } from '#client'
import { useRefreshing } from '../runs/queries.ts'
import type { ContractStep, Preview, ReplaySource, Step } from './answers.ts'
import { type ShownPart, withoutStart, withStart } from './view.ts'

const LONGEST_PAGE = 5000

/** The contract checks each step; here it is data. */
const asContract = (steps: readonly Step[]) => steps as readonly Step[] as ContractStep[]

export const useDatasets = () => useQuery({ queryKey: ['datasets', 'list'], queryFn: () => client.datasets.list({ limit: LONGEST_PAGE }) })

export const useDataset = (dataset: string | undefined) =>
  useQuery({
    queryKey: ['datasets', 'show', dataset],
    queryFn: () => client.datasets.show({ dataset: dataset as string }),
    enabled: dataset !== undefined,
    retry: false,
  })

export const useVersions = (dataset: string) =>
  useQuery({ queryKey: ['datasets', 'versions', dataset], queryFn: () => client.datasets.versions({ dataset }), retry: false })

export const useRestore = () => useRefreshing((input: { dataset: string; version: number }) => client.datasets.restore(input), 'datasets')

type FillInput = Parameters<typeof client.datasets.fill>[0]

/** Gives the rows of a version to a table of the project, named by the engine; the job says when they are there. */
export const useFill = () =>
  useMutation({
    mutationFn: ({ table, ...input }: { dataset: string; version: number; table: string }) =>
      client.datasets.fill({ ...input, table: table as FillInput['table'] }),
  })

export const useStepKinds = () =>
  useQuery({ queryKey: ['step-kinds'], queryFn: () => client.preparation.steps({}), staleTime: Number.POSITIVE_INFINITY })

export interface PreviewQuestion {
  dataset: string
  version: number
  steps: readonly Step[]
  part: ShownPart
}

const previewInput = ({ dataset, version, steps, part }: PreviewQuestion) => {
  const { step, ...rest } = withStart(steps, part)
  return { dataset, version, step: asContract(step), ...rest }
}

/** What the steps do to the first rows; the answer to the last question stays until the next one is there. */
export const usePreview = (question: PreviewQuestion | undefined) =>
  useQuery({
    queryKey: ['steps-preview', question],
    queryFn: ({ signal }) => client.preparation.preview(previewInput(question as PreviewQuestion), { signal }),
    select: withoutStart,
    enabled: question !== undefined,
    placeholderData: (last: Preview | undefined) => last,
    retry: false,
    staleTime: 60_000,
  })

export const usePreviewWhole = () =>
  useMutation({ mutationFn: (question: PreviewQuestion) => client.preparation.previewWhole(previewInput(question)) })

export const useSuggestions = (dataset: string, version: number) =>
  useQuery({
    queryKey: ['steps-suggestions', dataset, version],
    queryFn: () => client.preparation.suggest({ dataset, version }),
    staleTime: Number.POSITIVE_INFINITY,
  })

export const useApply = () =>
  useMutation({
    mutationFn: ({ steps, ...input }: { dataset: string; version: number; steps: readonly Step[] }) =>
      client.preparation.apply({ ...input, step: asContract(steps) }),
  })

const sourceInput = (source: ReplaySource) => ('saved' in source ? source : { step: asContract(source.step) })

export const useMapping = (dataset: string | undefined, source: ReplaySource) =>
  useQuery({
    queryKey: ['steps-mapping', dataset, source],
    queryFn: () => client.preparation.mapping({ dataset: dataset as string, ...sourceInput(source) }),
    enabled: dataset !== undefined,
    retry: false,
  })

export const useReplay = () =>
  useMutation({
    mutationFn: ({ source, ...input }: { on: string; source: ReplaySource; map: Record<string, string>; skip_missing: boolean }) =>
      client.preparation.replay({ ...input, ...sourceInput(source) }),
  })

export const useRecipes = () =>
  useQuery({ queryKey: ['preparation', 'recipes'], queryFn: () => client.preparation.recipes({ limit: LONGEST_PAGE }) })

export interface NewRecipe {
  name: string
  description: string
  dataset?: string
  version?: number
  steps: readonly Step[]
  replace: boolean
}
export const useSaveRecipe = () =>
  useRefreshing(({ steps, ...input }: NewRecipe) => client.preparation.saveRecipe({ ...input, step: asContract(steps) }), 'preparation')

/** Deletes a recipe and answers with what it held, so that it can be brought back. */
export const useDeleteRecipe = () =>
  useRefreshing(async (recipe: string) => {
    const held = await client.preparation.recipe({ recipe })
    await client.preparation.deleteRecipe({ recipe })
    return held
  }, 'preparation')

export const useExportRecipe = () =>
  useMutation({ mutationFn: (recipe_id: number) => download(`/api/preparation/recipes/${recipe_id}/export`) })

export const useImportRecipe = () =>
  useRefreshing(
    async ({ file, replace }: { file: File; replace: boolean }) => client.preparation.importRecipe({ file: await upload(file), replace }),
    'preparation',
  )

/** Keeps a recipe with its columns: the way back from a deletion. */
export const useRestoreRecipe = () =>
  useRefreshing(async (held: Awaited<ReturnType<typeof client.preparation.recipe>>) => {
    const { name, description, columns, steps } = held
    const file = new File([JSON.stringify({ name, description, columns, steps })], `${name}.json`)
    return client.preparation.importRecipe({ file: await upload(file) })
  }, 'preparation')
