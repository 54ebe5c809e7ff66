import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'

const PAGES = {
  runs: '/recommender',
  data: '/recommender/data',
  tester: '/recommender/tester',
  evaluation: '/recommender/evaluation',
  profiles: '/recommender/profiles',
} as const

/** The pages of the recommender, one click apart. */
export function Sections({ current }: { current: keyof typeof PAGES }) {
  const { t } = useTranslation()
  return (
    <nav className="reco-sections" aria-label={t('recommender.sections')}>
      {Object.entries(PAGES).map(([key, href]) => (
        <Link key={key} href={href} aria-current={key === current ? 'page' : undefined}>
          {t(`recommender.section.${key}`)}
        </Link>
      ))}
    </nav>
  )
}
