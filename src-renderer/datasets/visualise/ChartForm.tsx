import { MultiSelect, Select, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { NumberField } from '#ui'
import type { Column } from '../answers.ts'
import type { Aggregate, Method } from './answers.ts'
import { AGGREGATES, columnsFor, FIELDS, type ChartForm as Form, MANY, METHODS, numberColumns, USUAL_FACTOR, withKind } from './form.ts'
import { KindChoice } from './KindChoice.tsx'
import { RowsFilter } from './RowsFilter.tsx'

interface Props {
  columns: readonly Column[]
  form: Form
  /** The chart draws only some of the points. */
  sampled: boolean
  onChange: (form: Form) => void
}

/** Kind, columns that suit it, and rows of a chart. */
export function ChartForm({ columns, form, sampled, onChange }: Props) {
  const { t } = useTranslation()
  const set = (part: Partial<Form>) => onChange({ ...form, ...part })
  return (
    <form className="visualise-form stack" aria-label={t('datasets.visualise.form')} onSubmit={(event) => event.preventDefault()}>
      <KindChoice value={form.type} onChange={(type) => onChange(withKind(form, type, columns))} />
      <ManyColumns columns={columns} form={form} set={set} />
      {FIELDS[form.type].map(({ field, needs, optional }) => {
        const suiting = columnsFor(needs, columns)
        const ungrouped = form.type === 'box' && form.columns.length !== 1
        const none = form.type === 'bar' || (form.type === 'line' && field === 'y') ? 'countRows' : 'none'
        return (
          <Select
            key={`${form.type} ${field}`}
            label={t(`datasets.visualise.fields.${form.type}.${field}`)}
            data={suiting.map(({ name }) => name)}
            value={ungrouped ? null : form[field]}
            onChange={(name) => set({ [field]: name })}
            placeholder={optional ? t(`datasets.visualise.${none}`) : undefined}
            description={
              ungrouped ? t('datasets.visualise.groupOneColumn') : suiting.length === 0 ? t('datasets.visualise.noneSuits') : undefined
            }
            disabled={ungrouped || suiting.length === 0}
            clearable={optional}
            allowDeselect={false}
            searchable
            limit={200}
          />
        )
      })}
      <Settings form={form} sampled={sampled} set={set} />
      <RowsFilter columns={columns} filters={form.filters} writtenFilter={form.writtenFilter} onChange={set} />
      <TextInput
        label={t('datasets.visualise.heading')}
        placeholder={t('datasets.visualise.headingAuto')}
        value={form.title}
        maxLength={200}
        onChange={(event) => set({ title: event.currentTarget.value })}
      />
    </form>
  )
}

interface PartProps {
  form: Form
  set: (part: Partial<Form>) => void
}

function ManyColumns({ columns, form, set }: PartProps & Pick<Props, 'columns'>) {
  const { t } = useTranslation()
  const many = MANY[form.type]
  if (!many) return null
  return (
    <MultiSelect
      label={`${t(`datasets.visualise.fields.${form.type as 'box'}.columns`)} (${t('datasets.visualise.upTo', { most: String(many.most) })})`}
      data={numberColumns(columns).map(({ name }) => name)}
      value={[...form.columns]}
      onChange={(names) => set({ columns: names })}
      placeholder={form.columns.length === 0 && many.least === 0 ? t('datasets.visualise.allNumbers') : undefined}
      maxValues={many.most}
      searchable
      clearable
      limit={200}
      styles={{ input: { minHeight: 28, paddingBlock: 1 } }}
    />
  )
}

function Settings({ form, sampled, set }: PartProps & Pick<Props, 'sampled'>) {
  const { t } = useTranslation()
  const { type } = form
  if (type === 'histogram')
    return (
      <div>
        <NumberField label={t('datasets.visualise.bins')} value={form.bins} onChange={(bins) => set({ bins })} min={1} max={500} optional />
        {form.bins === null && <p className="tiny t3">{t('datasets.visualise.binsAuto')}</p>}
      </div>
    )
  if ((type === 'bar' || type === 'line') && form.y !== null)
    return (
      <Select
        label={t('datasets.visualise.aggregate')}
        data={AGGREGATES.map((value) => ({ value, label: t(`datasets.visualise.aggregates.${value}`) }))}
        value={form.aggregate ?? 'mean'}
        onChange={(value) => set({ aggregate: value as Aggregate })}
        allowDeselect={false}
      />
    )
  if (type === 'outliers')
    return (
      <>
        <Select
          label={t('datasets.visualise.method')}
          data={METHODS.map((value) => ({ value, label: t(`datasets.visualise.methods.${value}`) }))}
          value={form.method}
          onChange={(value) => set({ method: value as Method, factor: null })}
          allowDeselect={false}
        />
        <NumberField
          label={t('datasets.visualise.factor')}
          value={form.factor}
          onChange={(factor) => set({ factor })}
          defaultValue={USUAL_FACTOR[form.method]}
          min={0.1}
          max={100}
          digits={2}
          optional
        />
      </>
    )
  if ((type === 'scatter' || type === 'scatter_matrix') && (sampled || form.seed !== undefined))
    return (
      <NumberField
        label={t('datasets.visualise.seed')}
        value={form.seed ?? null}
        onChange={(seed) => set({ seed: seed ?? undefined })}
        defaultValue={42}
        min={0}
        max={2 ** 31}
        optional
      />
    )
  return null
}
