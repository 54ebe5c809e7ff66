import { ActionIcon, Button } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { ErrorNote, Loaded, Panel, Tag, useFormat, useToasts } from '#ui'
import { useAnsweringRun } from '../../queries.ts'
import type { Case, CaseResult } from './answers.ts'
import { useCases, useDeleteCase, useRunCases, useSaveCase } from './queries.ts'

/** The saved baskets, what the last run asked said, and what changed since the run before. */
export function CasesPanel() {
  const { t } = useTranslation()
  const cases = useCases()
  const ask = useRunCases()
  const run = useAnsweringRun()
  return (
    <Panel
      title={t('recommender.cases.list')}
      hint={t('recommender.cases.hint')}
      actions={
        cases.data &&
        cases.data.total > 0 && (
          <Button size="xs" loading={ask.isPending} onClick={() => ask.mutate(run)}>
            {t('recommender.cases.again')}
          </Button>
        )
      }
    >
      <ErrorNote error={ask.error} />
      <Loaded query={cases}>
        {({ cases: list }) => (list.length === 0 ? <p className="small t2">{t('recommender.cases.none')}</p> : <CaseTable cases={list} />)}
      </Loaded>
    </Panel>
  )
}

function CaseTable({ cases }: { cases: readonly Case[] }) {
  const { t } = useTranslation()
  return (
    <table className="plain-table">
      <thead>
        <tr>
          {['name', 'basket', 'state', 'first', 'changes', 'run'].map((name) => (
            <th key={name} scope="col">
              {t(`recommender.cases.${name}`)}
            </th>
          ))}
          <th scope="col">
            <span className="sr">{t('recommender.cases.delete')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {cases.map((one) => (
          <CaseRow key={one.case_id} case_={one} />
        ))}
      </tbody>
    </table>
  )
}

function CaseRow({ case_: { name, product_ids, profession, expected, k, profile, last } }: { case_: Case }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { show } = useToasts()
  const remove = useDeleteCase()
  const save = useSaveCase()
  const undo = () => save.mutate({ name, product_ids, profession, expected, k, profile: profile ?? undefined })
  const first = last?.items[0]
  return (
    <tr>
      <td className="med">{name}</td>
      <td>
        <span className="mono">{product_ids.slice(0, 4).join(', ')}</span>
        {product_ids.length > 4 && ` +${format.number(product_ids.length - 4)}`} {profession && <span className="t3">{profession}</span>}
      </td>
      <td>{last ? <CaseState result={last} /> : <span className="t3">{t('recommender.cases.notAsked')}</span>}</td>
      <td>{first ? (first.label ?? first.product_id) : '–'}</td>
      <td>{last ? changes(last, t) : '–'}</td>
      <td className="mono">{last?.run ?? '–'}</td>
      <td className="num">
        <ActionIcon
          aria-label={`${t('recommender.cases.delete')} ${name}`}
          loading={remove.isPending}
          onClick={() => remove.mutate(name, { onSuccess: () => show(t('recommender.cases.deleted', { name }), { undo }) })}
        >
          <IconTrash size={14} stroke={1.5} />
        </ActionIcon>
      </td>
    </tr>
  )
}

function CaseState({ result }: { result: CaseResult }) {
  const { t } = useTranslation()
  if (result.error !== null) return <Tag tone="danger">{result.error}</Tag>
  if (result.passed === null) return <span className="t2">{t('recommender.cases.nothingExpected')}</span>
  if (result.passed) return <Tag tone="success">{t('recommender.cases.passed')}</Tag>
  return (
    <>
      <Tag tone="warning">{t('recommender.cases.failed')}</Tag> <span className="mono">{result.missing.slice(0, 3).join(', ')}</span>
    </>
  )
}

const changes = ({ items, gone }: CaseResult, t: (key: string, values: Record<string, unknown>) => string) =>
  t('recommender.cases.newAndGone', { fresh: items.filter(({ is_new }) => is_new).length, gone: gone.length })
