import type { Chart } from './chart.ts'
import type { Language } from './format.ts'
import type { Block, Report } from './report.ts'

/** One report with every kind of block and chart: the tests render it, and whoever changes a drawing looks at it. */
export function gallery(lang: Language): Report {
  const say = (en: string, fr: string) => (lang === 'fr' ? fr : en)
  return {
    title: say('Run 14 · four clusters', 'Exécution 14 · quatre groupes'),
    subtitle: say('Mulard 2026, sites LL and LS', 'Mulard 2026, sites LL et LS'),
    lang,
    createdAt: '2026-11-20T14:31:00.000Z',
    lineage: [
      { label: say('project', 'projet'), value: 'Mulard 2026' },
      { label: say('run', 'exécution'), value: '14', onFigures: true },
      { label: say('data', 'données'), value: '7f3a91c', onFigures: true },
      { label: say('seed', 'graine'), value: '42', onFigures: true },
      { label: say('version', 'version'), value: 'Tessera 0.1.0' },
    ],
    blocks: [...words(say), ...clusterBlocks(say), ...modelBlocks(say), ...tableBlocks(say)],
  }
}

type Say = (en: string, fr: string) => string

function words(say: Say): Block[] {
  return [
    { kind: 'heading', level: 1, text: say('Summary', 'Résumé') },
    {
      kind: 'paragraph',
      text: say(
        '618 lots were assigned to four clusters; 13 were left out because the maize was not recorded. Cluster 3 feeds most and loses most.',
        '618 lots ont été affectés à quatre groupes ; 13 sont exclus car le maïs n’a pas été saisi. Le groupe 3 ingère le plus et perd le plus.',
      ),
    },
    {
      kind: 'facts',
      facts: [
        { label: say('Lots', 'Lots'), value: 12467 },
        {
          label: 'Silhouette',
          value: 0.344,
          digits: 2,
          definition: say('How well lots fit their own cluster, −1 to 1.', 'Adéquation des lots à leur groupe, de −1 à 1.'),
        },
        {
          label: say('Kept', 'Gardés'),
          value: 0.979,
          type: 'share',
          digits: 1,
          definition: say('Share of eligible lots.', 'Part des lots éligibles.'),
        },
        { label: say('Mean maize', 'Maïs moyen'), value: 9.791, digits: 2, unit: 'kg' },
        { label: say('Last lot', 'Dernier lot'), value: '2026-11-20', type: 'date' },
        { label: say('Compared with', 'Comparé à'), value: null },
      ],
    },
    {
      kind: 'note',
      tone: 'info',
      text: say(
        'Numbers follow run 13: 96% of the lots keep theirs.',
        'Numéros alignés sur l’exécution 13 : 96\u00a0% des lots gardent le leur.',
      ),
    },
    {
      kind: 'note',
      tone: 'warning',
      text: say('Cluster 4 holds fewer than 20 lots on site LS.', 'Le groupe 4 compte moins de 20 lots sur le site LS.'),
    },
  ]
}

function clusterBlocks(say: Say): Block[] {
  const { xs, ys, categories, centers } = clouds(620)
  return [
    { kind: 'heading', level: 1, text: say('Clusters', 'Groupes') },
    { kind: 'heading', level: 2, text: say('Profile', 'Profil') },
    chart(
      say('Profile of the clusters', 'Profil des groupes'),
      say(
        'Cluster 3 is high on maize and losses, cluster 4 low on both.',
        'Le groupe 3 est haut en maïs et en pertes, le groupe 4 bas sur les deux.',
      ),
      profile(say),
    ),
    chart(
      say('Means across features', 'Moyennes par variable'),
      say('Cluster 2 handles the fewest animals for the longest time.', 'Le groupe 2 met en gavage le moins d’animaux, le plus longtemps.'),
      parallel(say),
    ),
    { kind: 'heading', level: 2, text: say('Shape', 'Forme') },
    chart(
      say('First two components', 'Deux premières composantes'),
      say('Clusters 1 and 4 touch; 3 stands apart.', 'Les groupes 1 et 4 se touchent ; le 3 est à part.'),
      {
        type: 'scatter',
        x: { label: say('component 1 (61%)', 'composante 1 (61\u00a0%)') },
        y: { label: say('component 2 (19%)', 'composante 2 (19\u00a0%)') },
        xs,
        ys,
        categories,
        centers,
      },
    ),
    chart(
      say('Confidence by cluster', 'Confiance par groupe'),
      say('Most lots lie above 0.3 in every cluster.', 'La plupart des lots dépassent 0,3 dans chaque groupe.'),
      confidence(say),
    ),
  ]
}

function modelBlocks(say: Say): Block[] {
  return [
    { kind: 'heading', level: 1, text: say('Other charts', 'Autres graphiques') },
    chart(say('Lots by site', 'Lots par site'), say('LL holds half of the lots.', 'LL compte la moitié des lots.'), {
      type: 'bars',
      value: { label: say('Share of losses', 'Part de pertes'), type: 'share', digits: 1 },
      interval: say('95% interval, n = 40 to 300', 'intervalle à 95\u00a0%, n = 40 à 300'),
      bars: [
        { label: 'LL', value: 0.0245, low: 0.021, high: 0.029, category: 1 },
        { label: 'LS', value: 0.031, low: 0.024, high: 0.038, category: 2 },
        {
          label: say('A site with a very long name that is cut', 'Un site au nom très long qui est coupé'),
          value: 0.012,
          low: 0.002,
          high: 0.022,
        },
        { label: say('Difference', 'Écart'), value: -0.0065 },
        { label: say('Not recorded', 'Non saisi'), value: null },
      ],
    }),
    chart(
      say('Maize per animal', 'Maïs par animal'),
      say('Removing outliers cuts the right tail.', 'Retirer les valeurs extrêmes coupe la queue droite.'),
      {
        type: 'histogram',
        value: { label: say('Maize', 'Maïs'), unit: 'kg', digits: 1 },
        count: { label: say('Lots', 'Lots') },
        edges: Array.from({ length: 25 }, (_, index) => 6 + index * 0.35),
        counts: bell(24, 11, 1180).map((count, index) => (index > 18 ? 0 : count)),
        before: bell(24, 11, 1180),
      },
    ),
    chart(say('Choice of k', 'Choix de k'), say('The elbow lies at k = 4.', 'Le coude est à k = 4.'), {
      type: 'lines',
      x: { label: 'k', digits: 0 },
      y: { label: say('Inertia', 'Inertie'), digits: 0 },
      at: [2, 3, 4, 5, 6, 7, 8],
      marks: [{ at: 4, label: 'k = 4' }],
      series: [
        {
          label: say('inertia', 'inertie'),
          values: [2890, 2210, 1640, 1490, 1390, 1310, 1250],
          low: [2800, 2150, 1600, 1450, 1340, 1260, 1190],
          high: [2980, 2270, 1690, 1540, 1450, 1370, 1320],
          category: 1,
        },
      ],
    }),
    chart(
      say('Demand by month', 'Demande par mois'),
      say('The forecast misses the rise of spring.', 'La prévision manque la hausse du printemps.'),
      monthly(say),
    ),
    { kind: 'page-break' },
  ]
}

function tableBlocks(say: Say): Block[] {
  const next = uniform(3)
  const genetics = ['mulard', 'barbarie', 'pékin']
  return [
    { kind: 'heading', level: 1, text: say('Lots', 'Lots') },
    {
      kind: 'table',
      title: say('Least certain lots', 'Lots les moins sûrs'),
      note: say('Confidence is the relative distance to the runner-up.', 'La confiance est l’écart relatif au second choix.'),
      columns: [
        { label: 'Lot', type: 'id' },
        { label: 'Site', type: 'text' },
        { label: say('Genetics', 'Génétique'), type: 'text' },
        { label: say('Started', 'Mise en gavage'), type: 'date' },
        { label: say('Cluster', 'Groupe'), type: 'category' },
        { label: say('Confidence', 'Confiance'), type: 'share' },
        { label: say('Runner-up', 'Second choix'), type: 'category', outline: true },
        { label: say('Maize', 'Maïs'), type: 'number', digits: 2, unit: 'kg' },
        { label: say('Animals', 'Animaux'), type: 'number' },
      ],
      rows: Array.from({ length: 64 }, (_, index) => [
        `L-${2228 + index * 7}`,
        index % 3 ? 'LL' : 'LS',
        genetics[index % 3],
        new Date(Date.UTC(2025, 0, 3 + index * 5)).toISOString().slice(0, 10),
        1 + (index % 4),
        0.12 + index / 90,
        1 + ((index + 1) % 4),
        index % 9 === 4 ? null : 8.5 + next() * 2.4,
        Math.round(480 + next() * 700),
      ]),
    },
  ]
}

const chart = (title: string, finding: string, drawn: Chart): Block => ({ kind: 'chart', title, finding, chart: drawn })

function profile(say: Say): Chart {
  return {
    type: 'heat-map',
    rows: [
      { label: 'ITM', digits: 2 },
      { label: 'Sigma', unit: 'g' },
      { label: say('Losses', 'Pertes'), unit: '%', digits: 2 },
      { label: say('Maize eaten', 'Maïs ingéré'), unit: 'kg', digits: 2 },
      { label: say('Animals at start of feeding', 'Animaux mis en gavage') },
    ],
    columns: [212, 171, 114, 121].map((count, index) => ({ label: String(count), category: index + 1 })),
    values: [
      [15.4, 16.42, 17.15, 14.88],
      [77, 98, 120, 89],
      [1.8, 2.5, 3.98, null],
      [9.65, 10.43, 10.05, 8.88],
      [835, 541, 702, 1058],
    ],
    shades: [
      [-0.4, 0.5, 1.2, -0.9],
      [-0.8, 0.2, 1.6, -0.2],
      [-0.6, 0.05, 1.4, null],
      [-0.1, 0.9, 0.4, -1.4],
      [0.3, -1.3, -0.4, 1.5],
    ],
    scale: { type: 'diverging', label: 'z', high: 1.5 },
  }
}

function parallel(say: Say): Chart {
  return {
    type: 'parallel',
    axes: [
      { label: 'ITM', digits: 1 },
      { label: 'Sigma', unit: 'g' },
      { label: say('Losses', 'Pertes'), unit: '%', digits: 1 },
      { label: say('Maize', 'Maïs'), unit: 'kg', digits: 1 },
      { label: say('Animals', 'Animaux') },
    ],
    lines: [
      { label: '212 lots', category: 1, values: [15.4, 77, 1.8, 9.65, 835] },
      { label: '171 lots', category: 2, values: [16.42, 98, 2.5, 10.43, 541] },
      { label: '114 lots', category: 3, values: [17.15, 120, 3.98, 10.05, 702] },
      { label: '121 lots', category: 4, values: [14.88, 89, null, 8.88, 1058] },
    ],
  }
}

function confidence(say: Say): Chart {
  const value = { label: say('Confidence', 'Confiance'), digits: 2 }
  const edges = Array.from({ length: 21 }, (_, index) => index / 20)
  return {
    type: 'multiples',
    perRow: 4,
    panels: [0.45, 0.45, 0.41, 0.44].map((middle, index) => ({
      title: `${[212, 171, 114, 121][index]} lots`,
      category: index + 1,
      chart: {
        type: 'histogram',
        value,
        count: { label: say('Lots', 'Lots') },
        edges,
        counts: bell(20, middle * 20, 160 - index * 25),
        category: index + 1,
      },
    })),
  }
}

function monthly(say: Say): Chart {
  const demand = Array.from({ length: 24 }, (_, month) => Math.round(900 + 220 * Math.sin((month / 12) * 2 * Math.PI) + month * 9))
  return {
    type: 'lines',
    x: { label: say('Month', 'Mois'), type: 'date' },
    y: { label: say('Demand', 'Demande'), unit: say('units', 'unités'), digits: 0 },
    at: demand.map((_, month) => new Date(Date.UTC(2025, month)).toISOString().slice(0, 10)),
    series: [
      { label: say('actual', 'réel'), values: demand.map((value, month) => (month === 9 || month > 20 ? null : value)) },
      {
        label: say('forecast', 'prévision'),
        category: 3,
        dashed: true,
        values: demand.map((value, month) => (month < 16 ? null : value * 0.93)),
      },
    ],
  }
}

/** Points around four centres; the middles are close to the tiles of the product's screens. */
function clouds(count: number) {
  const next = uniform(7)
  const normal = () => Math.sqrt(-2 * Math.log(next() + 1e-12)) * Math.cos(2 * Math.PI * next())
  const centers = [
    { category: 1, x: -1.1, y: -0.6 },
    { category: 2, x: 1.6, y: -0.8 },
    { category: 3, x: 2.1, y: 1.5 },
    { category: 4, x: -2.4, y: 1 },
  ]
  const points = Array.from({ length: count }, (_, index) => {
    const center = centers[index % 4]
    return { category: center.category, x: center.x + normal() * 0.75, y: center.y + normal() * 0.55 }
  })
  return { centers, xs: points.map(({ x }) => x), ys: points.map(({ y }) => y), categories: points.map(({ category }) => category) }
}

const bell = (bins: number, middle: number, total: number) =>
  Array.from({ length: bins }, (_, bin) => Math.round((total * Math.exp(-((bin + 0.5 - middle) ** 2) / 32)) / 10))

/** Mulberry32 (T. Ettinger, public domain): the same numbers from the same seed. */
function uniform(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
