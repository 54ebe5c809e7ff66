import { useTranslation } from 'react-i18next'
import { Defined, useFormat } from '#ui'
import type { DataCheck } from '../answers.ts'
import type { Form } from '../form.ts'
import { consequences } from '../view.ts'

/** What the chosen settings make of these data, before anything runs. */
export function ParametersPreview({ form, check }: { form: Form; check: DataCheck | undefined }) {
  const { t } = useTranslation()
  const format = useFormat()
  if (!check) return null
  const found = consequences(form, check)
  const rows: [string, string][] = [
    ['items', format.number(found.items)],
    ['ease', t('recommender.wizard.easeOf', { count: found.ease_items, bytes: format.bytes(found.ease_bytes) })],
    ['heldOut', t('recommender.wizard.about', { count: found.held_out })],
    ['examples', t('recommender.wizard.about', { count: found.examples })],
    ['numbers', t('recommender.wizard.numbersOf', { count: found.numbers, bytes: format.bytes(found.numbers * 4) })],
  ]
  return (
    <section>
      <h2>{t('recommender.wizard.effects')}</h2>
      <dl className="small pairs">
        {rows.map(([name, value]) => (
          <div key={name} style={{ display: 'contents' }}>
            <dt className="t3">
              <Defined term={`recommender.effect_${name}`}>{t(`recommender.wizard.effect.${name}`)}</Defined>
            </dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
