import { Tile } from '#ui'

/** A segment: its tile and its label. */
export const SegmentName = ({ id, label, outline }: { id: number; label: string; outline?: boolean }) => (
  <span className="row tight" style={{ minWidth: 0 }}>
    <Tile id={id} outline={outline} />
    <span className="mono small ell" title={label}>
      {label}
    </span>
  </span>
)
