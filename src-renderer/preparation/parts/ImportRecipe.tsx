import { Button, Modal } from '@mantine/core'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { describeError, ErrorNote, useToasts } from '#ui'
import { useImportRecipe } from '../queries.ts'

/** A recipe from a file; one of the same name is replaced only when it is said so. */
export function ImportRecipe() {
  const { t } = useTranslation()
  const { show } = useToasts()
  const field = useRef<HTMLInputElement>(null)
  const [file, setFile] = useState<File>()
  const bring = useImportRecipe()
  const taken = describeError(bring.error).code === 'PREPARATION_RECIPE_NAME_TAKEN'
  const close = () => {
    setFile(undefined)
    bring.reset()
  }
  const read = (chosen: File, replace: boolean) => {
    setFile(chosen)
    bring.mutate(
      { file: chosen, replace },
      {
        onSuccess: ({ name }) => {
          show(t('preparation.recipeSaved', { name }))
          close()
        },
      },
    )
  }
  return (
    <>
      <Button size="xs" loading={bring.isPending} onClick={() => field.current?.click()}>
        {t('preparation.importRecipe')}
      </Button>
      <input
        ref={field}
        type="file"
        accept=".json,application/json"
        className="sr"
        tabIndex={-1}
        aria-label={t('preparation.importRecipe')}
        onChange={(event) => {
          const [chosen] = event.currentTarget.files ?? []
          event.currentTarget.value = ''
          if (chosen) read(chosen, false)
        }}
      />
      {file && bring.error && (
        <Modal opened onClose={close} title={t('preparation.importRecipe')} closeButtonProps={{ 'aria-label': t('ui.close') }}>
          <div className="stack">
            <ErrorNote error={bring.error} />
            <div className="row">
              <Button className="end" onClick={close}>
                {t('preparation.cancel')}
              </Button>
              {taken && (
                <Button variant="filled" loading={bring.isPending} onClick={() => read(file, true)}>
                  {t('preparation.replaceVerb')}
                </Button>
              )}
            </div>
          </div>
        </Modal>
      )}
    </>
  )
}
