import { IconCheck, IconMinus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#ui'
import type { LabelTrace as Trace } from '../answers.ts'
import { isFeature } from '../view.ts'
import { useWords } from './use-words.ts'

const SIGN = { '>': '>', '>=': '≥', '<': '<', '<=': '≤' } as const

/** Every comparison that led to the label, in order: what, its value, the threshold, whether it holds. */
export function LabelTrace({ trace }: { trace: Trace }) {
  const { t } = useTranslation()
  const format = useFormat()
  const words = useWords()
  return (
    <table className="plain-table small dfu-trace">
      <thead>
        <tr>
          <th scope="col">{t('dfu.trace.rule')}</th>
          <th scope="col">{t('dfu.trace.value')}</th>
          <th scope="col">{t('dfu.trace.threshold')}</th>
          <th scope="col">
            <span className="sr">{t('dfu.trace.holds')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {trace.steps.map((step, place) => {
          const Icon = step.holds ? IconCheck : IconMinus
          return (
            <tr key={place} data-holds={step.holds}>
              <td>{t(`dfu.rule.${step.rule}`)}</td>
              <td title={isFeature(step.value_of) ? t(`dfu.definitions.${step.value_of}`) : undefined}>
                {words.label(step.value_of)} {step.value === null ? '–' : format.number(step.value, 2)}
              </td>
              <td className="nowrap">
                {SIGN[step.comparison]} {format.number(step.threshold, 2)}
              </td>
              <td>
                <Icon size={14} stroke={2} role="img" aria-label={t(step.holds ? 'dfu.yes' : 'dfu.no')} />
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
