/** Bits of the fixed-point numbers that are summed; 2³³ rows of them fit into 128 bits with room to spare. */
const BITS = 80

/**
 * Power of two that turns numbers up to `greatest` into whole numbers of 80 bits. Their sum is exact and the same in every order,
 * so results do not depend on threads, where a sum of floating-point numbers does.
 *
 * @param greatest - greatest absolute value, finite.
 */
export const fixedPoint = (greatest: number): number =>
  2 ** Math.max(-1000, Math.min(1000, BITS - (greatest > 0 ? Math.ceil(Math.log2(greatest)) : 0)))

/**
 * The exact sum of an expression, as text of a fixed-point number; see {@link fromFixed}.
 *
 * @param sql - expression of a number.
 * @param scale - {@link fixedPoint} of its greatest absolute value.
 */
export const exactSum = (sql: string, scale: number): string => `sum(((${sql})::DOUBLE * ${scale}::DOUBLE)::HUGEINT)::VARCHAR`

/** The number that {@link exactSum} gives. */
export const fromFixed = (text: string | null, scale: number): number => (text === null ? 0 : Number(BigInt(text)) / scale)
