/** An event comes in; what a reader is told of it first, each sentence with its evidence, goes out. */

import type { App, Part } from '../app';
import { headOf, pick } from '../app';
import type { First, FirstScreens, Row } from '../screens';
import type { Gap, Told } from '../shape';
import { button, type Child, h, keepFocus, refill, toWhatIsTold } from '../dom';
import { articleText } from '../words/article';
import { endsLine } from '../words/ends';
import { readDay } from '../time';
import { firstOf } from './story_parts';
import { partsOfDay, Telling } from './telling';
import { actions } from './story';
import { sourcePage, textPage } from './text';
import { held, saidOf, voicePage, voiceTable } from './voice';
import { csvBlob } from '../files';

/** Events of somebody or something shown before the rest is asked for. */
const EVENTS = 8;
/** Statements in the place of sentences that had not been said yet. */
const MOST_YET = 3;

export class AnswerPart implements Part {
  private readonly telling: Telling;
  private of = '';

  constructor(
    private readonly place: HTMLElement,
    private readonly now: () => App,
    private readonly screens: FirstScreens,
  ) {
    this.telling = new Telling(now, () => this.draw());
  }

  /** What the screen is about: what is chosen, else the focus of the dossier. */
  private get about(): string {
    const { chosen } = this.now();
    return chosen.event || chosen.actor || chosen.voice || headOf(this.now()).focus;
  }

  draw(): void {
    const app = this.now();
    const id = this.about;
    if (id !== this.of) this.telling.close();
    this.of = id;
    // A link to nothing opens what the dossier is about: that it is not what was asked for is told.
    const told = app.unknown.map((one) =>
      h('p', { class: 'odds-line', role: 'status' }, app.say.t('noSuch', one)),
    );
    keepFocus(this.place, () => refill(this.place, ...told, ...this.filled(app, id)));
  }

  private filled(app: App, id: string): Child[] {
    const known = readDay(app.chosen.known, true);
    const { dossier } = app;
    const first = this.screens.of(id, known, (event) => app.dossier.start(event));
    if (dossier.data.sources[id] && !dossier.thing(id)) {
      return [this.head(app, id), sourcePage(app, id), actions(app, id)];
    }
    if (!first) return [...this.simple(app, id, known), actions(app, id)];
    const { say } = app;
    const part = (key: string, items: Child[]): Child =>
      items.some(Boolean)
        ? h(
            'section',
            { class: `part ${key.replaceAll(' ', '-')}` },
            h('h3', {}, say.tryT(key)),
            h('ol', {}, ...items),
          )
        : null;
    const told = (each: Told): Child => h('li', {}, ...this.telling.sentence(each));
    const row = (each: Row): Child => this.row(app, each);
    // By a day that is asked for less may have been said than the sentences that tell best.
    const yet = known === null ? [] : (app.dossier.about.get(id) ?? []).slice(0, MOST_YET);
    const nothing = yet.length
      ? yet.map((claim) => held(app, claim))
      : [h('li', { class: 'note' }, say.t('notYetTold'))];
    return [
      this.head(app, id),
      h(
        'div',
        { class: 'screen' },
        h(
          'div',
          { class: 'telling' },
          part('what happened', first.happened.length ? first.happened.map(told) : nothing),
          part('how it came', first.story.map(row)),
          part('what before', [...first.before.map(row), this.leading(app, id, first)]),
        ),
        h(
          'div',
          { class: 'differing' },
          part(
            'accounts differ',
            first.cards.map((card) => this.telling.card(card)),
          ),
          part('what since', first.since.map(row)),
          part(
            'not known',
            // They were looked for when the sources ended: not on an earlier day.
            known === null ? first.unknown.map((gap) => unknown(app, gap)) : [],
          ),
        ),
      ),
      actions(app, id, async () => {
        const brief = known === null ? this.screens.brief(id, app.dossier, app.say) : '';
        const day = (event: string): string => this.day(app, event);
        return brief || articleText(app, id, day(id), first, day);
      }),
    ];
  }

  private head(app: App, id: string): Child {
    const { say } = app;
    const day = this.day(app, id);
    return h(
      'header',
      { class: 'answer-head' },
      h('p', { class: 'kicker' }, say.kind(id)),
      h(
        'h2',
        { tabindex: -1 },
        say.name(id),
        day ? h('span', { class: 'day' }, ' · ', ...dayWithNote(day)) : null,
      ),
      h('p', { class: 'ends' }, this.ends(app, id)),
    );
  }

  /** How far the sources reach: of several dossiers, those of the one that this is told of. */
  private ends(app: App, id: string): string {
    const { say, dossier, chosen } = app;
    return endsLine({ say, dossier, chosen: { ...chosen, event: id } });
  }

  /** When it was: on a day that is asked for, only what had been said of it by then. */
  private day({ say, chosen, dossier }: App, id: string): string {
    if (chosen.known) return dossier.dated(id) ? say.when(id) : '';
    return say.pick(this.screens.day(id));
  }

  /** From what came before to here, or from here to what the dossier is about, step by step. */
  private leading(app: App, id: string, { before }: First): Child {
    const { say } = app;
    const { focus } = headOf(app);
    const from = id === focus ? before[0]?.event : id;
    if (!from || !this.screens.has(focus)) return null;
    return h(
      'li',
      { class: 'leading' },
      button(
        { class: 'name', 'data-key': 'path' },
        () => app.choose({ tab: 'network', event: from, actor: '', path: focus }),
        id === focus ? say.t('pathFrom', say.name(from)) : say.t('pathTo', say.name(focus)),
      ),
    );
  }

  private row(app: App, row: Row): HTMLElement {
    const { say } = app;
    const day = this.day(app, row.event) || say.t('undated');
    const open = (): void => {
      pick(app, row.event);
      toWhatIsTold();
    };
    const name = h('span', { class: 'step-name' }, `${say.name(row.event)}. `);
    name.addEventListener('click', open); // whoever has a mouse clicks the name; keys have the day
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
        open,
        ...dayWithNote(day),
      ),
      ' ',
      row.told.bare ? null : name,
      ...this.telling.sentence(row.told, row.why, false, day),
    );
  }

  /** Somebody or something without a screen of its own: its events, and what it says. */
  private simple(app: App, id: string, known: number | null): Child[] {
    const { say, dossier } = app;
    const events = new Set(
      (dossier.mentions.get(id) ?? []).flatMap(({ about, target }) =>
        [about, 'id' in target ? target.id : ''].filter(
          (one) => one !== id && dossier.thing(one)?.type === 'event',
        ),
      ),
    );
    const rowsOf = (ids: readonly string[]): HTMLElement[] =>
      [...ids]
        .sort(
          (a, b) =>
            dossier.start(a) - dossier.start(b) || this.screens.hour(a) - this.screens.hour(b),
        )
        .flatMap((event) => {
          const told = this.screens.best(event, known)[0];
          return told ? [this.row(app, { event, told, why: [] })] : [];
        });
    const stages = dossier.eventsOf.get(id) ?? [];
    const text = textPage(app, id, this.screens, this.telling, rowsOf(stages));
    const rows = rowsOf([...events].filter((event) => !text || !stages.includes(event)));
    const speaks = (dossier.voiced.get(id)?.length ?? 0) > 0;
    const appears = rows.length
      ? h(
          'section',
          { class: 'part' },
          h('h3', {}, say.t('appearsIn')),
          ...firstOf(app, rows, EVENTS, (some) => h('ol', { class: 'plain' }, ...some)),
        )
      : null;
    if (text) {
      return [
        this.head(app, id),
        h(
          'div',
          { class: 'screen' },
          h('div', { class: 'telling' }, text.told),
          h('div', { class: 'differing' }, text.differ, appears),
        ),
      ];
    }
    // Who neither speaks nor has a part in an event: a post, with who held it; a place.
    const said = speaks || rows.length > 3 ? null : saidOf(app, id);
    const spoken = speaks ? voicePage(app, id, this.screens, this.telling) : null;
    return [
      this.head(app, id),
      h(
        'div',
        { class: speaks ? 'screen' : '' },
        // Of a person what befell them is asked first; of who reports, what they report.
        ...(dossier.thing(id)?.kind === 'person' ? [appears, spoken] : [spoken, appears]),
      ),
      said,
      !speaks && !appears && !said ? h('p', { class: 'note' }, say.t('nothing')) : null,
    ];
  }

  exports() {
    const id = this.about;
    if (this.screens.has(id) || !this.now().dossier.voiced.has(id)) return [];
    return [
      {
        name: `${id}.csv`,
        make: () => csvBlob(voiceTable(this.now(), id), this.ends(this.now(), id)),
      },
    ];
  }
}

/** A day with what is said of it in a quieter hand. */
function dayWithNote(text: string): Child[] {
  const [day, note] = partsOfDay(text);
  return [day, note ? h('span', { class: 'of-day' }, note) : null];
}

function unknown({ say }: App, gap: Gap): Child {
  return h(
    'li',
    {},
    say.pick(gap.question),
    h('span', { class: 'note' }, ` (${say.pick(gap.looked)})`),
  );
}
