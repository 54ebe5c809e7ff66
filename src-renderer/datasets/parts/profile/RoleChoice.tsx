import { Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { ErrorNote, FieldLabel, useToasts } from '#ui'
import type { ProfileColumn, Role } from '../../answers.ts'
import { useUpdate } from '../../queries.ts'

const ROLES = ['feature', 'target', 'id', 'weight', 'ignored'] as const satisfies readonly Role[]

interface Props {
  dataset: string
  column: Pick<ProfileColumn, 'name' | 'role'>
  /** With the words above the field. */
  labelled?: boolean
}

/** What a column is for; the answer is kept with the dataset and can be undone. */
export function RoleChoice({ dataset, column: { name, role }, labelled }: Props) {
  const { t } = useTranslation()
  const { show } = useToasts()
  const update = useUpdate()
  const set = (next: Role) => update.mutate({ dataset, roles: JSON.stringify({ [name]: next === 'feature' ? 'none' : next }) })
  const choose = (next: Role) => {
    if (next === role) return
    set(next)
    show(t('datasets.profile.roleSet', { column: name, role: t(`datasets.profile.roles.${next}`) }), {
      undo: () => set(role),
      redo: () => set(next),
    })
  }
  return (
    <>
      <Select
        label={labelled ? <FieldLabel label={t('datasets.profile.role')} help={t('datasets.profile.roleWhy')} /> : undefined}
        aria-label={t('datasets.profile.roleOf', { column: name })}
        data={ROLES.map((one) => ({ value: one, label: t(`datasets.profile.roles.${one}`) }))}
        value={update.isPending ? null : role}
        onChange={(next) => choose((next ?? role) as Role)}
        allowDeselect={false}
        size="xs"
        w={labelled ? 180 : 116}
      />
      <ErrorNote error={update.error} />
    </>
  )
}
