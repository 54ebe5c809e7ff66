/** The same keys; French has one plural form more. */
export type Translated<T> = { [K in keyof T]: T[K] extends string ? string : Translated<T[K]> } & Record<string, unknown>
