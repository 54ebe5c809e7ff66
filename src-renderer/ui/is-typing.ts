/** Whether a key goes into a field, where letters are text. */
export const isTyping = (event: Event) =>
  event.target instanceof HTMLElement &&
  event.target.matches('input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]')
