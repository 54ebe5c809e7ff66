import { useMutation, useQueries, useQuery } from '@tanstack/react-query'
import { client } from '#client'
import { useRefreshing } from '../../../runs/queries.ts'
import type { EvalInput, SaveCaseInput, TuneInput } from './answers.ts'

/** Lists that a page shows whole are asked with the longest page. */
const LONGEST_PAGE = 5000

export const useCases = () => useQuery({ queryKey: ['recommender', 'cases'], queryFn: () => client.recommender.cases({}) })

export const useSaveCase = () => useRefreshing((input: SaveCaseInput) => client.recommender.saveCase(input), 'recommender')

export const useDeleteCase = () => useRefreshing((name: string) => client.recommender.deleteCase({ case: name }), 'recommender')

export const useRunCases = () => useRefreshing((run: string | undefined) => client.recommender.runCases({ run }), 'recommender')

export const useEvaluations = () =>
  useQuery({ queryKey: ['recommender', 'evaluations'], queryFn: () => client.recommender.evaluations({ limit: LONGEST_PAGE }) })

/** Several evaluations at once, in the order of their numbers. */
export const useEvaluationsOf = (ids: readonly number[]) =>
  useQueries({
    queries: ids.map((evaluation_id) => ({
      queryKey: ['recommender', 'evaluation', evaluation_id],
      queryFn: () => client.recommender.evaluation({ evaluation_id }),
      retry: false,
    })),
  })

export const useDeleteEvaluation = () =>
  useRefreshing((evaluation_id: number) => client.recommender.deleteEvaluation({ evaluation_id }), 'recommender')

export const useEvaluate = () => useMutation({ mutationFn: (input: EvalInput) => client.recommender.eval(input) })

export const useTune = () => useMutation({ mutationFn: (input: TuneInput) => client.recommender.tune(input) })
