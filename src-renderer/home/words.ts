const en = { title: 'Home' }
const fr: typeof en = { title: 'Accueil' }
export const words = { en, fr }
