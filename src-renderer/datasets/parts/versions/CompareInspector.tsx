import { useTranslation } from 'react-i18next'
import { CopyButton, Inspector, InspectorSection, useFormat } from '#ui'
import { commandWord } from '../../../runs/command-line.ts'
import type { ComparedColumn, Comparison, Details } from '../../answers.ts'
import { useComparison } from '../../queries.ts'
import { useFigures } from '../profile/use-figures.ts'
import { WideHistogram } from '../profile/WideHistogram.tsx'
import type { Compared } from './compared.ts'

const VALUES = 10

interface Props {
  details: Details
  compared: Compared
  column: string | undefined
}

/** One column in both versions: figures, distribution and values side by side. */
export function CompareInspector({ details, compared, column: name }: Props) {
  const { t } = useTranslation()
  const query = useComparison({ dataset: String(details.dataset_id), ...compared })
  const column = query.data?.columns.find((one) => one.name === name) ?? query.data?.columns.find(({ state }) => state !== 'same')
  const command = ['tessera datasets compare', commandWord(details.name), commandWord(query.data?.b.name ?? details.name)]
  command.push(`--version ${compared.version}`)
  if (compared.other_version !== undefined) command.push(`--other-version ${compared.other_version}`)
  return (
    <Inspector
      title={column?.name ?? t('datasets.compare.title')}
      aside={column && t(`datasets.compare.states.${column.state}`)}
      footer={<CopyButton label={t('datasets.copyCommand')} text={command.join(' ')} />}
    >
      {query.data && column ? (
        <Sides comparison={query.data} column={column} />
      ) : (
        <InspectorSection title={t('datasets.profile.figures')}>
          <p className="t2">{query.data ? t('datasets.compare.allSame') : t('datasets.profile.underWay')}</p>
        </InspectorSection>
      )}
    </Inspector>
  )
}

function Sides({ comparison, column }: { comparison: Comparison; column: ComparedColumn }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { a, b, histogram, share_change, standardised_mean_change } = column
  return (
    <>
      {(standardised_mean_change !== null || share_change !== null) && (
        <InspectorSection title={t('datasets.compare.howFar')}>
          {standardised_mean_change !== null && (
            <p>{t('datasets.compare.meanMoved', { change: format.signed(standardised_mean_change, 2) })}</p>
          )}
          {share_change !== null && <p>{t('datasets.compare.sharesMoved', { change: format.share(share_change, 1) })}</p>}
        </InspectorSection>
      )}
      {histogram && (
        <InspectorSection title={t('datasets.profile.histogram')}>
          <WideHistogram
            bins={histogram.b}
            before={histogram.a}
            range={[format.general(histogram.edges[0]), format.general(histogram.edges[histogram.edges.length - 1])]}
            label={t('datasets.compare.distribution', { column: column.name })}
          />
          <p className="tiny t3">{t('datasets.definitions.overlay')}</p>
        </InspectorSection>
      )}
      <InspectorSection title={t('datasets.profile.figures')}>
        <FiguresTable comparison={comparison} column={column} />
      </InspectorSection>
      {((a?.top.length ?? 0) > 0 || (b?.top.length ?? 0) > 0) && (
        <InspectorSection title={t('datasets.profile.topValues')}>
          <SharesTable column={column} />
        </InspectorSection>
      )}
    </>
  )
}

function FiguresTable({ comparison, column: { a, b } }: { comparison: Comparison; column: ComparedColumn }) {
  const { t } = useTranslation()
  const some = a ?? b
  const before = useFigures(a ?? (some as NonNullable<typeof some>), comparison.a.rows)
  const after = useFigures(b ?? (some as NonNullable<typeof some>), comparison.b.rows)
  const keys = [...new Set([...before, ...after].map(({ key }) => key))]
  const textOf = (side: typeof before, key: string, has: boolean) => (has ? (side.find((figure) => figure.key === key)?.value ?? '–') : '–')
  return (
    <table className="plain-table">
      <thead>
        <tr>
          <th scope="col">
            <span className="sr">{t('datasets.profile.figures')}</span>
          </th>
          <th scope="col" className="num">
            A
          </th>
          <th scope="col" className="num">
            B
          </th>
        </tr>
      </thead>
      <tbody>
        {keys.map((key) => {
          const [one, other] = [textOf(before, key, a !== null), textOf(after, key, b !== null)]
          return (
            <tr key={key}>
              <th scope="row">{t(`datasets.profile.figure.${key}`)}</th>
              <td className="num">{one}</td>
              <td className={`num ${one === other ? '' : 'semi'}`}>{other}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

/** Values that either side tells, with their share on both. */
function SharesTable({ column: { a, b } }: { column: ComparedColumn }) {
  const { t } = useTranslation()
  const format = useFormat()
  const values = [...new Set([...(b?.top ?? []), ...(a?.top ?? [])].map(({ value }) => value))].slice(0, VALUES)
  const shareOf = (side: ComparedColumn['a'], value: string) => {
    const share = side?.top.find((top) => top.value === value)?.share
    return share === undefined ? '–' : format.share(share, 1)
  }
  return (
    <table className="plain-table">
      <thead>
        <tr>
          <th scope="col">{t('datasets.value')}</th>
          <th scope="col" className="num">
            A
          </th>
          <th scope="col" className="num">
            B
          </th>
        </tr>
      </thead>
      <tbody>
        {values.map((value) => (
          <tr key={value}>
            <td className="top-value">
              <span className="ell" title={value}>
                {value}
              </span>
            </td>
            <td className="num">{shareOf(a, value)}</td>
            <td className="num">{shareOf(b, value)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
