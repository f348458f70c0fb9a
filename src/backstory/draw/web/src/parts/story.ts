/** What is chosen comes in; its whole story, for the side panel, goes out. */

import replying from '../../../../tell/replying.json';
import { type App, headOf } from '../app';
import { claimCard, nameButton, oddsWay, sourceLine } from './claim_card';
import type { FirstScreens } from '../screens';
import { linkTo } from '../words/link';
import { Telling } from './telling';
import { readDay } from '../time';
import { canCite, citation, embedCode, eventText } from '../words/cite';
import { citationFiles, copyButton } from './copy';
import { folded } from './folding';
import { nothingHere } from './nothing';
import type { Claim } from '../shape';
import { button, h, keepFocus, refill } from '../dom';
import {
  appearsPart,
  contextPart,
  lifePart,
  list,
  rolesPart,
  section,
  targets,
  whenPart,
} from './story_parts';

/** Statements, and cards of what accounts differ on, shown before the rest is asked for. */
const FIRST_CLAIMS = 3;
const FIRST_CARDS = 3;

export class Story {
  private all = false;
  private of = '';
  private fresh = true;

  private app: App | undefined;
  private readonly telling: Telling;

  /** @param screens - The first screens, once they are unpacked: they hold the cards. */
  constructor(
    private readonly place: HTMLElement,
    private readonly screens: () => FirstScreens | undefined,
  ) {
    this.telling = new Telling(
      () => this.app as App,
      () => this.app && this.draw(this.app),
    );
  }

  /** Bring a chosen claim into view within the panel; a new story begins at its top. */
  private show(claim: string): void {
    const panel = this.place.parentElement;
    if (!panel) return;
    const card = claim ? this.place.querySelector<HTMLElement>('.claim[aria-current=true]') : null;
    if (card) panel.scrollTop = card.offsetTop - panel.offsetTop - 40;
    else if (this.fresh) panel.scrollTop = 0;
  }

  draw(app: App): void {
    this.app = app;
    keepFocus(this.place, () => this.fill(app));
    for (const id of app.unknown) {
      this.place.prepend(h('p', { class: 'odds-line', role: 'status' }, app.say.t('noSuch', id)));
    }
  }

  private fill(app: App): void {
    const { chosen, dossier } = app;
    const id = chosen.event || chosen.actor || chosen.voice || chosen.kind;
    this.fresh = id !== this.of;
    if (this.fresh) {
      this.all = false;
      this.telling.close();
    }
    this.of = id;
    const draw = (): void => this.draw(app);
    const more = (): void => {
      this.all = true;
      draw();
    };
    if (!id) {
      refill(this.place, h('p', { class: 'lead' }, app.say.t('nothingChosen')), start(app));
      return;
    }
    if (id === chosen.kind && !chosen.event && !chosen.actor && !chosen.voice) {
      refill(this.place, ...kindStory(app, id));
      return;
    }
    const parts =
      dossier.data.sources[id] && !dossier.thing(id)
        ? sourceStory(app, id)
        : thingStory(app, id, this.differ(app, id));
    const cards = spread(app, folded(claimsOf(app, id, this.screens())));
    const most = this.all ? cards.length : FIRST_CLAIMS;
    refill(
      this.place,
      ...parts,
      section(
        app.say.t('claimByClaim'),
        cards.length
          ? cards
              .slice(0, most)
              .map(([one, ...others]) => claimCard(app, one, one.about !== id, others))
          : nothingHere(app),
        cards.length > most
          ? button(
              { class: 'wide', 'data-key': 'more' },
              more,
              app.say.t('more', cards.length - most),
            )
          : null,
      ),
    );
    this.show(app.chosen.claim);
  }

  /** What accounts differ on, before everything that is said: the weightiest, and the way to all. */
  private differ(app: App, id: string): HTMLElement | null {
    const { say, dossier, chosen } = app;
    const cards = this.screens()?.about(id, dossier, readDay(chosen.known, true)) ?? [];
    if (!cards.length) return null;
    const actor = dossier.thing(id)?.type === 'actor';
    const to = { tab: 'odds', event: actor ? '' : id, actor: actor ? id : '', claim: '' } as const;
    // Of each sort of question one: five counts of the dead are one way in.
    const sorts = new Map([...cards].reverse().map((card) => [card.sort, card]));
    const first = cards.filter((card) => sorts.get(card.sort) === card).slice(0, FIRST_CARDS);
    const rest = cards.length - first.length;
    return h(
      'section',
      { class: 'part differ' },
      h('h3', {}, say.tryT('accounts differ')),
      h('ol', {}, ...first.map((card) => this.telling.card(card, false, true))),
      rest > 0
        ? button(
            { class: 'wide', 'data-key': 'all-odds' },
            () => app.choose(to),
            say.t('more', rest),
          )
        : null,
    );
  }
}

/** Of the accounts of one disagreement one comes first: it names the others, which come after the rest. */
function spread(app: App, cards: readonly [Claim, ...Claim[]][]): [Claim, ...Claim[]][] {
  const seen = new Set<string>();
  const [first, later]: [Claim, ...Claim[]][][] = [[], []];
  for (const card of cards) {
    const ids = app.dossier.atOdds(card[0].id).map(({ disagreement }) => disagreement.id);
    const isTold = ids.length > 0 && ids.every((one) => seen.has(one));
    (isTold ? later : first)?.push(card);
    for (const one of ids) seen.add(one);
  }
  return [...(first ?? []), ...(later ?? [])];
}

/** Claims of the story that the filters leave in view; the chosen one first. */
function claimsOf(app: App, id: string, screens?: FirstScreens): Claim[] {
  const { dossier, chosen } = app;
  const source = dossier.data.sources[id] && !dossier.thing(id);
  const all = source
    ? (dossier.ofSource.get(id) ?? [])
    : id === chosen.voice && id !== chosen.event && id !== chosen.actor
      ? (dossier.voiced.get(id) ?? [])
      : dossier.thing(id)?.type === 'actor'
        ? [...new Set([...dossier.storyOf(id), ...(dossier.voiced.get(id) ?? [])])]
        : dossier.storyOf(id);
  const inView = new Set(app.shown.claims);
  const best = (screens?.best(id) ?? []).flatMap(({ claims }) => claims[0] ?? []);
  const told = new Set([replying.asked.when, replying.asked.who]);
  // What the parts above have told comes last; what tells best of it, and what is disputed, first.
  const rank = (claim: Claim): number => {
    if (claim.id === chosen.claim) return -1;
    if (best.includes(claim.id)) return best.indexOf(claim.id) / 100;
    const own = claim.about === id ? 0 : 2;
    if (told.has(claim.says) && !claim.gist) return 6 + own;
    return 1 + own + (dossier.atOdds(claim.id).length ? 0 : 1);
  };
  return all
    .filter((claim) => inView.has(claim) || claim.id === chosen.claim)
    .sort((a, b) => rank(a) - rank(b));
}

function start(app: App): HTMLElement {
  const { dossier, say } = app;
  const { focus, description } = headOf(app);
  return h(
    'div',
    {},
    h('p', {}, say.pick(description)),
    dossier.thing(focus) ? h('p', {}, '→ ', nameButton(app, focus)) : null,
  );
}

/** @param told - What is copied as text; else it is told statement by statement. */
export function actions(
  app: App,
  id: string,
  told = (): Promise<string> => eventText(app, id),
): HTMLElement {
  const { say } = app;
  const actor = app.dossier.thing(id)?.type === 'actor';
  return h(
    'p',
    { class: 'actions' },
    canCite()
      ? [
          copyButton(app, say.t('copyText'), 'copy', told),
          copyButton(app, say.t('cite'), 'cite', () => citation(app, id)),
          citationFiles(app, id),
        ]
      : null,
    copyButton(app, say.t('linkHere'), 'link', () =>
      linkTo(app, { claim: '', actor: actor ? id : '', event: actor ? '' : id }),
    ),
    canCite() ? copyButton(app, say.t('copyEmbed'), 'embed', () => embedCode(app, id)) : null,
  );
}

function thingStory(app: App, id: string, differ: HTMLElement | null): (HTMLElement | null)[] {
  const { dossier, say } = app;
  const thing = dossier.thing(id);
  const about = dossier.about.get(id) ?? [];
  const parts: (HTMLElement | null)[] = [
    h('p', { class: 'kicker' }, say.kind(id), ' ', oddsWay(app, id, dossier.oddsOf(id))),
    h('h2', { tabindex: -1, 'data-key': 'head' }, say.name(id)),
  ];
  const also = thing?.also?.[say.lang] ?? [];
  if (also.length) parts.push(h('p', { class: 'also' }, also.join(' · ')));
  parts.push(differ);
  if (thing?.type === 'event') parts.push(whenPart(app, id));
  parts.push(actions(app, id));
  parts.push(section(say.t('where'), list(app, targets(about, 'place'))));
  parts.push(
    rolesPart(app, id, about),
    lifePart(app, id),
    contextPart(app, id),
    appearsPart(app, id),
  );
  return parts;
}

function sourceStory(app: App, id: string): (HTMLElement | null)[] {
  const { say, dossier } = app;
  const source = dossier.data.sources[id];
  return [
    h('p', { class: 'kicker' }, say.concept(source?.kind) || say.t('source')),
    h('h2', { tabindex: -1, 'data-key': 'head', lang: say.langOf(id) }, say.name(id)),
    h('p', {}, sourceLine(app, id)),
  ];
}

function kindStory(app: App, kind: string): (HTMLElement | null)[] {
  const { dossier, say } = app;
  const events = dossier.events.filter((id) => app.shown.events.has(id));
  const definition = say.pick(dossier.data.concepts[kind]?.definition);
  return [
    h('p', { class: 'kicker' }, say.t('kind')),
    h('h2', { tabindex: -1, 'data-key': 'head' }, say.concept(kind)),
    definition ? h('p', {}, definition) : null,
    section(
      say.t('eventsOfKind'),
      list(app, events, (event) => `(${say.when(event)})`),
    ),
  ];
}
