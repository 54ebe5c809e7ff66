import { useEffect } from 'react'
import { isTyping } from '#ui'
import type { Hit } from '../../answers.ts'

/** J and K go to the next and to the suggestion before. */
export function useHitKeys(
  hits: readonly Hit[],
  selected: Hit['product_id'] | undefined,
  onSelect: (product_id: Hit['product_id']) => void,
): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (isTyping(event) || event.ctrlKey || event.metaKey || event.altKey) return
      const step = { j: 1, k: -1 }[event.key.toLowerCase()]
      if (step === undefined || hits.length === 0) return
      const place = hits.findIndex((hit) => hit.product_id === selected)
      onSelect(hits[Math.max(0, Math.min(hits.length - 1, place + step))].product_id)
      event.preventDefault()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [hits, selected, onSelect])
}
