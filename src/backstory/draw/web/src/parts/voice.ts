/** Somebody who speaks comes in; all that they say, their figures and whom they differ from, go out. */

import type { App } from '../app';
import type { FirstScreens } from '../screens';
import type { Claim, Series } from '../shape';
import { type Child, h } from '../dom';
import { plain } from '../dossier';
import { g } from '../dom';
import { readDay } from '../time';
import { answerTo, nameButton } from './claim_card';
import { firstOf } from './story_parts';
import type { Telling } from './telling';

/** Statements, and disagreements, shown before the rest is asked for. */
const FIRST = 20;
const FIRST_CARDS = 6;
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
  return h(
    'div',
    { class: 'voice-page' },
    series(app, screens.series(id)),
    cards.length
      ? h(
          'section',
          { class: 'part' },
          h('h3', {}, say.tryT('accounts differ')),
          ...firstOf(
            app,
            cards.map((card) => telling.card(card)),
            FIRST_CARDS,
            (some) => h('ol', { class: 'cards' }, ...some),
          ),
        )
      : null,
    h(
      'section',
      { class: 'part' },
      h('h3', {}, `${say.t('speaks')} (${say.number(claims.length)})`),
      ...firstOf(
        app,
        claims.map((claim) => line(app, claim)),
        FIRST,
        (some) => h('ol', { class: 'plain' }, ...some),
      ),
    ),
  );
}

/** What is said about something, the oldest first: of a post, who held it and when. */
export function saidOf(app: App, id: string): Child {
  const { say } = app;
  const claims = [...(app.dossier.mentions.get(id) ?? [])].sort(
    (a, b) => begin(a) - begin(b) || (a.id < b.id ? -1 : 1),
  );
  if (!claims.length) return null;
  return h(
    'section',
    { class: 'part' },
    h('h3', {}, say.t('claimByClaim')),
    ...firstOf(
      app,
      claims.map((claim) => held(app, claim)),
      FIRST,
      (some) => h('ol', { class: 'plain' }, ...some),
    ),
  );
}

const begin = (claim: Claim): number => claim.days?.[0] ?? claim.days?.[1] ?? Infinity;

/** A statement with the days for which it holds, who says it, and what it is about. */
export function held(app: App, claim: Claim): HTMLElement {
  const { say } = app;
  const asserted = plain(claim.modality) === 'asserted';
  return h(
    'li',
    { 'data-claim': claim.id },
    claim.when ? [h('b', { class: 'step' }, say.holds(claim)), ' '] : null,
    nameButton(app, claim.about),
    ' — ',
    h('span', { class: 'sentence' }, say.claim(claim)),
    h(
      'span',
      { class: 'note' },
      ` ${asserted ? say.voices(claim) : say.t('namedOn', say.voices(claim), say.modality(claim))}`,
    ),
    answerTo(app, claim),
  );
}

function line(app: App, claim: Claim): HTMLElement {
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
    h(
      'span',
      { class: 'note' },
      ` ${say.t('namedWhen', say.voice(claim.source), say.place(claim))}`,
    ),
  );
}

/** Each thing that a voice counts again and again: its numbers in the order of their days. */
function series(app: App, all: readonly Series[]): Child {
  const { say } = app;
  const figures = all.flatMap((each) => one(app, each) ?? []);
  if (!figures.length) return null;
  return h(
    'section',
    { class: 'part' },
    h('h3', {}, say.t('theirFigures')),
    h('div', { class: 'series' }, ...figures),
  );
}

/** One count on its day, in words. */
interface Count {
  claim: Claim;
  day: number;
  value: number;
  told: string;
}

function countsOf({ say, dossier }: App, { claims, told }: Series): Count[] {
  return claims.flatMap((id, i) => {
    const claim = dossier.claims.get(id);
    const day = claim?.days?.[3];
    if (!claim || !('number' in claim.target) || typeof day !== 'number') return [];
    return [{ claim, day, value: claim.target.number, told: say.pick(told[i]) }];
  });
}

function one(app: App, series: Series): HTMLElement | null {
  const { say } = app;
  const counts = countsOf(app, series);
  const [first, last] = [counts[0], counts.at(-1)];
  if (!first || !last || first === last) return null;
  const most = Math.max(...counts.map(({ value }) => value), 1);
  const span = last.day - first.day || 1;
  const x = ({ day }: Count): number => 6 + ((WIDE - 12) * (day - first.day)) / span;
  const y = ({ value }: Count): number => HIGH - 6 - ((HIGH - 22) * value) / most;
  const joined = counts.filter(({ claim }) => !claim.revises);
  const label = (count: Count, at: string): Element =>
    g('text', { x: x(count), y: y(count) - 6, class: at }, say.figure(count.claim));
  const picture = g(
    'svg',
    { viewBox: `0 0 ${WIDE} ${HIGH}`, 'aria-hidden': 'true' },
    g('line', { class: 'base', x1: 0, x2: WIDE, y1: HIGH - 6, y2: HIGH - 6 }),
    g('polyline', { points: joined.map((count) => `${x(count)},${y(count)}`).join(' ') }),
    ...counts.map((count) =>
      g(
        'circle',
        { cx: x(count), cy: y(count), r: 3, class: count.claim.revises ? 'corrected' : '' },
        g('title', {}, count.told),
      ),
    ),
    label(first, 'first'),
    label(last, 'last'),
  );
  return h(
    'figure',
    {},
    h('figcaption', {}, say.concept(series.counted)),
    picture,
    h('ol', { class: 'only-read' }, ...counts.map(({ told }) => h('li', {}, told))),
    h(
      'p',
      { class: 'note ends-of', 'aria-hidden': 'true' },
      h('span', {}, say.day(first.day)),
      h('span', {}, say.day(last.day)),
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
    say.t('inferred'),
  ];
  const rows = saidBy(app, id).map((claim) => [
    saidOn(app, claim),
    say.name(claim.about),
    claim.answer ? say.t('answered', say.claim(claim), say.pick(claim.answer)) : say.claim(claim),
    say.modality(claim),
    'number' in claim.target ? (claim.target.written ?? String(claim.target.number)) : '',
    claim.when ?? '',
    say.name(claim.source),
    say.place(claim),
    dossier.data.sources[claim.source]?.url ?? '',
    claim.id,
    claim.inferred ? say.t('yes') : '',
  ]);
  return [head, ...rows];
}
