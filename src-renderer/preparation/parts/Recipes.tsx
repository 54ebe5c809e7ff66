import { ActionIcon, Button, Tooltip } from '@mantine/core'
import { IconDownload, IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { EmptyState, ErrorNote, Loaded, type LoadedQuery, Panel, useFormat, useToasts } from '#ui'
import type { RecipeSummary } from '../answers.ts'
import { useDeleteRecipe, useExportRecipe, useRestoreRecipe } from '../queries.ts'
import { ImportRecipe } from './ImportRecipe.tsx'

interface Props {
  query: LoadedQuery<{ recipes: RecipeSummary[] }>
  onReplay: (recipe: RecipeSummary) => void
}

/** Saved steps, to be replayed, kept as files, or taken away. */
export function Recipes({ query, onReplay }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const { show } = useToasts()
  const remove = useDeleteRecipe()
  const bringBack = useRestoreRecipe()
  const keep = useExportRecipe()
  const drop = (recipe_id: number) =>
    remove.mutate(String(recipe_id), {
      onSuccess: (held) => show(t('preparation.recipeDeleted', { name: held.name }), { undo: () => bringBack.mutate(held) }),
    })
  return (
    <Panel title={t('preparation.recipes')} actions={<ImportRecipe />}>
      <ErrorNote error={remove.error ?? bringBack.error ?? keep.error} />
      <Loaded
        query={query}
        isEmpty={({ recipes }) => recipes.length === 0}
        empty={<EmptyState title={t('preparation.noRecipe')}>{t('preparation.noRecipeWhy')}</EmptyState>}
      >
        {({ recipes }) => (
          <ul className="prep-list scroll">
            {recipes.map((recipe) => (
              <li key={recipe.recipe_id}>
                <div className="grow">
                  <span className="med ell">{recipe.name}</span>
                  <span className="small t3">
                    {t('preparation.stepsCount', { count: recipe.steps_count })} · {format.dateTime(recipe.updated_at)}
                    {recipe.description && ` · ${recipe.description}`}
                  </span>
                </div>
                <Tooltip label={t('preparation.exportRecipe', { name: recipe.name })}>
                  <ActionIcon
                    aria-label={t('preparation.exportRecipe', { name: recipe.name })}
                    onClick={() => keep.mutate(recipe.recipe_id)}
                  >
                    <IconDownload size={16} stroke={1.5} />
                  </ActionIcon>
                </Tooltip>
                <Tooltip label={t('preparation.deleteRecipe', { name: recipe.name })}>
                  <ActionIcon aria-label={t('preparation.deleteRecipe', { name: recipe.name })} onClick={() => drop(recipe.recipe_id)}>
                    <IconTrash size={16} stroke={1.5} />
                  </ActionIcon>
                </Tooltip>
                <Button size="xs" aria-label={t('preparation.replayNamed', { name: recipe.name })} onClick={() => onReplay(recipe)}>
                  {t('preparation.replay')}
                </Button>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </Panel>
  )
}
