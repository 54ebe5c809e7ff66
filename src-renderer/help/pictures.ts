/** The charts that the documents explain, by their path in docs/. */
const PICTURES = import.meta.glob<string>('../../docs/dfu/*.png', { query: '?url', import: 'default', eager: true })

/** Address of a picture that the window has with it. */
export const pictureAt = (path: string): string | undefined => PICTURES[`../../docs/${path}`]
