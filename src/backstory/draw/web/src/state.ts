/** What is chosen, kept in the address: one selection for every part of the page. */

import { has } from './packed';
import type { Lang, PageData } from './shape';

export const TABS = [
  'answer',
  'odds',
  'timeline',
  'network',
  'measures',
  'figures',
  'claims',
  'ask',
] as const;
export type Tab = (typeof TABS)[number];

/** The looks of a page: asking needs its engine, and a view in a cell has no first screens. */
export function tabsOf(data: PageData): readonly Tab[] {
  return TABS.filter((tab) => {
    if (tab === 'ask') return data.engine;
    return !['answer', 'odds'].includes(tab) || has('packed-screens');
  });
}

/** The language in which a page opens: the browser's, if it may choose it; a cell is in its own. */
export function languageOf({ start }: PageData): Lang {
  if (!has('packed-screens')) return start.lang;
  const languages = (document.documentElement.dataset['languages'] ?? '').split(' ');
  const wanted = navigator.languages.map((one) => one.split('-')[0] ?? '');
  return wanted.find((one) => languages.includes(one)) ?? start.lang;
}

export interface Selection {
  tab: Tab;
  lang: Lang;
  /** An event, instrument, place or source. */
  event: string;
  actor: string;
  kind: string;
  voice: string;
  /** What the page is on which a statement stands: a copy, a kind, or what there is to beware of. */
  basis: string;
  claim: string;
  from: string;
  to: string;
  valid: string;
  known: string;
  counted: string;
  /** The measure that others are compared with, and those others. */
  pin: string;
  with: string;
  /** Where a path in the network is to lead. */
  path: string;
  /** A named question with its blanks filled in: `left_out?measure=amnesty-2007`. */
  question: string;
  /** One card of what accounts differ on. */
  card: string;
  /** Of several dossiers the one that is read. */
  dossier: string;
}

export const NOTHING: Omit<Selection, 'tab' | 'lang'> = {
  event: '',
  actor: '',
  kind: '',
  voice: '',
  basis: '',
  claim: '',
  from: '',
  to: '',
  valid: '',
  known: '',
  counted: '',
  pin: '',
  with: '',
  path: '',
  question: '',
  card: '',
  dossier: '',
};

/** Read the part of an address after the #. What it does not say stays as in `start`. */
export function readHash(hash: string, start: Selection, languages: readonly Lang[]): Selection {
  const said = new URLSearchParams(hash.replace(/^#/, ''));
  const chosen: Selection = { ...start, ...NOTHING };
  for (const key of Object.keys(NOTHING) as (keyof typeof NOTHING)[]) {
    chosen[key] = said.get(key) ?? '';
  }
  const tab = said.get('tab') as Tab | null;
  chosen.tab = tab && TABS.includes(tab) ? tab : start.tab;
  const lang = said.get('lang') ?? '';
  chosen.lang = languages.includes(lang) ? lang : start.lang;
  return chosen;
}

/** Write a selection as the part of an address after the #. */
export function writeHash(chosen: Selection): string {
  const said = new URLSearchParams();
  for (const key of ['event', 'actor', 'kind', 'voice', 'basis', 'claim', 'tab', 'lang'] as const) {
    if (chosen[key]) said.set(key, chosen[key]);
  }
  for (const key of [
    'from',
    'to',
    'valid',
    'known',
    'counted',
    'pin',
    'with',
    'path',
    'question',
    'card',
    'dossier',
  ] as const) {
    if (chosen[key]) said.set(key, chosen[key]);
  }
  return '#' + said.toString();
}

/** The address of this page with another selection: where it is hosted, if the dossier says where. */
export function addressOf(chosen: Selection, hosted = ''): string {
  const here = location.href.replace(/#.*$/, '');
  return (hosted || here) + writeHash(chosen);
}
