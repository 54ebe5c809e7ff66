/** The keys of the window, as the list under `?` shows them. A word in brackets is a key whose name is translated (`app.keyNames`). */
export const KEYS = [
  {
    key: 'everywhere',
    rows: [
      { does: 'commands', keys: ['Ctrl K'] },
      { does: 'sections', keys: ['Ctrl 1', 'Ctrl 9'], range: true },
      { does: 'import', keys: ['Ctrl I'] },
      { does: 'apply', keys: ['Ctrl [enter]'] },
      { does: 'cancel', keys: ['[escape]'] },
      { does: 'undo', keys: ['Ctrl Z'] },
      { does: 'redo', keys: ['Ctrl [shift] Z'] },
      { does: 'region', keys: ['F6'] },
      { does: 'inspector', keys: ['Ctrl .'] },
      { does: 'copy', keys: ['Ctrl [shift] C'] },
      { does: 'list', keys: ['?'] },
    ],
  },
  {
    key: 'tables',
    rows: [
      { does: 'rows', keys: ['↑', '↓'] },
      { does: 'results', keys: ['J', 'K'] },
      { does: 'open', keys: ['[enter]'] },
      { does: 'tick', keys: ['[space]'] },
      { does: 'range', keys: ['[shift] ↓'] },
      { does: 'sortMore', keys: ['[shift] [click]'] },
      { does: 'copyRows', keys: ['Ctrl C'] },
      { does: 'filter', keys: ['/'] },
    ],
  },
] as const

/** Letters and signs that act without Ctrl; they can be switched off. */
export const SINGLE_KEYS: readonly string[] = ['j', 'k', '/', '?']
