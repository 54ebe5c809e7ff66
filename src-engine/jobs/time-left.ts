/**
 * Seconds that remain, by the speed so far.
 *
 * @param share - done, 0…1.
 * @param seconds - elapsed.
 * @returns null while there is too little to say anything (under 2 % or under one second).
 */
export function timeLeft(share: number, seconds: number): number | null {
  if (share < 0.02 || seconds < 1) return null
  return share >= 1 ? 0 : (seconds * (1 - share)) / share
}
