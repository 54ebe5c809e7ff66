import { useTranslation } from 'react-i18next'
import { CopyButton, Inspector, InspectorSection, SignedBar, useFormat } from '#ui'
import { commandLine } from '../../runs/command-line.ts'
import type { Drifted } from '../answers.ts'
import { inLanguage } from '../view.ts'
import { SegmentName } from './SegmentName.tsx'
import { useWords } from './use-words.ts'

/** Why one DFU would change segment: the parts of the change, largest first. */
export function DriftInspector({ run_id, drifted }: { run_id: number; drifted: Drifted }) {
  const { t } = useTranslation()
  const { language } = useFormat()
  return (
    <Inspector
      title={drifted.dfu_id}
      footer={
        <span className="end">
          <CopyButton label={t('dfu.copyCommand')} text={commandLine('dfu', 'series', run_id, drifted.dfu_id)} />
        </span>
      }
    >
      <InspectorSection title={t('dfu.drift.why')}>
        <div className="stack tight">
          <SegmentName id={drifted.from_cluster} label={drifted.from_label} outline />
          <SegmentName id={drifted.to_cluster} label={drifted.to_label} />
          <p>{inLanguage(language, drifted.why, drifted.why_fr)}</p>
        </div>
      </InspectorSection>
      <InspectorSection title={t('dfu.drift.parts')}>
        <Parts drifted={drifted} />
      </InspectorSection>
    </Inspector>
  )
}

function Parts({ drifted: { causes } }: { drifted: Drifted }) {
  const { t } = useTranslation()
  const format = useFormat()
  const words = useWords()
  const max = Math.max(...causes.map(({ part }) => Math.abs(part)), 1e-9)
  return (
    <table className="plain-table small">
      <thead>
        <tr>
          <th scope="col">{t('dfu.columns.feature')}</th>
          <th scope="col" className="num">
            {t('dfu.drift.before')}
          </th>
          <th scope="col" className="num">
            {t('dfu.drift.now')}
          </th>
          <th scope="col">{t('dfu.drift.part')}</th>
        </tr>
      </thead>
      <tbody>
        {causes.map(({ column, before, now, change_z, part }) => (
          <tr key={column}>
            <td>
              {words.label(column)} <span className="unit">{words.unit(column)}</span>
            </td>
            <td className="num">{words.value(column, before)}</td>
            <td className="num">{words.value(column, now)}</td>
            <td title={t('dfu.drift.changeZ', { z: format.signed(change_z) })}>
              <SignedBar value={part} max={max} width={64} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
