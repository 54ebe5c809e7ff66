import { useTranslation } from 'react-i18next'
import { InspectorSection } from '#ui'
import type { Consequence } from '../view.ts'
import { StepCounts } from './StepCounts.tsx'
import type { Words } from './use-words.ts'

/** What the edit does to the steps after it. */
export function WhatFollows({ consequences, words }: { consequences: readonly Consequence[]; words: Words }) {
  const { t } = useTranslation()
  return (
    <InspectorSection title={t('preparation.whatFollows')}>
      <ul className="prep-follows">
        {consequences.map(({ now, was, same }) => (
          <li key={now.number} className="hollow">
            <span className="step-number">{now.number}</span>
            <span className="small">
              <span className="med">{words.title(now.step)}</span>{' '}
              {now.status === 'skipped' && now.reason ? (
                <span className="prep-trouble">{words.reason(now.reason)}</span>
              ) : same ? (
                <span className="t3">{t('preparation.asBefore')}</span>
              ) : (
                <>
                  <StepCounts report={now} />
                  {was && (
                    <span className="t3 prep-was">
                      {t('preparation.was')} <StepCounts report={{ ...was, warnings: [] }} />
                    </span>
                  )}
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
    </InspectorSection>
  )
}
