/** What is chosen comes in; its whole story, for the side panel, goes out. */

import type { App } from '../app';
import { claimCard, nameButton, oddsBadge, sourceLine } from './claim_card';
import { addressOf } from '../state';
import { canCite, citation, embedCode, eventText } from '../words/cite';
import { citationFiles, copyButton } from './copy';
import { nothingHere } from './nothing';
import type { Claim } from '../shape';
import { button, h, refill } from '../dom';
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

const FIRST_CLAIMS = 15;

export class Story {
  private all = false;
  private of = '';
  private fresh = true;

  constructor(private readonly place: HTMLElement) {}

  /** Bring a chosen claim into view within the panel; a new story begins at its top. */
  private show(claim: string): void {
    const panel = this.place.parentElement;
    if (!panel) return;
    const card = claim ? this.place.querySelector<HTMLElement>('.claim[aria-current=true]') : null;
    if (card) panel.scrollTop = card.offsetTop - panel.offsetTop - 40;
    else if (this.fresh) panel.scrollTop = 0;
  }

  draw(app: App): void {
    this.fill(app);
    for (const id of app.unknown) {
      this.place.prepend(h('p', { class: 'odds-line', role: 'status' }, app.say.t('noSuch', id)));
    }
  }

  private fill(app: App): void {
    const { chosen, dossier } = app;
    const id = chosen.event || chosen.actor || chosen.voice || chosen.kind;
    this.fresh = id !== this.of;
    if (this.fresh) this.all = false;
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
      dossier.data.sources[id] && !dossier.thing(id) ? sourceStory(app, id) : thingStory(app, id);
    const cards = folded(claimsOf(app, id));
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
}

/** What one sentence tells of one passage is one card: claims in their order, folded. */
function folded(claims: readonly Claim[]): [Claim, ...Claim[]][] {
  const cards = new Map<string, [Claim, ...Claim[]]>();
  for (const claim of claims) {
    const sentence = claim.gist ? [claim.gist].flat().join('\0') : claim.id;
    const key = [claim.source, claim.at, claim.modality, ...claim.voices, sentence].join('\0');
    const card = cards.get(key);
    if (card) card.push(claim);
    else cards.set(key, [claim]);
  }
  return [...cards.values()];
}

/** Claims of the story that the filters leave in view; the chosen one first. */
function claimsOf(app: App, id: string): Claim[] {
  const { dossier, chosen } = app;
  const source = dossier.data.sources[id] && !dossier.thing(id);
  const told = source
    ? (dossier.ofSource.get(id) ?? [])
    : id === chosen.voice && id !== chosen.event && id !== chosen.actor
      ? (dossier.voiced.get(id) ?? [])
      : dossier.thing(id)?.type === 'actor'
        ? [...new Set([...dossier.storyOf(id), ...(dossier.voiced.get(id) ?? [])])]
        : dossier.storyOf(id);
  const inView = new Set(app.shown.claims);
  const rank = (claim: Claim): number =>
    claim.id === chosen.claim ? -1 : claim.about === id ? (claim.says === 'happened' ? 0 : 1) : 2;
  return told
    .filter((claim) => inView.has(claim) || claim.id === chosen.claim)
    .sort((a, b) => rank(a) - rank(b));
}

function start(app: App): HTMLElement {
  const { dossier, say } = app;
  const { focus, description } = dossier.data.dossier;
  return h(
    'div',
    {},
    h('p', {}, say.pick(description)),
    dossier.thing(focus) ? h('p', {}, '→ ', nameButton(app, focus)) : null,
  );
}

function actions(app: App, id: string): HTMLElement {
  const { say } = app;
  const actor = app.dossier.thing(id)?.type === 'actor';
  return h(
    'p',
    { class: 'actions' },
    canCite()
      ? [
          copyButton(app, say.t('copyText'), 'copy', () => eventText(app, id)),
          copyButton(app, say.t('cite'), 'cite', () => citation(app, id)),
          citationFiles(app, id),
        ]
      : null,
    copyButton(app, say.t('linkHere'), 'link', () =>
      addressOf(
        { ...app.chosen, claim: '', actor: actor ? id : '', event: actor ? '' : id },
        app.dossier.data.dossier.page,
      ),
    ),
    canCite() ? copyButton(app, say.t('copyEmbed'), 'embed', () => embedCode(app, id)) : null,
  );
}

function thingStory(app: App, id: string): (HTMLElement | null)[] {
  const { dossier, say } = app;
  const thing = dossier.thing(id);
  const about = dossier.about.get(id) ?? [];
  const parts: (HTMLElement | null)[] = [
    h('p', { class: 'kicker' }, say.kind(id), ' ', oddsBadge(app, dossier.oddsOf(id))),
    h('h2', { tabindex: -1 }, say.name(id)),
  ];
  const also = thing?.also?.[say.lang] ?? [];
  if (also.length) parts.push(h('p', { class: 'also' }, also.join(' · ')));
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
    h('h2', { tabindex: -1, lang: say.langOf(id) }, say.name(id)),
    h('p', {}, sourceLine(app, id)),
  ];
}

function kindStory(app: App, kind: string): (HTMLElement | null)[] {
  const { dossier, say } = app;
  const events = dossier.events.filter((id) => app.shown.events.has(id));
  const definition = say.pick(dossier.data.concepts[kind]?.definition);
  return [
    h('p', { class: 'kicker' }, say.t('kind')),
    h('h2', { tabindex: -1 }, say.concept(kind)),
    definition ? h('p', {}, definition) : null,
    section(
      say.t('eventsOfKind'),
      list(app, events, (event) => `(${say.when(event)})`),
    ),
  ];
}
