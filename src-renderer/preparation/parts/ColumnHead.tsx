import { useTranslation } from 'react-i18next'
import { MiniHistogram, Tag, useFormat } from '#ui'
import type { Cell, PreviewColumn } from '../answers.ts'
import { binsOf, writeCell } from '../view.ts'
import { TypeIcon } from './TypeIcon.tsx'

const WIDTH = 108
const HEIGHT = 30

interface Props {
  column: PreviewColumn
  /** Those in sight. */
  cells: readonly Cell[]
  chosen: boolean
  onChoose: () => void
}

/** Name, type and the figures of a column; pressing it fills the inspector. */
export function ColumnHead({ column, cells, chosen, onChoose }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const { name, type, distinct, missing, changed, is_new } = column
  const touched = changed > 0 || is_new
  return (
    <th scope="col" className={`prep-head ${chosen ? 'prep-chosen' : ''}`}>
      <button type="button" aria-pressed={chosen} onClick={onChoose} title={name}>
        <span className="row tight">
          <TypeIcon type={type} />
          <span className="ell semi">{name}</span>
          {is_new && <Tag tone="accent">{t('preparation.new')}</Tag>}
        </span>
        <span className="tiny t3 ell">
          {t(`preparation.types.${type}`)} · {format.number(distinct)}
        </span>
        <MiniHistogram
          bins={binsOf(cells, type)}
          width={WIDTH}
          height={HEIGHT}
          color={touched ? 'var(--t-accent)' : 'var(--t-edge)'}
          label={t('preparation.distribution', { column: name, count: cells.length })}
        />
        <Range column={column} />
        <span className={`tiny ${missing > 0 ? '' : 't3'}`}>
          {missing > 0 ? t('preparation.missing', { count: missing }) : t('preparation.complete')}
          {changed > 0 && <span className="accent"> · {t('preparation.changed', { count: changed })}</span>}
        </span>
      </button>
    </th>
  )
}

function Range({ column: { min, max, type } }: { column: PreviewColumn }) {
  const format = useFormat()
  const moment = type === 'date' || type === 'datetime'
  const write = (value: PreviewColumn['min']) =>
    value === null
      ? ''
      : typeof value === 'number'
        ? format.general(value)
        : moment
          ? String(value).slice(0, 7)
          : writeCell(value, type, 0, format)
  return (
    <span className="tiny t3 prep-range">
      <span className="ell">{write(min)}</span>
      <span className="ell">{write(max)}</span>
    </span>
  )
}
