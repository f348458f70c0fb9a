/** A thing comes in; when, who, from bill to law and its context, part by part, go out. */

import type { App } from '../app';
import { answerTo, nameButton } from './claim_card';
import type { Claim } from '../shape';
import { plain } from '../dossier';
import { h } from '../dom';

export function section(title: string, ...parts: Parameters<typeof h>[2][]): HTMLElement | null {
  const kept = parts.flat().filter(Boolean);
  return kept.length ? h('section', {}, h('h3', {}, title), ...kept) : null;
}

/** The first of many, and the rest where it is asked for; one or two more are not worth asking. */
export function firstOf(
  app: App,
  items: readonly HTMLElement[],
  first: number,
  around: (some: readonly HTMLElement[]) => HTMLElement,
): HTMLElement[] {
  if (items.length <= first + 2) return [around(items)];
  const rest = h(
    'details',
    {},
    h('summary', {}, app.say.t('more', items.length - first)),
    around(items.slice(first)),
  );
  return [around(items.slice(0, first)), rest];
}

export function targets(claims: Claim[], says: string): string[] {
  const ids = claims
    .filter((claim) => claim.says === says && plain(claim.modality) !== 'denied')
    .flatMap((claim) => ('id' in claim.target ? [claim.target.id] : []));
  return [...new Set(ids)];
}

export function list(app: App, ids: string[], words?: (id: string) => string): HTMLElement | null {
  if (!ids.length) return null;
  return h(
    'ul',
    { class: 'names' },
    ...ids.map((id) => h('li', {}, nameButton(app, id), words ? ` ${words(id)}` : null)),
  );
}

export function whenPart(app: App, id: string): HTMLElement {
  const { dossier, say } = app;
  const dates = new Map<string, string[]>();
  for (const claim of dossier.about.get(id) ?? []) {
    if (claim.says !== 'happened') continue;
    const words = say.dates(claim);
    dates.set(words, [...(dates.get(words) ?? []), say.voices(claim)]);
  }
  const lines = [...dates].map(([words, voices]) => {
    const named = [...new Set(voices)];
    return h(
      'li',
      {},
      h('strong', {}, words),
      h('span', { class: 'note' }, ` — ${named.join('; ')}`),
    );
  });
  return h(
    'section',
    { class: 'when' },
    h('h3', {}, say.t('when')),
    lines.length ? h('ul', { class: 'names' }, ...lines) : h('p', {}, say.t('notStated')),
    dossier.thing(id)?.disjoint ? h('p', { class: 'odds-line' }, `≠ ${say.t('disjoint')}`) : null,
  );
}

/** Roles, people in one, and lines of the context, shown before the rest is asked for. */
const ROLES = 3;
const PEOPLE = 2;
const LINES = 3;

export function rolesPart(app: App, id: string, about: Claim[]): HTMLElement | null {
  const { say } = app;
  const roles = new Map<string, Claim[]>();
  for (const claim of about) {
    if (claim.says === 'actors' && claim.role) {
      roles.set(claim.role, [...(roles.get(claim.role) ?? []), claim]);
    }
  }
  const lines = [...roles].flatMap(([role, claims]) => {
    const named = new Map<string, Claim[]>();
    for (const claim of claims) {
      const key = `${say.target(claim.target)} ${claim.modality}`;
      named.set(key, [...(named.get(key) ?? []), claim]);
    }
    const own = [...named.values()].flatMap((said) => roleLine(app, said) ?? []);
    const called = say.concept(role);
    const rest = own.length > PEOPLE + 1 ? own.splice(PEOPLE) : [];
    const more =
      rest.length > 0 &&
      h(
        'dd',
        {},
        h(
          'details',
          {},
          h('summary', {}, say.t('more', rest.length)),
          h('dl', {}, h('dt', { class: 'only-read' }, called), ...rest),
        ),
      );
    return h('dl', {}, h('dt', {}, called), ...own, more);
  });
  return lines.length
    ? section(
        say.t('who'),
        ...firstOf(app, lines, ROLES, (some) => h('div', { 'data-of': id }, ...some)),
      )
    : null;
}

/** Who it is, and by whose word: nobody has a role without the voice that gives it. */
function roleLine(app: App, said: readonly Claim[]): HTMLElement | null {
  const { say } = app;
  const [claim] = said;
  if (!claim) return null;
  const voices = [...new Set(said.flatMap(({ voices: all }) => all))];
  const named = voices.slice(0, 2).map((id) => say.voice(id));
  const rest = voices.length - named.length;
  const who = named.join(', ') + (rest > 0 ? ` ${say.t('andMore', rest)}` : '');
  return h(
    'dd',
    { 'data-claim': claim.id },
    'id' in claim.target ? nameButton(app, claim.target.id) : say.target(claim.target),
    h('span', { class: 'note' }, ` ${say.t(claim.accuses ? 'byAllegation' : 'according', who)}`),
    plain(claim.modality) === 'asserted' ? null : ` (${say.modality(claim)})`,
    answerTo(app, claim),
  );
}

export function lifePart(app: App, id: string): HTMLElement | null {
  const { dossier, say } = app;
  const instruments =
    dossier.thing(id)?.type === 'instrument' ? [id] : (dossier.instrumentsOf.get(id) ?? []);
  const parts = instruments.map((instrument) => {
    const stages = new Set(dossier.eventsOf.get(instrument) ?? []);
    for (const claim of dossier.mentions.get(instrument) ?? []) {
      if (
        dossier.data.context.includes(claim.says) &&
        dossier.thing(claim.about)?.type === 'event'
      ) {
        stages.add(claim.about);
      }
    }
    const inOrder = [...stages].sort((a, b) => dossier.start(a) - dossier.start(b));
    return [
      instrument === id ? null : h('p', {}, nameButton(app, instrument)),
      h(
        'ol',
        { class: 'life' },
        ...inOrder.map((stage) =>
          h(
            'li',
            { 'aria-current': stage === id ? 'true' : undefined },
            h('span', { class: 'date' }, say.when(stage)),
            ' ',
            nameButton(app, stage),
            h('span', { class: 'note' }, ` ${say.kind(stage)}`),
          ),
        ),
      ),
    ];
  });
  return section(say.t('instrumentLife'), ...parts.flat());
}

export function contextPart(app: App, id: string): HTMLElement | null {
  const { dossier, say } = app;
  const line = (claim: Claim, other: string, incoming: boolean): HTMLElement =>
    h(
      'li',
      {},
      incoming ? nameButton(app, other) : null,
      h(
        'span',
        { class: 'relation' },
        incoming
          ? ` ${say.t('voiceSays', say.predicate(claim), say.name(id))}`
          : `${say.predicate(claim)} `,
      ),
      incoming ? null : nameButton(app, other),
      h('span', { class: 'note' }, ` — ${say.t('according', say.voices(claim))}`),
      plain(claim.modality) === 'asserted' ? null : ` (${say.modality(claim)})`,
      claim.gist ? h('span', { class: 'in-our-words' }, ` ${say.pick(claim.gist)}`) : null,
      answerTo(app, claim),
    );
  const lines: HTMLElement[] = [];
  for (const claim of dossier.mentions.get(id) ?? []) {
    if (!dossier.data.context.includes(claim.says) || !('id' in claim.target)) continue;
    const incoming = claim.about !== id;
    lines.push(line(claim, incoming ? claim.about : claim.target.id, incoming));
  }
  return lines.length
    ? section(
        say.t('context'),
        ...firstOf(app, lines, LINES, (some) => h('ul', { class: 'names' }, ...some)),
      )
    : null;
}

export function appearsPart(app: App, id: string): HTMLElement | null {
  const { dossier, say } = app;
  const thing = dossier.thing(id);
  if (thing?.type === 'event') return null;
  const events = new Set<string>();
  for (const claim of dossier.mentions.get(id) ?? []) {
    if (claim.about !== id && dossier.thing(claim.about)?.type === 'event') events.add(claim.about);
  }
  const inOrder = [...events].sort((a, b) => dossier.start(a) - dossier.start(b));
  return section(
    say.t('appearsIn'),
    list(app, inOrder, (event) => `(${say.when(event)})`),
  );
}
