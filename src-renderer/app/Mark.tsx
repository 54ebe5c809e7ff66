/** Four tiles, one of them gold; gold is nowhere else. */
export function Mark() {
  return (
    <svg width={18} height={18} viewBox="0 0 18 18" aria-hidden style={{ flex: 'none' }}>
      <rect width="8.5" height="8.5" fill="var(--t-accent)" />
      <rect x="9.5" width="8.5" height="8.5" fill="var(--t-accent-line)" />
      <rect y="9.5" width="8.5" height="8.5" fill="var(--t-accent-line)" />
      <rect x="9.5" y="9.5" width="8.5" height="8.5" fill="var(--t-mark)" />
    </svg>
  )
}
