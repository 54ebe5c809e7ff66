import { useState } from 'react'
import { CheckList } from '../fields/CheckList.tsx'
import { ChoiceField, ChoicesField } from '../fields/ChoiceField.tsx'
import { NumberField } from '../fields/NumberField.tsx'
import { Page } from '../Page.tsx'
import { useFormat } from '../use-format.ts'
import { Wizard } from '../Wizard.tsx'
import { MEASURES } from './sample.ts'

const SITES = ['LL', 'LS', 'MO'].map((value) => ({ value, label: `Site ${value}` }))

export function FieldsPage() {
  const format = useFormat()
  const [least, setLeast] = useState<number | null>(20)
  const [sites, setSites] = useState<string[]>(['LL'])
  const [season, setSeason] = useState<string | null>('all')
  const [features, setFeatures] = useState<string[]>(['itm'])
  const [k, setK] = useState<number | null>(21)
  return (
    <div className="shell" style={{ gridTemplate: '"page" 100vh / minmax(0, 1fr)' }}>
      <Page title="New run" crumbs={[]}>
        <Wizard
          label="New run"
          consequence="keeps 412 of 618 lots"
          finish={{ label: 'Run', onClick: () => {} }}
          onCancel={{ label: 'Cancel', onClick: () => {} }}
          steps={[
            {
              key: 'filters',
              label: 'Filters',
              summary: `${sites.length} sites`,
              content: (
                <div className="stack">
                  <NumberField
                    label="Least number of lots"
                    help="With fewer, the groups are chance."
                    value={least}
                    onChange={setLeast}
                    defaultValue={20}
                    min={2}
                    max={100_000}
                  />
                  <ChoicesField label="Sites" choices={SITES} value={sites} onChange={setSites} placeholder="All" />
                  <ChoiceField
                    label="Season"
                    choices={[{ value: 'all', label: 'All' }]}
                    value={season}
                    onChange={setSeason}
                    defaultLabel="All"
                  />
                </div>
              ),
              preview: <p>What each filter removed stands here.</p>,
            },
            {
              key: 'features',
              label: 'Features',
              problem: features.length === 0 ? 'Choose at least one feature.' : undefined,
              content: (
                <CheckList
                  label="Features"
                  headings={['Missing', 'Correlation']}
                  items={MEASURES.map((measure) => ({
                    value: measure.key,
                    label: measure.label,
                    unit: measure.unit,
                    details: [format.share(0.02), format.number(0.3, 2)],
                  }))}
                  value={features}
                  onChange={setFeatures}
                  error={features.length === 0 ? 'Choose at least one feature.' : undefined}
                />
              ),
            },
            {
              key: 'k',
              label: 'Number of groups',
              content: <NumberField label="Groups" value={k} onChange={setK} defaultValue={3} min={2} max={20} />,
            },
          ]}
        />
      </Page>
    </div>
  )
}
