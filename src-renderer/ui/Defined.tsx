import { Tooltip } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

interface Props {
  /** `page.word`: the text stands in the catalogue under `page.definitions.word`. */
  term: string
  children: ReactNode
}

/** A word or figure with its definition on hover and focus. */
export function Defined({ term, children }: Props) {
  const { t } = useTranslation()
  const [page, ...word] = term.split('.')
  return (
    <Tooltip label={t(`${page}.definitions.${word.join('.')}`)} multiline w={280} events={{ hover: true, focus: true, touch: true }}>
      <button type="button" className="bare defined">
        {children}
      </button>
    </Tooltip>
  )
}
