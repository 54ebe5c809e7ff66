import type { ErrorCode } from '#engine/base/errors'

/**
 * What the errors of the engine say in French: for each code its sentences, the most telling first. A sentence is taken when the error has
 * all the details it names. A code whose messages differ too much for one sentence is absent: the English of the engine is shown then.
 */
export const errors: Partial<Record<ErrorCode, readonly string[]>> = {
  INVALID_INPUT: ['Un champ ne convient pas.'],
  UNAUTHORIZED: ['Le jeton manque ou est faux. Ouvrir Tessera par son adresse complète, affichée au démarrage.'],
  FORBIDDEN: [
    'Le rôle « {{needed}} » est nécessaire dans le projet « {{project}} » ; le vôtre est « {{role}} ».',
    'Votre rôle dans le projet ne le permet pas.',
  ],
  NOT_FOUND: ['Cette adresse n’existe pas.'],
  MISDIRECTED: ['La demande ne vient pas de l’hôte local.'],
  CANCELLED: ['La tâche a été annulée.'],
  INTERNAL: ['Une panne imprévue ; le journal la garde sous {{reference}}.', 'Une panne imprévue ; le journal en dit plus.'],

  PROJECT_NOT_FOUND: [
    'Aucun projet ne s’appelle « {{project}} », ou vous n’en êtes pas membre. Choisir un projet de la liste.',
    'Ce projet n’existe pas.',
  ],
  PROJECT_BUSY: ['Des tâches du projet ne sont pas terminées. Attendre leur fin ou les annuler.'],
  PROJECT_NAME_TAKEN: ['Un projet s’appelle déjà « {{name}} ». Choisir un autre nom.', 'Un projet porte déjà ce nom.'],

  JOB_NOT_FOUND: ['Aucune tâche de ce projet ne porte le numéro {{task_id}}. La liste des tâches montre celles qui existent.'],
  JOB_NOT_RESTARTABLE: ['Seule une tâche en échec, annulée ou interrompue peut être relancée.'],
  JOB_FINISHED: ['La tâche {{task_id}} est déjà finie ; il n’y a rien à annuler.'],

  WORKSPACE_TOO_NEW: ['L’espace de travail vient d’une version plus récente de Tessera. Mettre Tessera à jour.'],
  WORKSPACE_UNUSABLE: [
    'L’espace de travail {{workspace}} ne peut pas être utilisé ({{reason}}). Choisir un dossier où l’on peut écrire, ou restaurer une sauvegarde.',
    'L’espace de travail ne peut pas être utilisé.',
  ],
  WORKSPACE_BUSY: ['Un autre programme écrit dans {{workspace}} depuis plus de 10 s. Attendre qu’il finisse, puis réessayer.'],
  MEMORY_FULL: [
    'La mémoire prévue pour les grands tableaux ne suffit pas ; rien n’a été gardé. En donner plus dans les réglages, ou réduire le tableau.',
  ],
  DISK_FULL: [
    'Il n’y a plus de place sur le disque de {{workspace}} ; rien n’a été écrit. Libérer de la place, puis réessayer.',
    'Il n’y a plus de place sur le disque ; rien n’a été écrit.',
  ],

  FILE_NOT_FOUND: ['Le fichier {{file}} n’est plus là. L’importer à nouveau.', 'Le fichier n’existe pas.'],
  FILE_NOT_A_FILE: ['Un fichier est attendu ; ceci est un dossier ou un appareil.'],
  FILE_UNREADABLE: ['Le fichier ne peut pas être lu, ou il a changé pendant la lecture. Réessayer quand il n’est plus utilisé.'],
  FILE_EMPTY: ['Le fichier ne contient rien. Vérifier que c’est le bon.'],
  FILE_UNSUPPORTED: [
    'Un tableau est attendu (CSV, JSON, Parquet ou XLSX) ; ce fichier est d’une autre sorte. L’enregistrer en CSV ou en XLSX.',
  ],
  FILE_DAMAGED: [
    'Le fichier commence comme un tableau mais n’en suit pas les règles : il est abîmé ou incomplet. Le redemander, ou choisir un autre format.',
  ],
  FILE_LINE_TOO_LONG: ['La ligne {{line}} dépasse 16 Mio, ce qu’aucun tableau n’atteint. Vérifier que le fichier est un tableau.'],
  FILE_NO_ROWS: ['Le fichier n’a aucune ligne sous ses titres ({{columns}}).', 'Le fichier a des titres mais aucune ligne.'],
  FILE_EXISTS: ['Un fichier de ce nom existe déjà. Choisir un autre nom.'],

  DATASET_NOT_FOUND: [
    'Aucun jeu de données ne s’appelle « {{dataset}} ». La liste montre ceux qui existent.',
    'Ce jeu de données n’existe pas.',
  ],
  DATASET_TOO_LARGE: ['Les données dépassent ce que le format peut contenir. Choisir un autre format.'],
  DATASET_NO_TABLE: ['Le jeu de données n’alimente aucune table. Dire laquelle il doit remplir.'],
  DATASET_LAST_VERSION: ['La seule version d’un jeu de données ne peut pas être supprimée seule. Supprimer le jeu de données.'],
  DATASET_NAME_TAKEN: [
    'Un jeu de données « {{name}} » avec d’autres colonnes existe déjà. Choisir un autre nom, ou le supprimer d’abord.',
    'Un jeu de données porte déjà ce nom.',
  ],
  DATASET_COLUMN_UNKNOWN: [
    'Il n’y a pas de colonne « {{column}} » ; il y a {{columns}}. Vérifier le nom.',
    'Une colonne nommée n’est pas dans les données.',
  ],
  DATASET_COLUMN_AMBIGUOUS: [
    'Plusieurs colonnes conviennent pour {{column}} : {{candidates}}. Choisir laquelle.',
    'Plusieurs colonnes conviennent. Choisir laquelle.',
  ],
  DATASET_COLUMN_MISSING: [
    'Aucune colonne du fichier n’est reconnue pour {{missing}} ; il y a {{columns}}. Dire laquelle convient.',
    'Une colonne nécessaire manque dans le fichier.',
  ],
  DATASET_TOO_MANY_REJECTED: [
    'Aucune des {{rejected_rows}} lignes n’a pu être utilisée. Vérifier la correspondance des colonnes et la lecture.',
    'Aucune ligne du fichier n’a pu être utilisée.',
  ],
  DATASET_CHART_UNSUITED: [
    'La colonne « {{column}} » ne convient pas à ce graphique. Choisir une autre colonne.',
    'Ce graphique demande de {{least}} à {{most}} colonnes de nombres ; il y en a {{got}}.',
  ],
  DATASET_CHART_EMPTY: ['Aucune ligne n’a de valeur à montrer. Changer le filtre ou choisir une autre colonne.'],
  DATASET_CHART_NOT_FOUND: ['Aucun graphique enregistré ne s’appelle « {{visualization}} ». La liste montre ceux qui existent.'],
  DATASET_CHART_NAME_TAKEN: ['Un graphique s’appelle déjà « {{name}} ». Choisir un autre nom, ou le remplacer.'],
  DATASET_UPLOAD_UNKNOWN: ['Le fichier transmis n’est plus connu. Le choisir à nouveau.'],

  PREPARATION_EXPRESSION_INVALID: ['L’expression n’est pas comprise à la position {{position}}.', 'L’expression n’est pas comprise.'],
  PREPARATION_COLUMN_UNKNOWN: [
    'Il n’y a pas de colonne « {{column}} » à cette étape ; il y a {{columns}}.',
    'Une étape nomme une colonne qui n’est pas là.',
  ],
  PREPARATION_COLUMN_EXISTS: [
    'Une colonne « {{column}} » existe déjà à cette étape. Choisir un autre nom.',
    'Une étape ferait une deuxième colonne du même nom.',
  ],
  PREPARATION_COLUMN_TYPE: [
    'La colonne « {{column}} » n’a pas le type que l’étape attend. La convertir d’abord, ou en choisir une autre.',
    'Une étape attend une colonne d’un autre type.',
  ],
  PREPARATION_TOO_MANY_VALUES: [
    'La colonne « {{column}} » a plus de {{limit}} valeurs différentes. Les regrouper d’abord, ou laisser la colonne.',
    'Une colonne a trop de valeurs différentes pour l’étape.',
  ],
  PREPARATION_TOO_MANY_ROWS: [
    'L’étape ferait {{rows}} lignes ; {{limit}} sont la limite. Joindre par des colonnes qui distinguent les lignes.',
    'L’étape ferait trop de lignes.',
  ],
  PREPARATION_ONLY_IN_EXPERIMENT: [
    'Cette étape apprend des lignes d’apprentissage d’une expérience ; faite sur tout le tableau, elle donnerait les réponses du test.',
  ],
  PREPARATION_STEP_FAILED: ['L’étape {{number}} n’a pas pu être faite. Vérifier ses réglages.', 'Une étape n’a pas pu être faite.'],
  PREPARATION_NOTHING_LEFT: ['Les étapes ne laissent aucune ligne, ou aucune n’a pu être faite. Aucune version n’a été créée.'],
  PREPARATION_MAPPING_NEEDED: ['Des colonnes de la recette ne sont pas dans le jeu de données. Dire lesquelles leur correspondent.'],
  PREPARATION_RECIPE_INVALID: ['Le fichier ne contient pas de recette.'],
  PREPARATION_RECIPE_NOT_FOUND: ['Cette recette n’existe pas dans le projet.'],
  PREPARATION_RECIPE_NAME_TAKEN: ['Une recette porte déjà ce nom. Choisir un autre nom.'],

  LOTS_TOO_FEW: [
    '{{min_lots}} lots sont nécessaires ; {{eligible}} sur {{lots}} sont éligibles. Élargir les filtres, prendre moins de variables ou baisser le minimum.',
    'Trop peu de lots sont éligibles.',
  ],
  LOTS_NONE: ['Le projet ne contient aucun lot. Importer d’abord un tableau de lots.'],
  LOTS_FEATURE_UNUSABLE: [
    'Il ne reste aucune variable utilisable : toutes sont vides ou constantes. En choisir qui ont des valeurs et varient.',
  ],
  LOTS_RUN_NOT_FOUND: ['Aucune exécution de ce projet ne porte le numéro {{run_id}}. La liste montre celles qui existent.'],
  LOTS_RUN_UNFINISHED: ['L’exécution n’est pas terminée.'],
  LOTS_LOT_NOT_FOUND: [
    'L’exécution {{run_id}} n’a pas ce lot : il a pu être filtré, ou écarté faute d’une valeur.',
    'L’exécution n’a pas ce lot.',
  ],
  LOTS_RUNS_NOT_COMPARABLE: [
    'Les exécutions {{run_a}} et {{run_b}} n’ont aucun lot en commun.',
    'Les deux exécutions n’ont aucun lot en commun.',
  ],

  DFU_NO_FACTS: ['Le projet ne contient aucune vente mensuelle. Importer d’abord les ventes.'],
  DFU_NONE_ELIGIBLE: ['Aucune DFU n’a assez de mois d’historique.'],
  DFU_MONTH_OUT_OF_RANGE: ['Ce mois est hors des ventes.'],
  DFU_FEATURE_UNKNOWN: ['Une variable nommée n’est une colonne ni de dim_item ni de dim_dfu.'],
  DFU_FEATURES_UNUSABLE: ['Toutes les variables sont indéfinies ou constantes.'],
  DFU_TOO_FEW: ['Il y a moins de DFU que le plus petit nombre de groupes n’en demande.'],
  DFU_INPUT_UNUSABLE: ['Le fichier n’est pas de ceux que cette étape lit.'],
  DFU_CONFIG_INVALID: ['La configuration YAML a une clé inconnue ou une valeur hors limites.'],
  DFU_RUN_NOT_FOUND: ['Cette exécution de DFU n’existe pas.'],
  DFU_NOT_FOUND: ['L’exécution n’a pas cette DFU.'],
  DFU_CLUSTER_NOT_FOUND: ['L’exécution n’a pas ce groupe.'],
  DFU_LABEL_TAKEN: ['Un autre groupe de l’exécution porte ce nom. Choisir un autre nom.'],
  DFU_COLUMN_UNKNOWN: ['Cette colonne n’est pas de dim_dfu.'],
  DFU_NO_DFUS: ['Le projet n’a aucune DFU à mettre à jour.'],
  DFU_TARGET_UNAVAILABLE: ['La cible de la mise à jour n’est pas encore disponible.'],
  DFU_NOT_FROM_FACTS: ['L’exécution vient d’un fichier de variables, pas de ventes.'],
  DFU_RUNS_NOT_COMPARABLE: ['Les deux exécutions n’ont aucune DFU en commun.'],

  RECOMMENDER_NO_SALES: [
    'Le projet n’a pas de paniers. Importer un fichier vers la table ventes, ou les construire à partir de lignes de commande.',
  ],
  RECOMMENDER_LINES_UNUSABLE: ['Les lignes ne contiennent aucune commande avec un produit. Vérifier la correspondance des colonnes.'],
  RECOMMENDER_NOTHING_TO_LEARN: [
    'Aucun panier d’au moins deux produits connus n’est resté ({{rows}} lignes lues). Vérifier les données ou abaisser le minimum d’occurrences.',
    'Aucun panier d’au moins deux produits connus n’est resté.',
  ],
  RECOMMENDER_WEIGHTS_INVALID: [
    '{{rows}} lignes ont une NB_OCCURENCES_COMMANDE qui n’est pas un nombre positif. Les corriger, ou entraîner sans pondération.',
    'Les pondérations des lignes ne sont pas des nombres positifs.',
  ],
  RECOMMENDER_PROTOCOL_INVALID: [
    'Le fichier n’est pas un protocole d’évaluation : il faut une liste « samples » avec « observed » et « expected ».',
  ],
  RECOMMENDER_TOO_LARGE: ['L’entraînement ne tient pas en mémoire. Limiter le nombre de produits ou la taille des plongements.'],
  RECOMMENDER_RUN_NOT_FOUND: [
    'Aucun entraînement complet ne s’appelle « {{run}} ». Choisir un entraînement de la liste.',
    'Il n’y a pas encore d’entraînement complet. En lancer un d’abord.',
  ],
  RECOMMENDER_RUN_DAMAGED: [
    'L’entraînement {{run}} est abîmé : {{file}}. Le refaire, ou revenir au précédent.',
    'L’entraînement est abîmé. Le refaire, ou revenir au précédent.',
  ],
  RECOMMENDER_PROFILE_INVALID: [
    'Le profil contient un réglage inconnu, une valeur hors limites ou une taille de panier vide. Le corriger.',
  ],
  RECOMMENDER_PROFILE_NOT_FOUND: [
    'Aucun profil ne s’appelle « {{profile}} ». Choisir un profil de la liste.',
    'Ce profil n’existe pas. Choisir un profil de la liste.',
  ],
  RECOMMENDER_PROFILE_PACKAGED: ['Un profil fourni ne peut être ni modifié ni supprimé. L’enregistrer sous un autre nom.'],
  RECOMMENDER_PROFESSION_UNKNOWN: [
    'L’entraînement ne connaît pas de profession « {{profession}} ». En choisir une de la liste, ou aucune.',
    'L’entraînement ne connaît pas cette profession. En choisir une de la liste, ou aucune.',
  ],
  RECOMMENDER_PRODUCT_UNKNOWN: [
    'L’entraînement ne connaît pas le produit {{product_id}}. Le chercher dans la liste.',
    'L’entraînement ne connaît pas ce produit.',
  ],
  RECOMMENDER_ADMIN_KEY_WRONG: ['La clé d’administration manque ou est fausse. L’envoyer dans l’en-tête X-Admin-Key.'],
  RECOMMENDER_NO_SAMPLES: ['Aucun panier ne convient à l’évaluation. Réduire la taille observée, ou donner d’autres ventes.'],
  RECOMMENDER_EVALUATION_NOT_FOUND: ['Cette évaluation n’existe pas. En choisir une de la liste.'],
  RECOMMENDER_CASE_NOT_FOUND: ['Ce panier d’essai n’existe pas. En choisir un de la liste.'],
  RECOMMENDER_CASE_NAME_TAKEN: ['Un autre panier d’essai porte ce nom. En choisir un autre.'],

  CLUSTERING_K_OUT_OF_RANGE: [
    '{{n_clusters}} groupes demandent au moins autant de lots différents ; {{distinct}} sont là. Demander moins de groupes.',
    'Le nombre de groupes ne convient pas aux données. En demander moins.',
  ],
  CLUSTERING_TOO_LARGE: ['Les données dépassent la mémoire des noyaux de calcul. Prendre moins de lignes ou de variables.'],
  CLUSTERING_NOT_FINITE: ['Une valeur n’est pas un nombre fini. Réduire ou nettoyer les colonnes d’abord.'],

  REPORT_KIND_UNKNOWN: ['Il n’y a pas de rapport de cette sorte.'],
  REPORT_FORMAT_UNKNOWN: ['Un rapport s’écrit en .html, .pdf, .svg, .png ou .csv.'],
  REPORT_FIGURE_UNKNOWN: ['Le rapport n’a pas de figure de ce numéro.'],
}
