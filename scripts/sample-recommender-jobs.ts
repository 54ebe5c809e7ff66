/** Part of a job: its range and how often it is bought with the job. */
export type Part = readonly [range: string, share: number]

/** Jobs of building trades, each with what is bought for it: range and share, parted by semicolons. */
const PARTS: Record<string, string> = {
  cloison:
    'Plaques de plâtre 0.85; Rails 0.7; Montants 0.75; Vis plaques 0.6; Bandes à joint 0.45; Enduits à joint 0.45; Laine de verre 0.4; Cornières d’angle 0.2',
  doublage: 'Complexes de doublage 0.8; Mortiers adhésifs 0.75; Bandes à joint 0.4; Enduits à joint 0.4; Outils à main 0.15',
  plafond:
    'Plaques de plâtre 0.75; Fourrures 0.8; Suspentes 0.75; Vis plaques 0.55; Laine de verre 0.45; Pare-vapeur 0.3; Trappes de visite 0.15',
  combles: 'Laine de verre 0.85; Pare-vapeur 0.6; Adhésifs d’étanchéité 0.6; Suspentes 0.35; Fourrures 0.35; Protection 0.35',
  'pièce humide': 'Plaques hydrofuges 0.85; Montants 0.5; Rails 0.45; Vis plaques 0.5; Étanchéité sous carrelage 0.4; Bandes à joint 0.35',
  'coupe-feu': 'Plaques feu 0.85; Montants 0.6; Rails 0.55; Laine de roche 0.6; Vis plaques 0.45',
  fondation:
    'Ciments 0.6; Sables et graviers 0.55; Armatures 0.7; Treillis soudés 0.4; Fil à ligaturer 0.4; Films polyane 0.35; Coffrage 0.35',
  élévation: 'Parpaings 0.8; Parpaings spéciaux 0.55; Ciments 0.5; Sables et graviers 0.4; Fers à béton 0.45; Armatures 0.35; Mortiers 0.3',
  dalle: 'Treillis soudés 0.75; Bétons prêts 0.4; Ciments 0.45; Films polyane 0.55; Coffrage 0.45; Fil à ligaturer 0.3',
  plancher: 'Planelles et poutrelles 0.8; Hourdis 0.75; Treillis soudés 0.55; Coffrage 0.3; Ciments 0.3',
  réseaux: 'Tubes PVC assainissement 0.75; Raccords assainissement 0.7; Regards 0.5; Sables et graviers 0.35; Colles PVC 0.3',
  drainage: 'Drainage 0.8; Géotextiles 0.7; Sables et graviers 0.5; Étanchéité des murs 0.55',
  toiture: 'Tuiles 0.75; Accessoires de tuile 0.65; Liteaux 0.6; Écrans sous toiture 0.5; Crochets et pointes 0.45',
  zinguerie: 'Gouttières 0.8; Accessoires de gouttière 0.75; Descentes 0.55; Zinguerie 0.35; Silicones 0.2',
  charpente: 'Bois de charpente 0.8; Équerres et sabots 0.6; Crochets et pointes 0.55; Vis à bois 0.35',
  'fenêtre de toit': 'Fenêtres de toit 0.85; Raccords de fenêtre de toit 0.75; Laine de verre 0.25; Mousses et colles bois 0.25',
  'alimentation cuivre': 'Tubes cuivre 0.75; Raccords cuivre 0.8; Étanchéité sanitaire 0.55; Flexibles et vannes 0.45',
  'alimentation multicouche': 'Tubes multicouches 0.8; Raccords multicouches 0.8; Nourrices 0.5; Flexibles et vannes 0.35',
  évacuation: 'Évacuation PVC 0.8; Raccords PVC 0.8; Colles PVC 0.6; Siphons et bondes 0.4',
  'salle de bains':
    'Receveurs de douche 0.6; Robinetterie de douche 0.6; Robinetterie de lavabo 0.5; Siphons et bondes 0.5; Silicones 0.45; Étanchéité sous carrelage 0.3',
  wc: 'WC 0.65; Bâtis-supports 0.35; Flexibles et vannes 0.5; Silicones 0.3; Raccords PVC 0.3',
  'chauffe-eau': 'Chauffe-eau 0.85; Groupes de sécurité 0.75; Flexibles et vannes 0.35; Étanchéité sanitaire 0.35',
  circuits: 'Gaines préfilées 0.65; Gaines ICTA 0.5; Boîtes d’encastrement 0.7; Peignes et bornes 0.5; Appareillage 0.45',
  tableau: 'Tableaux électriques 0.7; Disjoncteurs 0.8; Différentiels 0.65; Peignes et bornes 0.65; Câbles 0.35',
  appareillage: 'Appareillage 0.85; Plaques de finition 0.75; Boîtes d’encastrement 0.45; Spots 0.3',
  ventilation: 'VMC 0.8; Gaines et bouches de VMC 0.8; Adhésifs d’étanchéité 0.2; Gaines préfilées 0.2',
  peinture:
    'Peintures murales 0.75; Sous-couches 0.5; Rouleaux 0.55; Protection de chantier 0.55; Enduits de lissage 0.45; Abrasifs 0.35; Pinceaux 0.35; Mastics acryliques 0.3',
  boiseries: 'Peintures satinées 0.6; Lasures et vernis 0.5; Abrasifs 0.5; Pinceaux 0.5; Protection de chantier 0.3',
  façade: 'Peintures de façade 0.85; Rouleaux 0.5; Mastics acryliques 0.35; Protection de chantier 0.4; Enduits de lissage 0.25',
  'sol carrelé':
    'Carrelages de sol 0.8; Colles à carrelage 0.75; Joints de carrelage 0.65; Croisillons 0.6; Plinthes 0.45; Primaires 0.3; Outils de carreleur 0.25; Ragréages 0.25',
  faïence:
    'Faïences 0.85; Colles à carrelage 0.65; Joints de carrelage 0.6; Profilés de finition 0.4; Étanchéité sous carrelage 0.4; Silicones 0.3',
  parquet: 'Parquets 0.85; Sous-couches de parquet 0.75; Plinthes bois 0.6; Mousses et colles bois 0.3; Profilés de finition 0.3',
  portes: 'Blocs-portes 0.75; Poignées 0.7; Mousses et colles bois 0.5; Vis à bois 0.35; Portes coulissantes 0.2',
  agencement: 'Panneaux 0.75; Tasseaux 0.6; Vis à bois 0.6; Mousses et colles bois 0.35; Équerres et sabots 0.35',
  fenêtres: 'Fenêtres PVC 0.85; Mousses et colles bois 0.55; Silicones 0.5; Chevilles 0.35',
}

/** The same with the shares as numbers. */
export const JOBS: Record<string, readonly Part[]> = Object.fromEntries(
  Object.entries(PARTS).map(([job, parts]) => [
    job,
    parts.split('; ').map((part): Part => {
      const space = part.lastIndexOf(' ')
      return [part.slice(0, space), Number(part.slice(space + 1))]
    }),
  ]),
)

/** Which jobs a trade buys for, and its share of the orders. */
export const TRADES: Record<string, { share: number; jobs: Record<string, number> }> = {
  PLAQUISTE: { share: 0.17, jobs: { cloison: 5, doublage: 2, plafond: 4, combles: 2, 'pièce humide': 2, 'coupe-feu': 1 } },
  MACON: { share: 0.15, jobs: { fondation: 4, élévation: 5, dalle: 3, plancher: 1.5, réseaux: 2, drainage: 1.5 } },
  PLOMBIER: {
    share: 0.14,
    jobs: { 'alimentation cuivre': 3, 'alimentation multicouche': 3.5, évacuation: 4, 'salle de bains': 3, wc: 2.5, 'chauffe-eau': 2 },
  },
  ELECTRICIEN: { share: 0.13, jobs: { circuits: 5, tableau: 3, appareillage: 4, ventilation: 2 } },
  PEINTRE: { share: 0.1, jobs: { peinture: 6, boiseries: 2.5, façade: 2 } },
  COUVREUR: { share: 0.08, jobs: { toiture: 4, zinguerie: 3.5, charpente: 2, 'fenêtre de toit': 1.5, combles: 1 } },
  CARRELEUR: { share: 0.08, jobs: { 'sol carrelé': 5, faïence: 3.5, 'pièce humide': 0.7 } },
  MENUISIER: { share: 0.07, jobs: { parquet: 3, portes: 3, agencement: 3.5, fenêtres: 2.5, 'fenêtre de toit': 0.7 } },
  PARTICULIER: {
    share: 0.08,
    jobs: { peinture: 4, parquet: 2, 'salle de bains': 1.5, wc: 1.5, appareillage: 1.5, cloison: 1, 'sol carrelé': 1.2, boiseries: 1 },
  },
}
