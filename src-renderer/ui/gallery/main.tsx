import '@fontsource-variable/ibm-plex-sans/wdth.css'
import '@fontsource/ibm-plex-mono/latin-400.css'
import '@mantine/core/styles.css'
import '../styles/app.css'
import { createRoot } from 'react-dom/client'
import { I18nextProvider } from 'react-i18next'
import { createI18nOver } from '../create-i18n.ts'
import { UiProvider } from '../UiProvider.tsx'
import { words } from '../words.ts'
import { ChartsPage } from './ChartsPage.tsx'
import { FieldsPage } from './FieldsPage.tsx'
import { FramePage } from './FramePage.tsx'
import { StatesPage } from './StatesPage.tsx'
import { TablePage } from './TablePage.tsx'

const query = new URLSearchParams(location.search)
const language = query.get('lang') === 'fr' ? 'fr' : 'en'
const scheme = query.get('scheme') === 'dark' ? 'dark' : 'light'
const pages: Record<string, () => React.ReactNode> = {
  frame: () => <FramePage />,
  table: () => <TablePage count={Number(query.get('rows') ?? 100_000)} paged={query.has('paged')} />,
  states: () => <StatesPage />,
  fields: () => <FieldsPage />,
  charts: () => <ChartsPage />,
}
const definitions = { sample: 'What the word means, in one sentence, with its range from 0 to 1.' }
const catalogue = (ui: typeof words.en) => ({ ui, sample: { definitions } })
const i18n = createI18nOver({ en: catalogue(words.en), fr: catalogue(words.fr) }, language)

document.documentElement.lang = language
createRoot(document.getElementById('root') as HTMLElement).render(
  <I18nextProvider i18n={i18n}>
    <UiProvider scheme={scheme}>{(pages[query.get('page') ?? 'frame'] ?? pages.frame)()}</UiProvider>
  </I18nextProvider>,
)
