/** An event comes in; what a reader is told of it first, each sentence with its evidence, goes out. */

import type { App, Part } from '../app';
import { pick } from '../app';
import type { FirstScreens, Row, Shown } from '../screens';
import type { Gap, Told } from '../shape';
import { button, type Child, h, keepFocus, refill } from '../dom';
import { DAY_MS, readDay } from '../time';
import { claimCard, nameButton } from './claim_card';

/** Accounts named on a card that is closed. */
const SIDES = 3;

/** The day of the reader's own calendar. */
function today(): number {
  const now = new Date();
  return Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) / DAY_MS;
}

/** How far the sources reach, and how long ago that is: no copy goes without it. */
export function endsLine({ say, dossier }: App): string {
  const { knownOn } = dossier.data.dossier;
  const day = readDay(knownOn, true);
  if (day === null) return '';
  const ends = say.tryT('sources end', say.day(day));
  const later = today() - day;
  return later > 0 ? `${ends} ${say.t('openedOn', say.day(today()), later)}` : ends;
}

export class AnswerPart implements Part {
  /** Sentences whose evidence is open. */
  private readonly open = new Set<string>();
  private of = '';

  constructor(
    private readonly place: HTMLElement,
    private readonly now: () => App,
    private readonly screens: FirstScreens,
  ) {}

  draw(): void {
    const app = this.now();
    const id = app.chosen.event || app.chosen.actor || app.dossier.data.dossier.focus;
    if (id !== this.of) this.open.clear();
    this.of = id;
    keepFocus(this.place, () => refill(this.place, ...this.filled(app, id)));
  }

  private filled(app: App, id: string): Child[] {
    const known = readDay(app.chosen.known, true);
    const first = this.screens.of(id, known, (event) => app.dossier.start(event));
    if (!first) return [this.simple(app, id, known)];
    const { say } = app;
    const list = (key: string, items: Child[], name = key): Child =>
      items.length
        ? h(
            'section',
            { class: `part ${name.replaceAll(' ', '-')}` },
            h('h3', {}, say.tryT(key)),
            h('ol', {}, ...items),
          )
        : null;
    const told = (each: Told): Child => h('li', {}, ...this.sentence(app, each));
    const row = (each: Row): Child => this.row(app, each);
    const nothing = h('li', { class: 'note' }, say.t('notYetTold'));
    return [
      this.head(app, id),
      h(
        'div',
        { class: 'screen' },
        h(
          'div',
          { class: 'telling' },
          list('what happened', first.happened.length ? first.happened.map(told) : [nothing]),
          list('how it came', first.story.map(row)),
          list('what before', first.before.map(row)),
        ),
        h(
          'div',
          { class: 'differing' },
          list(
            'accounts differ',
            first.cards.map((card, i) => this.card(app, card, i)),
          ),
          list('what since', first.since.map(row)),
          list(
            'not known',
            first.unknown.map((gap) => unknown(app, gap)),
          ),
        ),
      ),
    ];
  }

  private head(app: App, id: string): Child {
    const { say } = app;
    const day = say.pick(this.screens.day(id));
    return h(
      'header',
      { class: 'answer-head' },
      h('p', { class: 'kicker' }, say.kind(id)),
      h(
        'h2',
        { tabindex: -1 },
        say.name(id),
        day ? h('span', { class: 'day' }, ` · ${day}`) : null,
      ),
      h('p', { class: 'ends' }, endsLine(app)),
    );
  }

  /** A sentence with what weakens it, what answers it, and its evidence in place. */
  private sentence(app: App, told: Told, why: Row['why'] = []): Child[] {
    const { say } = app;
    const key = told.claims.join(' ');
    const isOpen = this.open.has(key);
    const evidence = (): Child => {
      const claims = told.claims.flatMap((id) => app.dossier.claims.get(id) ?? []);
      return h(
        'div',
        { class: 'evidence' },
        why.length
          ? [
              h('p', { class: 'note' }, say.t('whyHere')),
              h('ul', { class: 'names' }, ...why.map((one) => h('li', {}, say.pick(one.text)))),
            ]
          : null,
        ...claims.map((claim) => claimCard(app, claim, true)),
      );
    };
    return [
      h('span', { class: 'sentence' }, say.pick(told.text)),
      told.weak ? h('span', { class: 'note weak' }, ` (${say.pick(told.weak)})`) : null,
      told.answer ? h('span', { class: 'answer-to' }, ` ${say.pick(told.answer)}`) : null,
      ' ',
      button(
        {
          class: 'cite',
          'data-key': `evidence-${key}`,
          'aria-expanded': isOpen ? 'true' : 'false',
          title: say.t('whoSaysSo'),
        },
        () => {
          if (isOpen) this.open.delete(key);
          else this.open.add(key);
          this.draw();
        },
        say.t('sourceShort'),
      ),
      isOpen ? evidence() : null,
    ];
  }

  private row(app: App, row: Row): Child {
    const { say } = app;
    const day = say.pick(this.screens.day(row.event)) || say.t('undated');
    return h(
      'li',
      { 'data-event': row.event },
      button(
        {
          class: 'name step',
          'data-key': `step-${row.event}`,
          title: say.name(row.event),
          'aria-label': `${day}: ${say.name(row.event)}`,
        },
        () => pick(app, row.event),
        day,
      ),
      ' ',
      row.told.bare ? null : h('span', { class: 'step-name' }, `${say.name(row.event)}. `),
      ...this.sentence(app, row.told, row.why),
    );
  }

  private card(app: App, card: Shown, i: number): Child {
    const { say } = app;
    const opened = `card-${i}-${card.disagreements.join(' ')}`;
    const isOpen = this.open.has(opened);
    const rows = card.shown.map((row) =>
      h(
        'li',
        {},
        h(
          'p',
          { class: 'account' },
          row.amount ? h('strong', { class: 'number' }, say.pick(row.amount)) : null,
          row.amount ? ` ${say.pick(row.what)}` : null,
          row.period ? h('span', { class: 'note' }, `, ${say.pick(row.period)}`) : null,
          row.amount ? ' — ' : null,
          h('span', { class: 'who' }, say.pick(row.who)),
        ),
        h('p', {}, ...this.sentence(app, row.amount ? { ...row.said, text: '' } : row.said)),
      ),
    );
    return h(
      'li',
      { class: `card ${card.verdict}` },
      h(
        'h4',
        {},
        button(
          {
            class: 'card-title',
            'data-key': opened,
            'aria-expanded': isOpen ? 'true' : 'false',
          },
          () => {
            if (isOpen) this.open.delete(opened);
            else this.open.add(opened);
            this.draw();
          },
          h('span', { class: 'question' }, say.pick(card.question)),
          ' ',
          h('span', { class: 'verdict-words' }, say.pick(card.words)),
        ),
      ),
      h('p', { class: 'short' }, ...this.short(app, card)),
      h('p', { class: 'differs' }, say.pick(card.differs)),
      isOpen ? h('ul', { class: 'accounts' }, ...rows) : null,
    );
  }

  /** The accounts in a line: each number with who gives it first, or who speaks. */
  private short(app: App, card: Shown): Child[] {
    const { say } = app;
    const parties = new Map<string, Child>();
    for (const row of card.shown) {
      const amount = say.pick(row.amount);
      const who = say.pick(row.voice);
      const key = amount || who;
      if (parties.has(key)) continue;
      const number = amount ? [h('strong', {}, amount), ' '] : null;
      parties.set(key, h('span', { class: 'party' }, number, who));
    }
    const first = [...parties.values()].slice(0, SIDES);
    const rest = parties.size - first.length;
    return [...first, rest > 0 ? h('span', { class: 'note' }, say.t('andMore', rest)) : null];
  }

  /** Somebody or something without a screen of its own: what is told of its events. */
  private simple(app: App, id: string, known: number | null): Child {
    const { say, dossier } = app;
    const events = new Set(
      (dossier.mentions.get(id) ?? []).flatMap(({ about, target }) =>
        [about, 'id' in target ? target.id : ''].filter(
          (one) => one !== id && dossier.thing(one)?.type === 'event',
        ),
      ),
    );
    const rows = [...events]
      .sort((a, b) => dossier.start(a) - dossier.start(b))
      .flatMap((event) => {
        const told = this.screens.best(event, known)[0];
        return told ? [this.row(app, { event, told, why: [] })] : [];
      });
    return [
      this.head(app, id),
      h(
        'section',
        { class: 'part' },
        h('h3', {}, say.t('appearsIn')),
        rows.length ? h('ol', {}, ...rows) : h('p', { class: 'note' }, say.t('nothing')),
        dossier.thing(id)?.type === 'actor' ? null : nameButton(app, dossier.data.dossier.focus),
      ),
    ];
  }
}

function unknown({ say }: App, gap: Gap): Child {
  return h(
    'li',
    {},
    say.pick(gap.question),
    h('span', { class: 'note' }, ` (${say.pick(gap.looked)})`),
  );
}
