/** Letters typed in; suggestions that can be walked and chosen by keyboard (a combobox) out. */

import { type App, pick } from '../app';
import { h, refill } from '../dom';
import type { Dossier } from '../dossier';
import { Index, type Match, type NameRow } from '../search';

const MOST = 8;

/** Every name of what can be chosen, and of the kinds of its events. */
function namesOf(dossier: Dossier): NameRow[] {
  const rows: NameRow[] = [];
  const add = (id: string, kind: string, ...names: (string | readonly string[] | undefined)[]) => {
    for (const name of new Set(names.flat())) if (name) rows.push([id, name, '', kind]);
  };
  const kinds = new Set<string>();
  for (const [id, thing] of Object.entries(dossier.data.things)) {
    add(id, thing.type, thing.name, ...Object.values(thing.also ?? {}));
    if (thing.type === 'event')
      dossier.lineage(thing.kind ?? '').forEach((kind) => kinds.add(kind));
  }
  for (const id of kinds) add(id, 'kind', dossier.data.concepts[id]?.name);
  return rows;
}

/** From a hit to what is told of it in one key. */
function toWhatIsTold(): void {
  const headings = document.querySelectorAll<HTMLElement>('#tab-answer h2, #story h2');
  [...headings].find((one) => one.offsetParent)?.focus();
}

export class SearchBox {
  private readonly input = h('input', {
    id: 'search',
    type: 'search',
    role: 'combobox',
    autocomplete: 'off',
    spellcheck: 'false',
    'aria-expanded': 'false',
    'aria-controls': 'suggestions',
    'aria-autocomplete': 'list',
  });
  private readonly list = h('ul', { id: 'suggestions', role: 'listbox', hidden: true });
  private readonly said = h('span', { class: 'only-read', role: 'status' });
  private index: Index | undefined;
  private found: Match[] = [];
  private at = -1;

  constructor(
    place: HTMLElement,
    private readonly app: () => App,
  ) {
    refill(place, this.input, this.list, this.said);
    this.input.addEventListener('input', () => this.suggest());
    this.input.addEventListener('keydown', (event) => this.key(event));
    this.input.addEventListener('blur', () => setTimeout(() => this.close(), 150));
  }

  draw(): void {
    const { say } = this.app();
    this.input.placeholder = say.t('search');
    this.input.setAttribute('aria-label', say.t('search'));
    this.list.setAttribute('aria-label', say.t('search'));
  }

  private suggest(): void {
    const { say } = this.app();
    this.index ??= new Index(namesOf(this.app().dossier));
    this.found = this.index.search(this.input.value, MOST);
    this.at = this.found.length ? 0 : -1;
    const open = this.input.value.trim() !== '';
    this.list.hidden = !open;
    this.input.setAttribute('aria-expanded', String(open));
    this.said.textContent = open ? say.t('matches', this.found.length) : '';
    this.show();
  }

  private show(): void {
    const { say } = this.app();
    const options = this.found.map((found, i) => {
      const kind = found.kind === 'kind';
      const option = h(
        'li',
        {
          role: 'option',
          id: `suggestion-${i}`,
          'aria-selected': i === this.at ? 'true' : 'false',
        },
        h('span', {}, kind ? say.concept(found.id) : say.name(found.id)),
        h('span', { class: 'note' }, kind ? say.t('kind') : say.kind(found.id)),
      );
      option.addEventListener('pointerdown', (event) => {
        event.preventDefault();
        this.take(found);
      });
      return option;
    });
    const none = h(
      'li',
      { class: 'note', role: 'option', 'aria-disabled': 'true', 'aria-selected': 'false' },
      say.t('noMatch'),
    );
    refill(this.list, ...(options.length ? options : [none]));
    if (this.at >= 0) this.input.setAttribute('aria-activedescendant', `suggestion-${this.at}`);
    else this.input.removeAttribute('aria-activedescendant');
  }

  private key(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && this.found.length) {
      this.at = (this.at + step + this.found.length) % this.found.length;
      this.show();
    } else if (event.key === 'Enter') {
      const found = this.found[this.at];
      if (found) {
        this.take(found);
        toWhatIsTold();
      }
    } else if (event.key === 'Escape') {
      this.input.value = '';
      this.close();
    } else return;
    event.preventDefault();
  }

  private take(found: Match): void {
    this.input.value = '';
    this.close();
    if (found.kind === 'kind') this.app().choose({ kind: found.id });
    else pick(this.app(), found.id);
  }

  private close(): void {
    this.list.hidden = true;
    this.input.setAttribute('aria-expanded', 'false');
  }
}
