/** The two sides of a comparison: a version of the dataset, and one of it or of another dataset. */
export interface Compared {
  version: number
  other: string
  other_version: number | undefined
}
