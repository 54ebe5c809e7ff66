import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { seeded } from '#engine/math/random'

const PRODUCTS_PER_GROUP = 10
const GROUPS = 4

/**
 * Writes baskets of two trades in which products of one group of ten go together (100 … 139), and their products.
 *
 * @param folder - where the files go.
 * @returns their paths.
 */
export function writeSmallSales(folder: string, { rows = 600, seed = 1 } = {}): { ventes: string; details: string } {
  const random = seeded(seed)
  const lines = Array.from({ length: rows }, () => {
    const group = random.integer(GROUPS)
    const drawn = Array.from({ length: 2 + random.integer(4) }, () => 100 + PRODUCTS_PER_GROUP * group + random.integer(PRODUCTS_PER_GROUP))
    return `${group < 2 ? 'PEINTRE' : 'MACON'};1;"[${[...new Set(drawn)].join(', ')}]"`
  })
  const products = Array.from({ length: GROUPS * PRODUCTS_PER_GROUP }, (_, i) => {
    const gamme = Math.floor(i / 5)
    return `${100 + i};Plâtre n° ${i};${gamme};Gamme ${gamme};1;Tout;${i % 7 === 0 ? 1 : 0}`
  })
  const [ventes, details] = [join(folder, 'ventes.csv'), join(folder, 'details.csv')]
  writeFileSync(ventes, `PROFESSION_CLIENT;NB_OCCURENCES_COMMANDE;LIST_ID_PRODUITS\n${lines.join('\n')}\n`)
  const header = 'ID_PRODUIT;LIB_PRODUIT;ID_GAMME;LIB_GAMME;ID_UNIVERS;LIB_UNIVERS;ID_MARQUE'
  writeFileSync(details, `${header}\n${products.join('\n')}\n`)
  return { ventes, details }
}
