const en = { title: 'Help', topics: 'Topics', unknown: 'There is no help of this name.' }

const fr: typeof en = { title: 'Aide', topics: 'Sujets', unknown: 'Aucune aide ne porte ce nom.' }

export const words = { en, fr }
