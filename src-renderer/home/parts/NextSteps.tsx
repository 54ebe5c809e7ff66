import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'

interface Props {
  hasLots: boolean
  runs: readonly { run_id: number }[]
}

/** What can be done now, in the order in which it is usually done. */
export function NextSteps({ hasLots, runs }: Props) {
  const { t } = useTranslation()
  const [newest, before] = runs
  const steps = [
    { title: t('home.stepImport'), why: t('home.stepImportWhy'), href: '/datasets/import' },
    { title: t('home.stepRun'), why: t('home.stepRunWhy'), href: hasLots ? '/lots/new' : undefined },
    {
      title: t('home.stepCompare'),
      why: t('home.stepCompareWhy'),
      href: before ? `/lots/compare/${before.run_id}/${newest.run_id}` : undefined,
    },
  ]
  return (
    <ol className="stack">
      {steps.map((step, index) => (
        <li key={step.title} className="row" style={{ alignItems: 'flex-start' }}>
          <span className="step-number" aria-hidden>
            {index + 1}
          </span>
          <span>
            {step.href ? (
              <Link href={step.href} className="med">
                {step.title}
              </Link>
            ) : (
              <span className="med t3">{step.title}</span>
            )}
            <span className="t2 small text" style={{ display: 'block' }}>
              {step.why}
            </span>
          </span>
        </li>
      ))}
    </ol>
  )
}
