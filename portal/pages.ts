/** Every page: its address (the same in each language, under /en/ in English), and the folder of the view that fills it. */
export const PAGES = {
  index: 'plan',
  uge: 'week',
  kalender: 'calendar',
  stoette: 'support',
  maal: 'goals',
  penge: 'money',
  aendring: 'change',
  'andet-tilbud': 'review',
  'kommer-ikke': 'not-coming',
  klage: 'complaint',
  forbered: 'prepare',
  tilbud: 'offer',
  'andre-tilbud': 'open-offers',
  adgang: 'access',
  'set-af': 'looked',
  'mine-data': 'my-data',
  hjaelp: 'help',
  was: 'statement',
  'paa-tilbuddet': 'attendance',
  hvem: 'choose',
  'log-ind': 'sign-in',
} as const;

export type PageName = keyof typeof PAGES;
export type Language = 'da' | 'en';
