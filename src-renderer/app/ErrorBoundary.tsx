import { Button } from '@mantine/core'
import { Component, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { CopyButton } from '#ui'

interface Props {
  children: ReactNode
}

/** Keeps the frame when a page breaks, and shows a text that can be copied. */
export class ErrorBoundary extends Component<Props, { error: unknown }> {
  state = { error: undefined as unknown }

  static getDerivedStateFromError(error: unknown) {
    return { error }
  }

  render() {
    return this.state.error === undefined ? this.props.children : <BrokenPage error={this.state.error} />
  }
}

function BrokenPage({ error }: { error: unknown }) {
  const { t } = useTranslation()
  const details = error instanceof Error ? (error.stack ?? error.message) : String(error)
  return (
    <main className="page solo" tabIndex={-1} data-region>
      <div className="body">
        <div className="stack" style={{ padding: 16, maxWidth: 760 }}>
          <h1>{t('app.brokenTitle')}</h1>
          <p className="text">{t('app.brokenBody')}</p>
          <pre
            className="mono small"
            style={{ overflow: 'auto', padding: 12, background: 'var(--t-sunken)', border: '1px solid var(--t-line)' }}
          >
            {details}
          </pre>
          <div className="row">
            <Button variant="filled" onClick={() => location.reload()}>
              {t('app.reload')}
            </Button>
            <CopyButton command={false} label={t('app.copyDetails')} text={`${location.hash}\n${navigator.userAgent}\n${details}`} />
          </div>
        </div>
      </div>
    </main>
  )
}
