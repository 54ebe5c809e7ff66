import { Tooltip } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useFrame } from './frame.ts'

interface Props {
  /** `page.word`: the text stands in the catalogue under `page.definitions.word`. */
  term: string
  children: ReactNode
}

/** A word or figure with its definition on hover and focus, and the help on it behind a click. */
export function Defined({ term, children }: Props) {
  const { t } = useTranslation()
  const { termHref } = useFrame()
  const [page, ...word] = term.split('.')
  const text = typeof children === 'string' ? children : word.join('.')
  return (
    <Tooltip label={t(`${page}.definitions.${word.join('.')}`)} multiline w={280} events={{ hover: true, focus: true, touch: true }}>
      {termHref ? (
        <a className="defined" href={termHref(term, text)}>
          {children}
        </a>
      ) : (
        <button type="button" className="bare defined">
          {children}
        </button>
      )}
    </Tooltip>
  )
}
