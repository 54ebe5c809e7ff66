import { ActionIcon, Tooltip } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useFrame } from './frame.ts'

interface Props {
  /** The identity of what is looked at. */
  title: string
  aside?: ReactNode
  footer?: ReactNode
  children: ReactNode
}

/** The column at the right: identity, why, parts that sum, smallest change, neighbours, lineage, copy command. */
export function Inspector({ title, aside, footer, children }: Props) {
  const { t } = useTranslation()
  const { toggleInspector } = useFrame()
  return (
    <aside className="inspector" aria-label={t('ui.inspector')} tabIndex={-1} data-region>
      <header>
        <div className="row">
          <h2 className="ell" title={title}>
            {title}
          </h2>
          <span className="end row tight t3 small nowrap" style={{ flex: 'none' }}>
            {aside}
            <Tooltip label={t('ui.inspectorKey')}>
              <ActionIcon aria-label={t('ui.hideInspector')} onClick={toggleInspector}>
                <IconX size={14} stroke={1.5} />
              </ActionIcon>
            </Tooltip>
          </span>
        </div>
      </header>
      {children}
      {footer && <footer className="small t3">{footer}</footer>}
    </aside>
  )
}

export function InspectorSection({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h3>{title}</h3>
      {children}
    </section>
  )
}
