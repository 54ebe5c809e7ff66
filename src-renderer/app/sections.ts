import {
  IconAdjustments,
  IconChartDots3,
  IconChartLine,
  IconDatabase,
  IconHelp,
  IconHome,
  IconListCheck,
  IconSettings,
  IconShoppingCart,
} from '@tabler/icons-react'

/** The rooms of the window that can be entered, as the navigation groups them. Words: `app.section.{key}`, `app.groups.{key}`. */
export const GROUPS = [
  { key: 'start', sections: [{ key: 'home', href: '/', Icon: IconHome }] },
  {
    key: 'data',
    sections: [
      { key: 'datasets', href: '/datasets', Icon: IconDatabase },
      { key: 'preparation', href: '/preparation', Icon: IconAdjustments },
    ],
  },
  {
    key: 'segment',
    sections: [
      { key: 'lots', href: '/lots', Icon: IconChartDots3 },
      { key: 'dfu', href: '/dfu', Icon: IconChartLine },
    ],
  },
  { key: 'recommend', sections: [{ key: 'recommender', href: '/recommender', Icon: IconShoppingCart }] },
] as const

/** At the foot of the navigation. */
export const SERVICES = [
  { key: 'jobs', href: '/jobs', Icon: IconListCheck },
  { key: 'settings', href: '/settings', Icon: IconSettings },
  { key: 'help', href: '/help', Icon: IconHelp },
] as const

/** Ctrl 1 to 9 go to them in this order. */
export const SECTIONS = [...GROUPS.flatMap(({ sections }): readonly Section[] => sections), ...SERVICES]

export type Section = (typeof GROUPS)[number]['sections'][number] | (typeof SERVICES)[number]

/** The document of docs/ that belongs to an address. */
export const helpTopicOf = (location: string): string => TOPICS.find(([start]) => location.startsWith(start))?.[1] ?? 'workbench'

const TOPICS = [
  ['/lots', 'lots'],
  ['/dfu', 'dfu'],
  ['/recommender', 'recommender'],
  ['/preparation', 'preparation'],
  ['/datasets/import', 'import'],
  ['/datasets', 'datasets'],
] as const
