/** How many pages a PDF of ours has; its page objects are never inside a compressed stream. */
export function countPages(pdf: Uint8Array): number {
  return (
    Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength)
      .toString('latin1')
      .match(/\/Type \/Page\b/g)?.length ?? 0
  )
}
