import { Tooltip } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#ui'
import type { Series } from '../answers.ts'
import { isFeature } from '../view.ts'
import { useWords } from './use-words.ts'

/** Each feature of the DFU beside the median of its segment and its place among all DFUs of the run. */
export function DfuFeatures({ answer }: { answer: Series }) {
  const { t } = useTranslation()
  const format = useFormat()
  const words = useWords()
  return (
    <table className="plain-table small">
      <thead>
        <tr>
          <th scope="col">{t('dfu.columns.feature')}</th>
          <th scope="col" className="num">
            {t('dfu.one.value')}
          </th>
          <th scope="col" className="num">
            {t('dfu.one.median')}
          </th>
          <th scope="col" className="num">
            <Tooltip label={t('dfu.definitions.percentile')} multiline w={240} events={{ hover: true, focus: true, touch: true }}>
              <button type="button" className="bare defined">
                {t('dfu.one.percentile')}
              </button>
            </Tooltip>
          </th>
        </tr>
      </thead>
      <tbody>
        {answer.features.map(({ feature, value, percentile, cluster_median }) => (
          <tr key={feature}>
            <td title={isFeature(feature) ? t(`dfu.definitions.${feature}`) : undefined}>
              {words.label(feature)} <span className="unit">{words.unit(feature)}</span>
            </td>
            <td className="num">{words.value(feature, value)}</td>
            <td className="num t2">{words.value(feature, cluster_median)}</td>
            <td className="num t2">{percentile === null ? '–' : format.share(percentile)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
