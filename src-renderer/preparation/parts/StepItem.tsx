import { ActionIcon, Tooltip } from '@mantine/core'
import { IconAlertTriangle, IconArrowDown, IconArrowUp, IconEye, IconEyeOff, IconTrash } from '@tabler/icons-react'
import type { ComponentType, KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { Tag } from '#ui'
import type { Step, StepReport } from '../answers.ts'
import { StepCounts } from './StepCounts.tsx'
import type { Words } from './use-words.ts'

interface Props {
  id: number
  number: number
  /** Of all steps. */
  count: number
  step: Step
  report: StepReport | undefined
  current: boolean
  edited: boolean
  /** Runs again with the edit before it. */
  stale: boolean
  words: Words
  onOpen: () => void
  onMove: (by: -1 | 1) => void
  onToggle: () => void
  onRemove: () => void
}

/** One step: number, name, what it works on, what it does. Alt with an arrow moves it, Delete removes it. */
export function StepItem({ id, number, count, step, report, current, edited, stale, words, onOpen, onMove, onToggle, onRemove }: Props) {
  const { t } = useTranslation()
  const off = step.enabled === false
  const title = words.title(step.step)
  const onKeyDown = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0
    if (by !== 0 && event.altKey) onMove(by)
    else if (event.key === 'Delete') onRemove()
    else return
    event.preventDefault()
  }
  return (
    <li className={`${off ? 'off' : ''} ${current ? 'prep-current' : ''}`}>
      <button
        type="button"
        data-step={id}
        className={`bare prep-step ${stale || off ? 'hollow' : ''}`}
        aria-current={current ? 'step' : undefined}
        onClick={onOpen}
        onKeyDown={onKeyDown}
      >
        <span className="step-number">{number}</span>
        <span className="grow">
          <span className="med prep-title">{title}</span>
          <span className="tiny t3 prep-summary">{words.summary(step)}</span>
          {off ? (
            <Tag>{t('preparation.off')}</Tag>
          ) : report?.status === 'skipped' && report.reason ? (
            <span className="prep-trouble tiny">
              <IconAlertTriangle size={12} aria-hidden />
              {words.reason(report.reason)}
            </span>
          ) : (
            report && <StepCounts report={report} />
          )}
          {edited && <Tag tone="accent">{t('preparation.editing')}</Tag>}
        </span>
      </button>
      {current && number <= count && (
        <div className="prep-actions">
          <Act label={t('preparation.moveUp', { number })} Icon={IconArrowUp} disabled={number === 1} onClick={() => onMove(-1)} />
          <Act label={t('preparation.moveDown', { number })} Icon={IconArrowDown} disabled={number === count} onClick={() => onMove(1)} />
          <Act
            label={t(off ? 'preparation.switchOn' : 'preparation.switchOff', { number })}
            Icon={off ? IconEye : IconEyeOff}
            onClick={onToggle}
          />
          <Act label={t('preparation.remove', { number })} Icon={IconTrash} onClick={onRemove} />
        </div>
      )}
    </li>
  )
}

interface ActProps {
  label: string
  Icon: ComponentType<{ size: number; stroke: number }>
  disabled?: boolean
  onClick: () => void
}

const Act = ({ label, Icon, disabled, onClick }: ActProps) => (
  <Tooltip label={label}>
    <ActionIcon aria-label={label} disabled={disabled} onClick={onClick}>
      <Icon size={14} stroke={1.5} />
    </ActionIcon>
  </Tooltip>
)
