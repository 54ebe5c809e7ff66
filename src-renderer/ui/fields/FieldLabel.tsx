import { Popover } from '@mantine/core'
import { useTranslation } from 'react-i18next'

interface Props {
  label: string
  unit?: string
  /** The reason behind the setting, shown on demand. */
  help?: string
}

/** The words above a field. */
export function FieldLabel({ label, unit, help }: Props) {
  const { t } = useTranslation()
  return (
    <span className="row tight">
      <span>
        {label} {unit && <span className="unit">{unit}</span>}
      </span>
      {help && (
        <Popover width={300} position="bottom-start" shadow="md">
          <Popover.Target>
            <button type="button" className="bare small t3 why" aria-label={`${t('ui.why')} ${label}`}>
              <span className="defined">{t('ui.why')}</span>
            </button>
          </Popover.Target>
          <Popover.Dropdown>
            <p className="field-help">{help}</p>
          </Popover.Dropdown>
        </Popover>
      )}
    </span>
  )
}
