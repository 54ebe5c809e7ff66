import type { KeptFiles, Shelf } from './kept-files.ts'
import type { DatasetsStore, VersionRow } from './store.ts'

/**
 * Removes the files of versions that were deleted, unless another version needs them; call it after the delete.
 *
 * @returns the bytes that were freed.
 */
export async function freeFiles(
  store: DatasetsStore,
  kept: KeptFiles,
  versions: readonly Pick<VersionRow, 'content_hash' | 'rejected_hash' | 'file_hash'>[],
): Promise<number> {
  const known = store.hashes()
  const gone = new Set<string>()
  let bytes = 0
  const free = async (shelf: Shelf, hash: string | null) => {
    if (hash === null || known.has(hash) || gone.has(hash)) return
    gone.add(hash)
    bytes += await kept.remove(shelf, hash)
  }
  for (const { content_hash, rejected_hash, file_hash } of versions) {
    await free('versions', content_hash)
    await free('versions', rejected_hash)
    await free('files', file_hash)
  }
  return bytes
}
