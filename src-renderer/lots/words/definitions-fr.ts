/** What each figure means, shown on its name. */
export const definitions = {
  silhouette:
    'De combien un lot est plus proche de son groupe que du suivant, en moyenne : 1 bien séparé, 0 au contact, moins de 0 mal placé.',
  confidence: 'Éloignement du lot de la frontière avec son second choix : 1 au centre de son groupe, 0 sur la frontière. (d2 − d1) / d2.',
  seed: 'Départ des nombres aléatoires. Mêmes données, mêmes paramètres et même graine donnent les mêmes groupes sur toute machine.',
  data_hash: 'Empreinte (SHA-256) des lots et des valeurs regroupés. Même empreinte, mêmes données.',
  runner_up: 'Le deuxième groupe le plus proche : celui que le lot rejoindrait ensuite.',
  separation: 'η² est la part de la variance d’une variable située entre les groupes : 100 % les distingue entièrement, 0 % pas du tout.',
  excluded: 'Lots retenus par les filtres mais sans valeur pour une variable utilisée.',
  inertia: 'Somme des carrés des distances des lots au centre de leur groupe, en variables standardisées. Plus bas est plus serré.',
  matched:
    'Les numéros sont repris de la dernière exécution avec les mêmes filtres, variables et version de modèle, pour qu’ils restent les mêmes.',
  margin: 'Carré de la distance au second choix moins carré de la distance au groupe du lot. Les parts des variables en font la somme.',
  adjusted_rand: 'Accord de deux regroupements des mêmes lots, quels que soient les numéros : 1 identiques, environ 0 comme au hasard.',
  kept: 'Part des lots communs qui ont le même numéro de groupe dans les deux exécutions.',
  elbow: 'Le nombre de groupes au-delà duquel en ajouter réduit beaucoup moins l’inertie.',
  segment: 'Génétique + site + groupe : la clé sous laquelle les courbes sont faites.',
  mean: 'Moyenne des lots du segment, en unités d’origine.',
  z: 'Écart entre le segment et tous les lots de l’exécution, en écarts-types.',
  distance: 'Distance au centre du groupe du lot, en variables standardisées.',
  itm: 'ITM du lot, tel qu’importé.',
  sigma: 'Sigma du lot en grammes, tel qu’importé.',
  pctg_perte_gavage: 'Part des animaux perdus pendant le gavage, en pour cent.',
  total_corn_real: 'Maïs ingéré par animal en kilogrammes, total du gavage.',
  nb_meg: 'Nombre d’animaux mis en gavage.',
  duree_gavage: 'Jours avec des relevés de gavage.',
  poids_foie_moyen_g: 'Poids moyen du foie en grammes.',
}
