import { useTranslation } from 'react-i18next'
import type { Params } from '../answers.ts'
import { useWords } from './use-words.ts'

export function Parameters({ params }: { params: Params }) {
  const { t } = useTranslation()
  const words = useWords()
  return (
    <dl className="small pairs">
      {(Object.keys(params) as (keyof Params)[]).map((name) => (
        <div key={name} style={{ display: 'contents' }}>
          <dt className="t3">{t(`dfu.params.${name}`)}</dt>
          <dd>{words.parameter(name, params[name])}</dd>
        </div>
      ))}
    </dl>
  )
}
