/** Somebody who speaks comes in; all that they say, their figures and whom they differ from, go out. */

import type { App } from '../app';
import type { FirstScreens } from '../screens';
import type { Claim } from '../shape';
import { type Child, h } from '../dom';
import { plain } from '../dossier';
import { g } from '../dom';
import { readDay } from '../time';
import { answerTo, nameButton } from './claim_card';
import type { Telling } from './telling';

/** Statements shown before the rest is asked for. */
const FIRST = 40;
const [WIDE, HIGH] = [320, 90];

const day = (claim: Claim): number => claim.said?.[1] ?? claim.days?.[3] ?? Infinity;

/** When it was said: as the claim tells, else as its source is dated. */
function saidOn({ dossier }: App, claim: Claim): string {
  return claim.issued ?? dossier.data.sources[claim.source]?.issued ?? '';
}

/** All that a voice says, in the order in which it was said; each sentence of a passage once. */
function saidBy(app: App, id: string): Claim[] {
  const seen = new Set<string>();
  return [...(app.dossier.voiced.get(id) ?? [])]
    .sort((a, b) => day(a) - day(b) || (a.id < b.id ? -1 : 1))
    .filter((claim) => {
      const key = `${claim.source} ${app.say.claim(claim)} ${claim.modality}`;
      return !seen.has(key) && seen.add(key);
    });
}

export function voicePage(
  app: App,
  id: string,
  screens: FirstScreens,
  telling: Telling,
): HTMLElement {
  const { say } = app;
  const claims = saidBy(app, id);
  const known = readDay(app.chosen.known, true);
  const mine = new Set((app.dossier.voiced.get(id) ?? []).map((claim) => claim.id));
  const cards = screens
    .odds(known)
    .filter((card) => card.shown.some(({ said }) => mine.has(said.claims[0] ?? '')));
  const rest = claims.slice(FIRST);
  return h(
    'div',
    { class: 'voice-page' },
    series(app, claims),
    cards.length
      ? h(
          'section',
          { class: 'part' },
          h('h3', {}, say.tryT('accounts differ')),
          h('ol', {}, ...cards.map((card) => telling.card(card))),
        )
      : null,
    h(
      'section',
      { class: 'part' },
      h('h3', {}, `${say.t('speaks')} (${say.number(claims.length)})`),
      h('ol', {}, ...claims.slice(0, FIRST).map((claim) => line(app, claim))),
      rest.length
        ? h(
            'details',
            {},
            h('summary', {}, say.t('more', rest.length)),
            h('ol', { class: 'plain' }, ...rest.map((claim) => line(app, claim))),
          )
        : null,
    ),
  );
}

function line(app: App, claim: Claim): Child {
  const { say } = app;
  const put = plain(claim.modality) === 'asserted' ? '' : ` (${say.modality(claim)})`;
  return h(
    'li',
    { 'data-claim': claim.id },
    h('b', { class: 'step' }, saidOn(app, claim) ? say.date(saidOn(app, claim)) : say.t('undated')),
    ' ',
    nameButton(app, claim.about),
    ' — ',
    h('span', { class: 'sentence' }, say.claim(claim)),
    put,
    answerTo(app, claim),
    h('span', { class: 'note' }, ` ${say.voice(claim.source)}, ${say.place(claim)}`),
  );
}

/** Each thing that a voice counts more than once: its numbers in the order of their days. */
function series(app: App, claims: readonly Claim[]): Child {
  const { say } = app;
  const of = new Map<string, Claim[]>();
  for (const claim of claims) {
    if (!claim.counted || !('number' in claim.target) || !isFinite(end(claim))) continue;
    if (plain(claim.modality) !== 'asserted') continue;
    of.set(claim.counted, [...(of.get(claim.counted) ?? []), claim]);
  }
  const several = [...of].filter(([, counts]) => distinct(counts).length > 1);
  if (!several.length) return null;
  several.sort((a, b) => b[1].length - a[1].length);
  return h(
    'section',
    { class: 'part' },
    h('h3', {}, say.t('theirFigures')),
    h('div', { class: 'series' }, ...several.map(([counted, counts]) => one(app, counted, counts))),
  );
}

const end = (claim: Claim): number => claim.days?.[3] ?? claim.said?.[1] ?? Infinity;
const value = (claim: Claim): number => ('number' in claim.target ? claim.target.number : 0);

/** One count a day and value, oldest first; one that corrects another is told apart. */
function distinct(counts: readonly Claim[]): Claim[] {
  const found = new Map<string, Claim>();
  for (const claim of counts) found.set(`${end(claim)} ${value(claim)}`, claim);
  return [...found.values()].sort((a, b) => end(a) - end(b));
}

function one(app: App, counted: string, all: readonly Claim[]): HTMLElement {
  const { say } = app;
  const counts = distinct(all);
  const first = counts[0] as Claim;
  const last = counts.at(-1) as Claim;
  const most = Math.max(...counts.map(value), 1);
  const span = end(last) - end(first) || 1;
  const x = (claim: Claim): number => 6 + ((WIDE - 12) * (end(claim) - end(first))) / span;
  const y = (claim: Claim): number => HIGH - 6 - ((HIGH - 22) * value(claim)) / most;
  const joined = counts.filter(({ revises }) => !revises);
  const told = counts
    .map((claim) => `${say.figure(claim)} (${say.day(end(claim))})`)
    .slice(-12)
    .join(', ');
  const picture = g(
    'svg',
    {
      viewBox: `0 0 ${WIDE} ${HIGH}`,
      role: 'img',
      'aria-label': `${say.concept(counted)}: ${told}`,
    },
    g('line', { class: 'base', x1: 0, x2: WIDE, y1: HIGH - 6, y2: HIGH - 6 }),
    g('polyline', { points: joined.map((claim) => `${x(claim)},${y(claim)}`).join(' ') }),
    ...counts.map((claim) =>
      g(
        'circle',
        { cx: x(claim), cy: y(claim), r: 3, class: claim.revises ? 'corrected' : '' },
        g('title', {}, `${say.figure(claim)}, ${say.day(end(claim))}`),
      ),
    ),
    g('text', { x: x(first), y: y(first) - 6, class: 'first' }, say.figure(first)),
    g('text', { x: x(last), y: y(last) - 6, class: 'last' }, say.figure(last)),
  );
  return h(
    'figure',
    {},
    h('figcaption', {}, say.concept(counted)),
    picture,
    h(
      'p',
      { class: 'note ends-of' },
      h('span', {}, say.day(end(first))),
      h('span', {}, say.day(end(last))),
    ),
  );
}

/** All that a voice says, as rows of a table. */
export function voiceTable(app: App, id: string): string[][] {
  const { say, dossier } = app;
  const head = [
    say.t('saidWhen'),
    say.t('about_'),
    say.t('statement'),
    say.t('modality'),
    say.t('value'),
    say.t('period'),
    say.t('source'),
    say.t('passage'),
    say.t('address'),
    say.t('claim_'),
  ];
  const rows = saidBy(app, id).map((claim) => [
    saidOn(app, claim),
    say.name(claim.about),
    [say.claim(claim), say.pick(claim.answer)].filter(Boolean).join(' '),
    say.modality(claim),
    'number' in claim.target ? String(claim.target.number) : '',
    claim.when ?? '',
    say.name(claim.source),
    say.place(claim),
    dossier.data.sources[claim.source]?.url ?? '',
    claim.id,
  ]);
  return [head, ...rows];
}
