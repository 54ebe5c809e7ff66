import { ErrorNote } from '#ui'

/** The first of the errors that there is. */
export function Problems({ errors }: { errors: readonly unknown[] }) {
  const error = errors.find((one) => one !== null && one !== undefined)
  return error ? (
    <div style={{ padding: 16 }}>
      <ErrorNote error={error} />
    </div>
  ) : null
}
