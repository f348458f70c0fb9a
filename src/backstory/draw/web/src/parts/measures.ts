/** A measure and others beside it come in; what is alike, unlike and changed, and a table, go out. */

import { type App, headOf, type Part } from '../app';
import { alikeness } from './alike';
import { MeasuresTable } from './measures_table';
import { nothingHere } from './nothing';
import { csvBlob } from '../files';
import type { Measure } from '../shape';
import { endsLine } from '../words/ends';
import { button, type Child, h, keepFocus, refill } from '../dom';

/** Others beside the pinned one at first, and at most. */
const FIRST = 1;
const MOST = 6;
/** In the address, in the place of others: the texts that became of one another. */
const CHANGED = '*';

export class MeasuresPart implements Part {
  private readonly table: MeasuresTable;

  constructor(
    private readonly place: HTMLElement,
    private readonly app: () => App,
  ) {
    this.table = new MeasuresTable(app, {
      pin: (id) => this.app().choose({ pin: id, with: '' }, 'replace'),
      drop: (id) => this.beside(this.others.filter((one) => one.id !== id)),
    });
  }

  /** Measures that the selection leaves in view; what nobody had spoken of yet is not told of. */
  private get all(): Measure[] {
    const { shown, chosen, dossier } = this.app();
    const { actor, voice, from, to, kind, known, valid, dossier: home } = chosen;
    const filtered = home || actor || voice || from || to || kind || known || valid;
    return dossier.data.measures
      .filter(({ id }) => dossier.mentions.has(id))
      .filter(
        ({ about }) =>
          !filtered ||
          about.some((id) => shown.events.has(id)) ||
          shown.claims.some((claim) => about.includes(claim.about) && !dossier.daysOf(claim.about)),
      );
  }

  /** The measure that others are compared with: pinned, else of what is chosen, else of the focus. */
  private get pinned(): Measure | undefined {
    const { chosen } = this.app();
    const { all } = this;
    const of = (id: string): Measure | undefined => all.find(({ about }) => about.includes(id));
    return (
      this.named(chosen.pin) ??
      of(chosen.event) ??
      this.became(of(headOf(this.app()).focus)) ??
      all.at(-1)
    );
  }

  /** What a measure became in the end: the law, not the bill. */
  private became(measure: Measure | undefined): Measure | undefined {
    const text = measure && this.textsOf(measure).at(-1)?.id;
    return (text ? this.all.findLast(({ about }) => about.includes(text)) : undefined) ?? measure;
  }

  /** A measure by its id, or by that of its legal text: the law of 2016 is what was passed then. */
  private named(id: string): Measure | undefined {
    const { all } = this;
    return all.find((one) => one.id === id) ?? all.find(({ about }) => about.includes(id));
  }

  private get others(): Measure[] {
    const { pinned } = this;
    const asked = this.app().chosen.with.split(',').filter(Boolean);
    const most = asked.length ? MOST : FIRST;
    const own = pinned ? this.textsOf(pinned).map(({ id }) => id) : [];
    // A bill and the law that it became are one matter: *what changed* sets them side by side.
    const near = (pinned?.near ?? []).filter(
      (id) => !this.named(id)?.about.some((one) => own.includes(one)),
    );
    const named = asked.length ? asked : near;
    return [...new Set(named.flatMap((id) => this.named(id) ?? []))]
      .filter((one) => one !== pinned)
      .slice(0, most);
  }

  /** The texts that became of one another, if a measure is one of them. */
  private textsOf({ about }: Measure): Measure[] {
    const { dossier } = this.app();
    const found = dossier.data.versions.find((each) =>
      each.some((one) => !one.name && about.includes(one.id)),
    );
    return (found ?? []).filter(({ id }) => dossier.mentions.has(id));
  }

  private get versions(): Measure[] {
    return this.pinned ? this.textsOf(this.pinned) : [];
  }

  private get columns(): Measure[] {
    const { pinned, versions } = this;
    if (this.isChanged) return versions;
    return pinned ? [pinned, ...this.others] : [];
  }

  private get isChanged(): boolean {
    return this.app().chosen.with === CHANGED && this.versions.length > 1;
  }

  private beside(others: readonly Measure[]): void {
    this.app().choose({ with: others.map(({ id }) => id).join(',') }, 'replace');
  }

  draw(): void {
    keepFocus(this.place, () => refill(this.place, ...this.filled()));
  }

  private filled(): Child[] {
    const app = this.app();
    const { columns, pinned } = this;
    if (!pinned) return [nothingHere(app)];
    const label = app.say.t('measures');
    const region = { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': label };
    const pairs = this.isChanged
      ? columns.slice(1).map((one, i): [Measure, Measure] => [columns[i] ?? one, one])
      : columns.slice(1).map((one): [Measure, Measure] => [pinned, one]);
    return [
      this.tools(pinned),
      h(
        'div',
        { class: 'alikes' },
        pairs.map(([one, other], i) => alikeness(app, one, other, !i || this.isChanged)),
      ),
      pairs.length ? h('p', { class: 'note' }, app.say.t('onlyHere')) : null,
      h('div', region, this.table.drawn(columns, this.isChanged ? '' : pinned.id)),
    ];
  }

  /** Choices in the order given; of several dossiers, each under the title of its own. */
  private byDossier(ids: readonly string[], option: (id: string) => HTMLElement): Child[] {
    const { dossier, say } = this.app();
    const homes = new Map<string, string[]>();
    for (const id of ids) {
      const home = dossier.homeOf(id)?.id ?? '';
      homes.set(home, [...(homes.get(home) ?? []), id]);
    }
    if (homes.size < 2) return ids.map(option);
    return [...homes].map(([home, own]) => {
      const label = say.pick(dossier.homeOf(`${home}:`)?.title ?? '');
      return h('optgroup', { label }, own.map(option));
    });
  }

  private tools(pinned: Measure): Child {
    const { say, choose } = this.app();
    const { all, others, versions } = this;
    const inTime = (ids: readonly Measure[], chosen: string): Child[] =>
      this.byDossier(
        ids.map(({ id }) => id),
        (id) => h('option', { value: id, selected: id === chosen }, say.name(id)),
      );
    const pin = h('select', { id: 'pin', 'data-key': 'pin' }, ...inTime(all, pinned.id));
    pin.addEventListener('change', () => choose({ pin: pin.value, with: '' }, 'replace'));
    const left = all.filter((one) => one !== pinned && !others.includes(one));
    const add = h(
      'select',
      { id: 'beside', 'data-key': 'beside' },
      h('option', { value: '' }, say.t('addMeasure')),
      ...inTime(left, ''),
    );
    add.addEventListener('change', () => {
      const added = all.find(({ id }) => id === add.value);
      // What somebody asks for comes first, and takes the place of what nobody asked for.
      if (added) this.beside([added, ...(this.app().chosen.with ? others : [])]);
    });
    const turn = (): void => choose({ with: this.isChanged ? '' : CHANGED }, 'replace');
    return h(
      'div',
      { class: 'tools' },
      h('label', { for: 'pin' }, `${say.t('pinned')} `, pin),
      this.isChanged || others.length >= MOST
        ? null
        : h('label', { for: 'beside' }, `${say.t('withOthers')} `, add),
      versions.length > 1
        ? button(
            { class: 'quiet', 'data-key': 'changed' },
            turn,
            say.t(this.isChanged ? 'changedBack' : 'whatChanged'),
          )
        : null,
    );
  }

  exports() {
    return [
      {
        name: 'measures.csv',
        make: () => csvBlob(this.table.rows(this.columns), endsLine(this.app())),
      },
    ];
  }
}
