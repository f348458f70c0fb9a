/** The selection comes in; controls for kind, voice, actor and days, and what is chosen, go out. */

import type { App } from '../app';
import { button, h, keepFocus, refill } from '../dom';
import type { Selection } from '../state';
import { basesOf, COPY } from '../shown';
import { isoOf, readDay } from '../time';

type Key = 'kind' | 'actor' | 'voice' | 'basis' | 'event' | 'from' | 'to' | 'valid' | 'known';

export class Filters {
  constructor(
    private readonly place: HTMLElement,
    private readonly chips: HTMLElement,
    private readonly app: () => App,
  ) {}

  draw(): void {
    const open = this.place.querySelector('details')?.open ?? false;
    keepFocus(this.place, () => this.fill(open));
    keepFocus(this.chips, () => this.drawChips());
  }

  /** The fold alone while it is shut: hundreds of voices are listed once somebody opens it. */
  private fill(open: boolean): void {
    const { say } = this.app();
    const fold = h('details', { open }, h('summary', {}, say.t('moreFilters')));
    let filled = open;
    if (open) fold.append(this.controls());
    fold.addEventListener('toggle', () => {
      if (fold.open && !filled) fold.append(this.controls());
      filled ||= fold.open;
    });
    refill(this.place, fold);
  }

  private controls(): HTMLElement {
    const { say, dossier, chosen } = this.app();
    const kinds = new Set<string>();
    for (const id of dossier.events) {
      for (const kind of dossier.lineage(dossier.thing(id)?.kind ?? '')) if (kind) kinds.add(kind);
    }
    const byName = (words: (id: string) => string) => (a: string, b: string) =>
      words(a).localeCompare(words(b), say.lang);
    const voices = [...dossier.voiced.keys()].sort(byName((id) => say.voice(id)));
    const told = new Map(voices.map((id) => [id, say.voice(id)]));
    const many = new Map<string, number>();
    for (const name of told.values()) many.set(name, (many.get(name) ?? 0) + 1);
    // Twelve articles of one newspaper are told apart by their dates.
    for (const [id, name] of told) {
      const { issued } = dossier.data.sources[id] ?? {};
      if ((many.get(name) ?? 0) > 1 && issued) told.set(id, `${name}, ${say.date(issued)}`);
    }
    const bases = new Set([...dossier.ofSource.keys()].flatMap((id) => basesOf(dossier, id)));
    const actors = Object.keys(dossier.data.things)
      .filter((id) => dossier.thing(id)?.type === 'actor' && dossier.mentions.has(id))
      .sort(byName((id) => say.name(id)));
    return h(
      'div',
      { class: 'controls' },
      this.choice(
        'kind',
        say.t('kind'),
        say.t('anyKind'),
        [...kinds].sort(byName((id) => say.concept(id))),
        (id) => say.concept(id),
      ),
      this.choice(
        'voice',
        say.t('voice'),
        say.t('anyVoice'),
        voices,
        (id) => `${told.get(id) ?? ''} (${say.number(dossier.voiced.get(id)?.length ?? 0)})`,
      ),
      this.choice(
        'basis',
        say.t('basis'),
        say.t('anyBasis'),
        [...bases].sort(byName((id) => this.basis(id))),
        (id) => this.basis(id),
      ),
      this.choice('actor', say.t('actor'), say.t('anyActor'), actors, (id) => say.name(id)),
      this.day('from', say.t('from'), say.t('fromHint'), chosen.from),
      this.day('to', say.t('to'), say.t('toHint'), chosen.to),
      this.day('valid', say.t('validAt'), say.t('validHint'), chosen.valid),
      this.day('known', say.t('knownAt'), say.t('knownHint'), chosen.known),
    );
  }

  private basis(id: string): string {
    const { say } = this.app();
    return id === COPY ? say.t('basisCopy') : say.concept(id);
  }

  private choice(
    key: Key,
    label: string,
    any: string,
    ids: string[],
    words: (id: string) => string,
  ): HTMLElement {
    const { chosen, choose, dossier } = this.app();
    const alike = new Map<string, number>();
    for (const text of ids.map(words)) alike.set(text, (alike.get(text) ?? 0) + 1);
    const select = h(
      'select',
      { id: `filter-${key}`, 'data-key': key },
      h('option', { value: '' }, any),
    );
    for (const id of ids) {
      const own = words(id);
      // Of several dossiers that have the same name each is told by its own.
      const home =
        (alike.get(own) ?? 0) > 1 ? dossier.homeOf(id.replace(/^.*\//, ''))?.id : undefined;
      const text = home ? `${own} · ${home}` : own;
      select.append(
        h(
          'option',
          { value: id, selected: chosen[key] === id },
          text.length > 70 ? `${text.slice(0, 70)}…` : text,
        ),
      );
    }
    select.addEventListener('change', () => choose({ [key]: select.value }));
    return h('label', { for: `filter-${key}` }, label, select);
  }

  private day(key: Key, label: string, hint: string, given: string): HTMLElement {
    const { choose } = this.app();
    // A whole year, as the slider gives it, is its first day, or its last.
    const day = readDay(given, key === 'to');
    const value = day === null ? '' : isoOf(day);
    const input = h('input', { type: 'date', id: `filter-${key}`, 'data-key': key, value });
    // A year is typed digit by digit, and each is a change: the year 2 is on its way to 2026.
    input.addEventListener('change', () => {
      if (!/^0/.test(input.value)) choose({ [key]: input.value });
    });
    input.addEventListener('blur', () => {
      if (input.value !== value) choose({ [key]: input.value });
    });
    return h('label', { for: `filter-${key}` }, label, input, h('span', { class: 'note' }, hint));
  }

  /** A chip that is gone leaves the focus with the next one, or with the search. */
  private keepInReach(): void {
    if (document.activeElement && document.activeElement !== document.body) return;
    const next = this.chips.querySelector<HTMLElement>('button');
    (next ?? document.getElementById('search'))?.focus({ preventScroll: true });
  }

  private drawChips(): void {
    const { say, chosen, shown, dossier, choose } = this.app();
    const words: Record<Key, string> = {
      event: say.name(chosen.event),
      actor: say.name(chosen.actor),
      kind: say.concept(chosen.kind),
      voice: say.voice(chosen.voice),
      basis: this.basis(chosen.basis),
      from: say.t('answered', say.t('from'), say.calendar(chosen.from)),
      to: say.t('answered', say.t('to'), say.calendar(chosen.to)),
      valid: say.t('answered', say.t('validAt'), say.calendar(chosen.valid)),
      known: say.t('answered', say.t('knownAt'), say.calendar(chosen.known)),
    };
    const labels: Partial<Record<Key, string>> = {
      actor: say.t('actor'),
      kind: say.t('kind'),
      voice: say.t('voice'),
      basis: say.t('basis'),
    };
    const keys = (Object.keys(words) as Key[]).filter((key) => chosen[key]);
    const chip = (key: Key): HTMLElement => {
      const text = words[key].length > 60 ? `${words[key].slice(0, 60)}…` : words[key];
      const label = labels[key];
      const whole = label ? `${label}: ${text}` : text; // its name holds what is read on it
      const change: Partial<Selection> = { [key]: '' };
      if (key === 'event') change.claim = '';
      return button(
        { class: 'chip', 'data-key': `chip-${key}`, 'aria-label': say.t('remove', whole) },
        () => {
          choose(change);
          this.keepInReach();
        },
        label ? h('span', { class: 'note' }, `${label}: `) : null,
        text,
        h('span', { 'aria-hidden': 'true' }, ' ×'),
      );
    };
    const nothing = Object.fromEntries(
      [...Object.keys(words), 'claim', 'counted'].map((key) => [key, '']),
    );
    const told = chosen.event || chosen.actor || chosen.voice || chosen.kind;
    const openStory = (): void => document.body.classList.add('story-open');
    refill(
      this.chips,
      told
        ? button({ class: 'chip for-narrow', 'data-key': 'story' }, openStory, say.t('chooseIt'))
        : null,
      ...keys.map(chip),
      keys.length > 1
        ? button(
            { class: 'chip clear', 'data-key': 'clear' },
            () => {
              choose(nothing);
              this.keepInReach();
            },
            say.t('clear'),
          )
        : null,
      keys.some((key) => ['kind', 'from', 'to', 'valid'].includes(key))
        ? h('span', { class: 'note not-here' }, say.t('notHere'))
        : null,
      h(
        'span',
        { class: 'counted', role: 'status' },
        say.t(
          'shownCount',
          shown.events.size,
          dossier.events.length,
          shown.focused.length,
          dossier.data.claims.length,
        ),
        shown.perhapsLater ? ` · ${say.t('manyPerhapsLater', shown.perhapsLater)}` : null,
        shown.perhapsThen.size ? ` · ${say.t('manyPerhapsThen', shown.perhapsThen.size)}` : null,
      ),
    );
  }
}
