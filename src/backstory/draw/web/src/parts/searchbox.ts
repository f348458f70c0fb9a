/** Plain words typed in; what they name, and what they may ask, to be walked and chosen, go out. */

import { type App, pick } from '../app';
import type { Asked, Box, Hit } from '../box/plainly';
import { boxOf } from '../box/filled';
import { plain as plainly } from '../box/plain';
import { h, refill, toWhatIsTold } from '../dom';
import type { Dossier } from '../dossier';
import { has, unpackJson } from '../packed';
import type { Asking } from '../shape';
import type { Tab } from '../state';
import { writeAsked } from '../words/asked';
import { inTime, pathIn } from './between';
import { type Choice, KNOWN, worded } from './choices';

/** Words of which one that asks makes a question. */
const ASKING = 3;
/** What was chosen before is no limit to what is looked for now: it would leave looks empty. */
const ANEW = { actor: '', kind: '', voice: '' } as const;

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
  private box: Box | undefined;
  /** What the box was filled from: on another day other statements had been made. */
  private from: Dossier | undefined;
  /** Of several dossiers the one that is read; nothing of the others is found then. */
  private of = '';
  /** Of what kinds there are events. */
  private kinds: ReadonlySet<string> = new Set();
  private choices: Choice[] = [];
  /** The question that the words themselves ask. */
  private meant: Asked | undefined;
  private at = -1;

  constructor(
    place: HTMLElement,
    private readonly app: () => App,
  ) {
    refill(place, this.input, this.list, this.said);
    this.input.addEventListener('focus', () => void this.prepare());
    this.input.addEventListener('input', () => this.suggest());
    this.input.addEventListener('keydown', (event) => this.key(event));
    this.input.addEventListener('blur', () => setTimeout(() => this.close(), 150));
    // The box keeps its focus, and so its list, until a finger or a button is lifted: were the list
    // gone as soon as it is touched, what lies below would be tapped, and it could not be scrolled.
    this.list.addEventListener('mousedown', (event) => event.preventDefault());
  }

  draw(): void {
    const { say } = this.app();
    this.input.placeholder = say.t('search');
    this.input.setAttribute('aria-label', say.t('search'));
    this.list.setAttribute('aria-label', say.t('search'));
  }

  /** Read the questions, where the page can ask them, and take in what can be found. */
  private async prepare(): Promise<void> {
    const { data } = this.app().dossier;
    if (data.engine && has('packed-questions') && !data.asking.blanks) {
      Object.assign(data.asking, await unpackJson<Asking>('packed-questions'));
      this.box = undefined;
      if (this.input.value) this.suggest();
    }
    // What can be found is taken in while nothing is typed yet.
    requestIdleCallback(() => this.filled());
  }

  /** What understands plain words. */
  filled(): Box {
    const { dossier, chosen } = this.app();
    if (this.from !== dossier || this.of !== chosen.dossier) this.box = undefined;
    [this.from, this.of] = [dossier, chosen.dossier];
    if (this.box) return this.box;
    this.box = boxOf(dossier, chosen.dossier);
    const kinds = dossier.events.flatMap((id) => dossier.thing(id)?.kind ?? []);
    this.kinds = new Set([...new Set(kinds)].flatMap((kind) => dossier.lineage(kind)));
    return this.box;
  }

  private suggest(): void {
    const { say, dossier } = this.app();
    const typed = this.input.value.trim();
    const text = this.filled().mended(typed);
    const found = text ? this.filled().ask(text) : undefined;
    const hits = (found?.hits ?? [])
      .filter((hit) => this.leads(hit) && this.isSaid(hit.id))
      .map((hit) => ({ hit }));
    const asked = (found?.questions ?? [])
      .filter(({ values }) => values.every(([, value]) => this.isSaid(value)))
      .map((one) => ({ asked: inTime(dossier, one) }));
    this.meant = found?.named ? asked[0]?.asked : undefined;
    // A question in plain words is offered first; beside a name, questions come after it.
    const loose = !found?.named && this.asks(text) ? [{ words: typed }] : [];
    const others = found?.named ? [...asked.slice(0, 1), ...hits] : [...loose, ...hits, ...asked];
    const changed = new RegExp(`^[^\\p{L}]*(?:${say.t('changedWords')})`, 'iu').test(text);
    const path = changed ? undefined : pathIn(dossier, (found?.questions ?? []).slice(0, 1));
    this.choices = [...(changed ? [{ changed }] : []), ...(path ? [{ path }] : []), ...others];
    this.at = this.choices.length ? 0 : -1;
    this.list.hidden = !text;
    this.input.setAttribute('aria-expanded', String(!!text));
    this.said.textContent = text ? say.t('matches', this.choices.length) : '';
    this.show();
  }

  /** Whether words ask something that can be answered in sentences. */
  private asks(text: string): boolean {
    const { turns } = this.filled().typed;
    const typed = plainly(text).split(' ');
    const isOpen =
      text.includes('?') || turns.open.includes(typed[0] ?? '') || this.filled().typed.opens(typed);
    return (
      isOpen && typed.length >= ASKING && has('packed-replies') && this.app().dossier.data.engine
    );
  }

  /** A kind that no event is of would leave every look empty. */
  private leads({ id, kind }: Hit): boolean {
    const [what, scheme] = kind.split(' ');
    if (what !== 'concept' || scheme === 'counted') return true;
    return this.kinds.has(id);
  }

  /** Whether something had been said, by the day that is chosen, of what was found. */
  private isSaid(one: string): boolean {
    const { dossier, chosen } = this.app();
    if (!chosen.known || !(dossier.thing(one) || dossier.data.sources[one])) return true;
    return dossier.data.claims.some(
      ({ about, target, source, voices }) =>
        [about, source, ...voices].includes(one) || ('id' in target && target.id === one),
    );
  }

  private show(): void {
    const { say } = this.app();
    const options = this.choices.map((choice, i) => {
      const option = h(
        'li',
        {
          role: 'option',
          id: `suggestion-${i}`,
          'aria-selected': i === this.at ? 'true' : 'false',
          'data-claim': 'hit' in choice && choice.hit.kind === 'claim' ? choice.hit.id : undefined,
        },
        ...worded(this.app(), choice),
      );
      option.addEventListener('click', (event) => {
        this.take(choice);
        // A keyboard on the screen would cover half of what was looked for.
        if (event instanceof PointerEvent && event.pointerType === 'touch') this.input.blur();
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
    this.list.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }

  private key(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && this.choices.length) {
      this.at = (this.at + step + this.choices.length) % this.choices.length;
      this.show();
    } else if (event.key === 'Enter') {
      const choice = this.choices[this.at];
      if (choice) {
        this.take(choice);
        if ('hit' in choice) toWhatIsTold();
      }
    } else if (event.key === 'Escape') {
      this.input.value = '';
      this.close();
    } else return;
    event.preventDefault();
  }

  private take(choice: Choice): void {
    const app = this.app();
    const typed = this.input.value.trim();
    this.input.value = '';
    this.close();
    if ('changed' in choice) {
      app.choose({ ...ANEW, tab: 'measures', pin: '', with: '*', event: '', claim: '' });
      return;
    }
    if ('words' in choice) {
      app.choose({ tab: 'ask', question: writeAsked('', [], choice.words) });
      return;
    }
    if ('path' in choice) {
      const { from, to } = choice.path;
      app.choose({ ...ANEW, tab: 'network', event: from, claim: '', path: to });
      return;
    }
    if ('asked' in choice) {
      const given = new Map(choice.asked.values);
      const [known, subject] = [given.get(KNOWN), given.get('subject')];
      const [pin, other] = [given.get('measure'), given.get('other')];
      if (known && subject) {
        pick(app, subject, ANEW);
        app.choose({ tab: 'answer', known });
        return;
      }
      if (pin && other) {
        app.choose({
          ...ANEW,
          tab: 'measures',
          pin,
          with: other,
          event: '',
          claim: '',
          question: '',
        });
        return;
      }
      const { name, values } = choice.asked;
      const question = writeAsked(name, values, choice.asked === this.meant ? typed : '');
      app.choose({ tab: 'ask', question });
      return;
    }
    const { id, kind } = choice.hit;
    const claim = app.dossier.claims.get(id);
    const [, scheme] = kind.split(' ');
    if (kind === 'claim' && claim) {
      const actor = app.dossier.thing(claim.about)?.type === 'actor';
      const about = { event: actor ? '' : claim.about, actor: actor ? claim.about : '' };
      app.choose({ ...ANEW, ...about, claim: id, tab: this.seenIn('claims') });
    } else if (scheme === 'counted') app.choose({ tab: 'figures', counted: id, event: '' });
    else if (scheme) app.choose({ ...ANEW, kind: id, event: '', tab: this.seenIn('timeline') });
    else pick(app, id, ANEW);
  }

  /** The look that is open, or another where it shows no single statement and keeps to no kind. */
  private seenIn(other: 'claims' | 'timeline'): Tab {
    const { tab } = this.app().chosen;
    return ['answer', 'odds', 'ask'].includes(tab) ? other : tab;
  }

  private close(): void {
    this.list.hidden = true;
    this.input.setAttribute('aria-expanded', 'false');
  }
}
