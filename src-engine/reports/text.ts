// biome-ignore lint/suspicious/noControlCharactersInRegex: finding the control characters that XML forbids is the purpose
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]/g
/** Characters that reorder what follows them; a name that carries one could rewrite the line it stands in. */
const REORDERING = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g
const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Text that every format can carry: lone surrogates and characters that XML forbids become U+FFFD, reordering marks go. */
export const cleanText = (text: string): string => text.toWellFormed().replace(FORBIDDEN, '\ufffd').replace(REORDERING, '')

/** {@link cleanText} for an element or a quoted attribute of HTML, SVG and XML. */
export const escapeXml = (text: string): string => cleanText(text).replace(/[&<>"']/g, (letter) => ENTITIES[letter])
