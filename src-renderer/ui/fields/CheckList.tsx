import { Checkbox } from '@mantine/core'
import type { ReactNode } from 'react'

export interface CheckItem {
  value: string
  label: string
  unit?: string
  /** Figures beside the item, one per heading. */
  details?: readonly ReactNode[]
  disabled?: boolean
}

interface Props {
  label: string
  /** Headings of the details. */
  headings?: readonly string[]
  items: readonly CheckItem[]
  value: readonly string[]
  onChange: (value: string[]) => void
  error?: string
}

/** Items to tick, each with figures that help to decide. */
export function CheckList({ label, headings = [], items, value, onChange, error }: Props) {
  const toggle = (item: CheckItem) =>
    onChange(value.includes(item.value) ? value.filter((other) => other !== item.value) : [...value, item.value])
  return (
    <fieldset style={{ border: 0, margin: 0, padding: 0 }}>
      <legend className="sr">{label}</legend>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{label}</th>
            {headings.map((heading) => (
              <th key={heading} scope="col" className="num">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.value} style={{ height: 26 }}>
              <td>
                <Checkbox
                  label={
                    <>
                      {item.label} {item.unit && <span className="unit">{item.unit}</span>}
                    </>
                  }
                  checked={value.includes(item.value)}
                  disabled={item.disabled}
                  onChange={() => toggle(item)}
                />
              </td>
              {item.details?.map((detail, index) => (
                <td key={headings[index]} className="num">
                  {detail}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {error && (
        <p className="small" role="alert" style={{ color: 'var(--t-danger)' }}>
          {error}
        </p>
      )}
    </fieldset>
  )
}
