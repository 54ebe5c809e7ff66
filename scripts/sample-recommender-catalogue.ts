/** One range of the made-up catalogue. */
export interface Range {
  name: string
  universe: string
  /** Start of the label; `%` stands for the size. */
  label: string
  /** In rising order: the n-th size of one range goes with the n-th of another in the same job. */
  sizes: readonly string[]
  makers: readonly string[]
}

/** The dealer's own brand. */
export const OWN_BRAND = 'Bâtilia'

/** A line that begins with # is a universe; each other line is a range: name; label; sizes; makers, * being the own brand. */
const CATALOGUE = `
# Plâtrerie et isolation
Plaques de plâtre; Plaque de plâtre BA13 %; 2,40 x 1,20 m|2,50 x 1,20 m|2,60 x 1,20 m|2,80 x 1,20 m|3,00 x 1,20 m; Alpaplac|Gypsel|*
Plaques hydrofuges; Plaque hydrofuge H1 %; 2,50 x 1,20 m|2,60 x 1,20 m|2,80 x 1,20 m|3,00 x 1,20 m; Alpaplac|Gypsel
Plaques feu; Plaque feu %; 2,50 x 1,20 m|2,60 x 1,20 m|3,00 x 1,20 m; Alpaplac|Gypsel
Rails; Rail % 3 m; R48|R62|R70|R90|R100; Profilac|Metalis|*
Montants; Montant %; M48 2,50 m|M48 3 m|M62 3 m|M70 3 m|M90 3 m|M100 4 m; Profilac|Metalis|*
Fourrures; Fourrure F530 %; 2,40 m|2,60 m|3,00 m|5,30 m; Profilac|*
Suspentes; Suspente % (boîte de 50); 50 mm|90 mm|120 mm|160 mm|240 mm; Profilac|Metalis
Vis plaques; Vis TTPC % (boîte de 1000); 25 mm|35 mm|45 mm|55 mm|70 mm; Fixor|Visalp|*
Bandes à joint; Bande à joint %; 23 m|75 m|150 m; Alpaplac|Gypsel|*
Enduits à joint; Enduit à joint %; 5 kg|10 kg|25 kg|25 kg rapide; Alpaplac|Gypsel|*
Laine de verre; Laine de verre %; 45 mm|75 mm|100 mm|160 mm|200 mm|240 mm|300 mm; Isolène|Verrolaine|*
Laine de roche; Laine de roche %; 45 mm|60 mm|100 mm|140 mm|200 mm; Rochelaine|Isolène
Pare-vapeur; Membrane pare-vapeur %; 40 m²|75 m²|150 m²; Isolène|*
Adhésifs d’étanchéité; Adhésif d’étanchéité %; 25 m|40 m|60 mm x 40 m; Isolène|*
Complexes de doublage; Doublage collé 13 + %; 40 mm|60 mm|80 mm|100 mm|120 mm; Alpaplac|Gypsel
Mortiers adhésifs; Mortier adhésif %; 10 kg|25 kg; Alpaplac|Gypsel|*
Cornières d’angle; Cornière d’angle %; 2,50 m|3,00 m|bande armée 30 m; Profilac|Metalis
Trappes de visite; Trappe de visite %; 200 x 200|300 x 300|400 x 400|600 x 600; Profilac|Metalis
# Gros œuvre
Ciments; Ciment % 35 kg; 32,5|42,5|52,5|blanc; Cimalp|Rocalia|*
Bétons prêts; Béton prêt à l’emploi %; 25 kg|35 kg; Cimalp|*
Mortiers; Mortier % 25 kg; bâtard|de montage|colle|réfractaire|hydrofuge; Cimalp|Rocalia|*
Sables et graviers; % (big bag); Sable 0/2|Sable 0/4|Gravier 4/10|Gravier 6/14|Mélange à béton; Granulats du Val
Parpaings; Parpaing creux %; 10 x 20 x 50|15 x 20 x 50|20 x 20 x 50|25 x 20 x 50; Béto-Sud|Rocalia
Parpaings spéciaux; Parpaing %; d’angle 20|à bancher 20|linteau 20|chaînage 15|chaînage 20; Béto-Sud|Rocalia
Briques; Brique creuse %; 5 x 20 x 40|10 x 20 x 50|15 x 20 x 50|20 x 30 x 50; Terrebrune|Argilia
Treillis soudés; Treillis soudé %; ST10|ST20|ST25C|ST40C|PAF10; Acierval|Ferralp
Armatures; Armature % 6 m; 8 x 8|10 x 10|15 x 15|20 x 20|semelle 15 x 35; Acierval|Ferralp
Fers à béton; Fer à béton HA% 6 m; 6|8|10|12|14|16; Acierval|Ferralp
Fil à ligaturer; Fil à ligaturer %; 1 kg|5 kg; Acierval|*
Planelles et poutrelles; Poutrelle précontrainte %; 2 m|3 m|4 m|5 m; Béto-Sud
Hourdis; Hourdis %; béton 12|béton 16|polystyrène 12|polystyrène 20; Béto-Sud|Isolène
Coffrage; %; Planche de coffrage 4 m|Bastaing 4 m|Panneau 3 plis|Huile de décoffrage 5 l|Serre-joint maçon 80 cm; Sciérie du Morvan|*
Films polyane; Film polyane % 150 µ; 3 x 25 m|4 x 25 m|6 x 25 m; Plastival|*
Drainage; Drain agricole % 50 m; Ø 80|Ø 100|Ø 125|Ø 160; Plastival|Tubalis
Géotextiles; Géotextile %; 2 x 25 m|4 x 25 m|2 x 50 m; Plastival|*
Étanchéité des murs; %; Enduit bitumineux 5 kg|Enduit bitumineux 25 kg|Delta MS 1 m|Delta MS 2 m|Profil de finition 2 m; Bitumex|Plastival
Regards; Regard béton %; 30 x 30|40 x 40|50 x 50; Béto-Sud
Tubes PVC assainissement; Tube PVC assainissement Ø % 4 m; 100|125|160|200; Tubalis|Plastival
Raccords assainissement; Coude assainissement Ø %; 100 à 45°|100 à 87°|125 à 45°|160 à 45°; Tubalis|Plastival
# Couverture
Tuiles; Tuile %; romane rouge|romane paille|mécanique rouge|mécanique ardoisée|canal rouge; Terrebrune|Argilia
Accessoires de tuile; %; Faîtière romane|Faîtière mécanique|Rive gauche|Rive droite|Closoir ventilé 5 m|Tuile à douille; Terrebrune|Argilia
Liteaux; Liteau traité % 4 m; 25 x 38|27 x 40|40 x 40; Sciérie du Morvan|*
Écrans sous toiture; Écran sous toiture %; 75 m² HPV|75 m² R2|75 m² R3; Isolène|*
Bois de charpente; Chevron traité %; 60 x 80 4 m|63 x 75 5 m|75 x 225 5 m|100 x 100 3 m; Sciérie du Morvan
Gouttières; Gouttière % 4 m; zinc 25|zinc 33|PVC 25 gris|PVC 25 sable|alu 25; Zincalu|Tubalis|*
Accessoires de gouttière; %; Crochet de gouttière 25|Crochet de gouttière 33|Naissance 25|Talon 25|Angle extérieur 25|Jonction 25; Zincalu|Tubalis|*
Descentes; Tube de descente %; zinc Ø 80|zinc Ø 100|PVC Ø 80|PVC Ø 100; Zincalu|Tubalis|*
Zinguerie; %; Bande d’égout 2 m|Solin 2 m|Noue 2 m|Rouleau plomb 20 cm|Closoir zinc; Zincalu
Fenêtres de toit; Fenêtre de toit %; 55 x 78|78 x 98|78 x 118|114 x 118; Lucarnia|Toit-Jour
Raccords de fenêtre de toit; Raccord d’étanchéité %; 55 x 78|78 x 98|78 x 118|114 x 118; Lucarnia|Toit-Jour
Crochets et pointes; %; Crochet à ardoise inox (500)|Pointe galva 80 (5 kg)|Pointe galva 110 (5 kg)|Vis de charpente 6 x 120|Vis de charpente 8 x 160; Fixor|Visalp|*
# Plomberie
Tubes cuivre; Tube cuivre écroui % 5 m; Ø 12|Ø 14|Ø 16|Ø 18|Ø 22|Ø 28; Cuprolis|Tubalis
Raccords cuivre; Raccord cuivre à souder %; coude 14|coude 16|té 14|té 16|manchon 14|manchon 16|coude 22|té 22; Cuprolis|*
Tubes multicouches; Tube multicouche %; 16 x 2 50 m|20 x 2 50 m|26 x 3 50 m; Multiflex|Tubalis|*
Raccords multicouches; Raccord multicouche à sertir %; coude 16|coude 20|té 16|té 20|manchon 16|manchon 20|té 26; Multiflex|Tubalis
Nourrices; Nourrice %; 2 départs|3 départs|4 départs|6 départs; Multiflex|Cuprolis
Évacuation PVC; Tube PVC évacuation % 2 m; Ø 32|Ø 40|Ø 50|Ø 100; Tubalis|Plastival
Raccords PVC; Raccord PVC %; coude 32|coude 40|coude 50|coude 100|té 40|té 100|manchon 40|manchon 100; Tubalis|Plastival|*
Colles PVC; Colle PVC %; 125 ml|250 ml|500 ml|1 l; Collafix|*
Siphons et bondes; %; Siphon de lavabo|Siphon d’évier|Bonde de douche 90|Bonde de lavabo|Siphon de machine; Sanibel|Aqualine|*
Robinetterie de lavabo; Mitigeur de lavabo %; classique|haut|infrarouge|noir mat; Aqualine|Robinova|*
Robinetterie de douche; Mitigeur de douche %; classique|thermostatique|colonne|encastré; Aqualine|Robinova|*
WC; Pack WC %; au sol|sans bride|suspendu|PMR; Sanibel|Céralia|*
Bâtis-supports; Bâti-support %; standard|compact|PMR; Sanibel|Robinova
Receveurs de douche; Receveur %; 80 x 80|90 x 90|120 x 80|140 x 90; Céralia|Sanibel|*
Flexibles et vannes; %; Flexible inox 30 cm|Flexible inox 50 cm|Vanne 1/4 tour 15|Vanne 1/4 tour 20|Robinet d’arrêt équerre|Robinet de machine; Robinova|*
Étanchéité sanitaire; %; Ruban téflon 12 m|Filasse et pâte|Joint fibre (100)|Brasure étain 250 g|Brasure cuivre-phosphore; Cuprolis|*
Chauffe-eau; Chauffe-eau électrique % l; 50|100|150|200|300; Calorix|Thermavie
Groupes de sécurité; %; Groupe de sécurité 20|Siphon de groupe|Raccord diélectrique|Trépied de chauffe-eau|Vase d’expansion 8 l; Calorix|Robinova
# Électricité
Gaines ICTA; Gaine ICTA %; Ø 16 100 m|Ø 20 100 m|Ø 25 50 m|Ø 32 25 m; Gainelec|Voltaris|*
Gaines préfilées; Gaine préfilée %; 3G1,5 100 m|3G2,5 100 m|5G1,5 100 m|3G6 50 m; Gainelec|Voltaris|*
Câbles; Câble R2V %; 3G1,5 50 m|3G2,5 50 m|3G6 25 m|5G6 25 m|3G10 25 m; Câblor|Voltaris
Boîtes d’encastrement; Boîte d’encastrement %; 1 poste 40 mm|1 poste 50 mm|2 postes|3 postes|DCL; Gainelec|Voltaris|*
Appareillage; %; Prise 2P+T|Interrupteur va-et-vient|Double va-et-vient|Prise RJ45|Prise TV|Poussoir|Prise USB; Voltaris|Lumenia|*
Plaques de finition; Plaque % poste; 1|2|3|4; Voltaris|Lumenia|*
Tableaux électriques; Coffret % modules; 13|26|39|52; Voltaris|Tablelec
Disjoncteurs; Disjoncteur % A; 2|10|16|20|32; Voltaris|Tablelec
Différentiels; Interrupteur différentiel 30 mA %; 25 A type AC|40 A type AC|40 A type A|63 A type A; Voltaris|Tablelec
Peignes et bornes; %; Peigne horizontal 13|Peigne vertical 3 rangées|Bornier de terre|Connecteur 3 fils (100)|Connecteur 5 fils (50)|Domino 6 mm²; Tablelec|Voltaris|*
Spots; Spot LED %; 5 W blanc|7 W blanc|7 W noir|GU10 5 W|étanche 8 W; Lumenia|*
VMC; VMC %; simple flux|hygro A|hygro B|double flux; Airlis|Thermavie
Gaines et bouches de VMC; %; Gaine souple Ø 80 6 m|Gaine souple Ø 125 6 m|Gaine isolée Ø 125 6 m|Bouche cuisine|Bouche sanitaire|Sortie de toit; Airlis|*
# Peinture
Peintures murales; Peinture murale mate blanche %; 2,5 l|5 l|10 l|15 l; Colorine|Valpeint|*
Peintures satinées; Peinture satinée %; blanc 2,5 l|blanc 10 l|lin 2,5 l|gris 2,5 l|gris 10 l; Colorine|Valpeint|*
Sous-couches; Sous-couche %; plaques 10 l|plaques 15 l|bois 2,5 l|universelle 10 l; Colorine|Valpeint|*
Peintures de façade; Peinture de façade %; pliolite 15 l|siloxane 15 l|ton pierre 15 l; Colorine|Valpeint
Lasures et vernis; Lasure %; incolore 1 l|chêne clair 1 l|chêne clair 5 l|noyer 5 l; Colorine|*
Enduits de lissage; Enduit %; de rebouchage 1 kg|de rebouchage 5 kg|de lissage 5 kg|de lissage 15 kg|de ratissage 25 kg; Valpeint|Gypsel|*
Rouleaux; Rouleau %; laqueur 110|microfibre 180|anti-goutte 250|façade 250; Pinceo|*
Pinceaux; Pinceau %; à réchampir 15|plat 30|plat 50|à radiateur; Pinceo|*
Protection de chantier; %; Bâche 4 x 5 m|Adhésif de masquage 25 mm|Adhésif de masquage 50 mm|Film de masquage|Carton de protection; Pinceo|*
Abrasifs; %; Abrasif grain 80 (50)|Abrasif grain 120 (50)|Abrasif grain 180 (50)|Cale à poncer|Éponge abrasive; Pinceo|Fixor|*
Mastics acryliques; Mastic acrylique %; blanc|gris|façade; Collafix|*
# Carrelage
Carrelages de sol; Carrelage %; 30 x 30 beige|45 x 45 gris|60 x 60 gris|60 x 60 béton|20 x 120 bois|90 x 90 pierre; Céralia|Grésalis|*
Faïences; Faïence %; 20 x 40 blanc|25 x 50 gris|30 x 60 blanc|30 x 90 marbre; Céralia|Grésalis|*
Colles à carrelage; Mortier-colle % 25 kg; C1|C2 gris|C2 blanc|C2S1 flex|C2S2 grand format; Collafix|Cimalp|*
Joints de carrelage; Mortier de joint % 5 kg; blanc|gris perle|gris anthracite|beige; Collafix|Cimalp|*
Croisillons; %; Croisillons 2 mm (500)|Croisillons 3 mm (500)|Cales autonivelantes (100)|Coins autonivelants (100)|Pince de nivellement; Outilex|*
Plinthes; Plinthe %; 8 x 45 gris|8 x 60 gris|8 x 60 béton|7 x 60 bois; Céralia|Grésalis
Primaires; Primaire d’accrochage %; 1 kg|5 kg|15 kg; Collafix|*
Ragréages; Ragréage % 25 kg; P3|P4S|fibré|extérieur; Collafix|Cimalp|*
Étanchéité sous carrelage; %; Kit d’étanchéité 5 m²|Résine 7 kg|Bande d’angle 10 m|Natte 5 m²; Collafix|Bitumex
Profilés de finition; Profilé % 2,50 m; quart-de-rond alu 8|quart-de-rond alu 10|équerre inox 10|barre de seuil 90 cm; Profilac|Metalis
Outils de carreleur; %; Peigne 10 mm|Raclette à joint|Taloche éponge|Disque diamant 125|Coupe-carreaux 60 cm; Outilex|*
# Menuiserie
Blocs-portes; Bloc-porte %; 63 cm isoplane|73 cm isoplane|83 cm isoplane|83 cm alvéolaire|93 cm PMR; Boisélan|Portalis|*
Portes coulissantes; Système à galandage %; 73 cm|83 cm|93 cm|double 146 cm; Portalis|Profilac
Poignées; Ensemble poignée %; BDC|clé L|condamnation|plaque inox; Portalis|Fixor|*
Parquets; Parquet %; stratifié chêne 7 mm|stratifié chêne 8 mm|contrecollé chêne 14 mm|massif chêne 20 mm; Boisélan|Sciérie du Morvan|*
Sous-couches de parquet; Sous-couche parquet %; 2 mm 15 m²|3 mm 10 m²|acoustique 5 m²; Isolène|*
Plinthes bois; Plinthe bois % 2,40 m; MDF 70|MDF 100|chêne 70|sapin 70; Boisélan|*
Panneaux; Panneau %; OSB 9 mm|OSB 18 mm|contreplaqué 10 mm|contreplaqué 18 mm|aggloméré hydro 22 mm|MDF 19 mm; Boisélan|Sciérie du Morvan
Tasseaux; Tasseau % 2,40 m; 13 x 27|18 x 38|27 x 38|38 x 38; Sciérie du Morvan|*
Mousses et colles bois; %; Mousse PU manuelle 750 ml|Mousse PU pistolable 750 ml|Colle vinylique 750 g|Colle parquet 15 kg|Colle PU 310 ml; Collafix|*
Fenêtres PVC; Fenêtre PVC 2 vantaux %; 95 x 100|115 x 120|125 x 120|135 x 140; Fenestia|Portalis
# Outillage et quincaillerie
Chevilles; Cheville %; nylon 6 (100)|nylon 8 (100)|nylon 10 (50)|à frapper 6 x 60 (100)|Molly 5 x 50 (50)|à bascule (20); Fixor|Visalp|*
Vis à bois; Vis à bois % (boîte de 200); 4 x 40|4 x 50|5 x 60|5 x 80|6 x 100; Fixor|Visalp|*
Équerres et sabots; %; Équerre 70 x 70|Équerre 100 x 100|Sabot 64 x 98|Sabot 76 x 152|Pied de poteau; Fixor|Metalis
Forets; Foret béton SDS+ %; 6 x 110|8 x 160|10 x 160|12 x 210|16 x 310; Outilex|Perceval|*
Disques; Disque à tronçonner %; 125 métal|230 métal|125 diamant béton|230 diamant béton; Outilex|Perceval|*
Silicones; Mastic silicone %; translucide|blanc sanitaire|gris|menuiserie; Collafix|*
Gants; Gants %; manutention T8|manutention T9|manutention T10|chimie T9|anti-coupure T9; Protegia|*
Protection; %; Masque FFP2 (10)|Masque FFP3 (5)|Lunettes de protection|Casque antibruit|Genouillères|Bouchons d’oreille (50); Protegia|*
Outils à main; %; Cutter 18 mm|Mètre 5 m|Niveau 60 cm|Niveau 120 cm|Marteau de coffreur|Truelle 20 cm|Auge 45 l|Seau de chantier; Outilex|*
Sacs et nettoyage; %; Sac à gravats (20)|Balai de chantier|Éponge de chantier|Lingettes (100)|Bidon white-spirit 5 l; Protegia|*
`

/** All ranges, universe by universe. */
export const RANGES: readonly Range[] = readCatalogue()

function readCatalogue(): Range[] {
  let universe = ''
  const ranges: Range[] = []
  for (const line of CATALOGUE.trim().split('\n')) {
    const [name, label, sizes, makers] = line.split('; ')
    if (line.startsWith('# ')) universe = line.slice(2)
    else
      ranges.push({
        name,
        universe,
        label,
        sizes: sizes.split('|'),
        makers: makers.split('|').map((maker) => (maker === '*' ? OWN_BRAND : maker)),
      })
  }
  return ranges
}
