import { Button, Checkbox, Modal, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { describeError, ErrorNote, useToasts } from '#ui'
import type { Step } from '../answers.ts'
import { useSaveRecipe } from '../queries.ts'

interface Props {
  dataset: string
  version: number
  steps: readonly Step[]
  /** A name to begin with. */
  name: string
  onClose: () => void
}

/** Keeps the steps under a name, with the columns that they were made for. */
export function SaveRecipe({ dataset, version, steps, name: proposed, onClose }: Props) {
  const { t } = useTranslation()
  const { show } = useToasts()
  const [name, setName] = useState(proposed)
  const [description, setDescription] = useState('')
  const [replace, setReplace] = useState(false)
  const save = useSaveRecipe()
  const taken = describeError(save.error).code === 'PREPARATION_RECIPE_NAME_TAKEN'
  const submit = () =>
    save.mutate(
      { name: name.trim(), description, dataset, version, steps, replace },
      {
        onSuccess: (recipe) => {
          show(t('preparation.recipeSaved', { name: recipe.name }))
          onClose()
        },
      },
    )
  return (
    <Modal opened onClose={onClose} title={t('preparation.saveRecipe')} closeButtonProps={{ 'aria-label': t('ui.close') }}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <TextInput
          label={t('preparation.recipeName')}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          data-autofocus
        />
        <TextInput
          label={t('preparation.recipeAbout')}
          value={description}
          onChange={(event) => setDescription(event.currentTarget.value)}
        />
        <ErrorNote error={save.error} />
        {taken && (
          <Checkbox
            label={t('preparation.replaceRecipe')}
            checked={replace}
            onChange={(event) => setReplace(event.currentTarget.checked)}
          />
        )}
        <div className="row">
          <span className="small t2">{t('preparation.stepsCount', { count: steps.length })}</span>
          <Button className="end" onClick={onClose}>
            {t('preparation.cancel')}
          </Button>
          <Button variant="filled" type="submit" disabled={name.trim() === ''} loading={save.isPending}>
            {t('preparation.saveVerb')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
