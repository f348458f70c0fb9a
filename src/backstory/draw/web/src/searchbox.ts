/** Letters typed in; suggestions that can be walked and chosen by keyboard (a combobox) out. */

import { type App, pick } from './app';
import { h, refill } from './dom';
import { type Found, Search } from './search';

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
  private search: Search | undefined;
  private found: Found[] = [];
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
    this.search ??= new Search(this.app().dossier);
    this.found = this.search.find(this.input.value);
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
      const kind = found.as === 'kind';
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
      if (found) this.take(found);
    } else if (event.key === 'Escape') {
      this.input.value = '';
      this.close();
    } else return;
    event.preventDefault();
  }

  private take(found: Found): void {
    this.input.value = '';
    this.close();
    if (found.as === 'kind') this.app().choose({ kind: found.id });
    else pick(this.app(), found.id);
  }

  private close(): void {
    this.list.hidden = true;
    this.input.setAttribute('aria-expanded', 'false');
  }
}
