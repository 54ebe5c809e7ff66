import type { VersionDetails } from './answers.ts'

/** What a version has that the one it came from has not. */
export interface Changes {
  rows: number
  added: string[]
  removed: string[]
  retyped: string[]
}

type Content = Pick<VersionDetails, 'rows' | 'columns'>

export function changesBetween(before: Content, after: Content): Changes {
  const types = new Map(before.columns.map(({ name, type }) => [name, type]))
  const names = new Set(after.columns.map(({ name }) => name))
  return {
    rows: after.rows - before.rows,
    added: after.columns.flatMap(({ name }) => (types.has(name) ? [] : [name])),
    removed: before.columns.flatMap(({ name }) => (names.has(name) ? [] : [name])),
    retyped: after.columns.flatMap(({ name, type }) => (types.has(name) && types.get(name) !== type ? [name] : [])),
  }
}

/** The version that another one came from: the one it was made of, else the one before it. */
export const cameFrom = (versions: readonly VersionDetails[], version: VersionDetails) =>
  versions.find(({ version_number }) => version_number === version.parent_version_number) ??
  versions.find(({ version_number }) => version_number < version.version_number)

/** Kinds of the steps that made a version, in order. */
export const stepKinds = ({ steps }: Pick<VersionDetails, 'steps'>): string[] =>
  steps.map((step) => {
    const settings = (step.settings ?? step) as { step?: unknown }
    return typeof settings.step === 'string' ? settings.step : ''
  })

/** Bytes that go with a version at most: what others share stays. */
export const ownBytes = (
  versions: readonly Pick<VersionDetails, 'version_number' | 'content_hash' | 'bytes'>[],
  version_number: number,
) => {
  const gone = versions.find((one) => one.version_number === version_number)
  const shared = versions.some((one) => one.version_number !== version_number && one.content_hash === gone?.content_hash)
  return gone && !shared ? gone.bytes : 0
}
