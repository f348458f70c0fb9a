/** A named question comes in; a field for each of its parameters, and the terms in them, go out. */

import { type App, headOf } from '../app';
import { h } from '../dom';
import type { AskedFor, Question } from '../shape';
import { typedAs } from '../words/asked';
import { literal, namesFor, TAKES, termOf, writtenFor } from './questions';

type Field = HTMLInputElement | HTMLSelectElement;

export class Fields {
  readonly form: HTMLFormElement;
  private readonly fields = new Map<AskedFor, Field>();

  /**
   * @param kept - What an address has for the fields, by parameter: ids, no names.
   * @param run - Called when the reader wants an answer.
   */
  constructor(
    private readonly app: App,
    readonly question: Question,
    kept: ReadonlyMap<string, string> | undefined,
    run: () => void,
  ) {
    const { say } = app;
    this.form = h('form', { class: 'controls', id: 'parameters' });
    for (const asked of question.parameters) {
      const field = this.field(asked);
      const held = kept?.get(asked.id);
      field.value = held === undefined ? this.opening(asked) : this.typed(asked, held);
      this.fields.set(asked, field);
      const label = say.pick(asked.name) + (asked.required ? ' *' : '');
      this.form.append(h('label', { for: field.id }, label, field));
    }
    if (this.fields.size) {
      this.form.append(h('button', { class: 'go', type: 'submit' }, say.t('ask')));
    }
    this.form.addEventListener('submit', (event) => {
      event.preventDefault();
      run();
    });
    this.form.addEventListener('input', ({ target }) => (target as Field).setCustomValidity(''));
  }

  private field(asked: AskedFor): Field {
    const { say, dossier } = this.app;
    const id = `asked-${asked.id}`;
    const required = asked.required ?? false;
    const scheme = /^concept (.+)$/.exec(asked.kind)?.[1];
    if (scheme || asked.choices) {
      const keys = Object.keys(scheme ? dossier.data.concepts : (asked.choices ?? {}));
      const found = scheme
        ? keys.flatMap((key) =>
            key.startsWith(`${scheme}/`) ? [key.slice(scheme.length + 1)] : [],
          )
        : keys;
      if (asked.default && !found.includes(asked.default)) found.push(asked.default);
      const words = (one: string): string => (scheme ? say.concept(`${scheme}/${one}`) : one);
      found.sort((a, b) => words(a).localeCompare(words(b), say.lang));
      const options = found.map((one) => h('option', { value: one }, words(one)));
      const any = asked.default ? null : h('option', { value: '' });
      return h('select', { id, required }, any, options);
    }
    const type = { number: 'number', day: 'date' }[asked.kind] ?? 'text';
    const field = h('input', { id, type, required, autocomplete: 'off', spellcheck: 'false' });
    const names = [...new Set(namesFor(asked, dossier).map(([name]) => name))];
    if (names.length) {
      const list = h('datalist', { id: `${id}-names` });
      list.append(...names.map((value) => h('option', { value })));
      this.form.append(list);
      field.setAttribute('list', list.id);
    }
    return field;
  }

  /** What a field begins with: a default, what is chosen, an example where one is needed. */
  private opening(asked: AskedFor): string {
    const { dossier, chosen } = this.app;
    if (asked.default) return asked.default;
    if (!asked.required) return '';
    const { focus } = headOf(this.app);
    const example = this.question.example[asked.id] ?? '';
    const isFirst = this.question.parameters.find(({ kind }) => kind === asked.kind) === asked;
    const inView = isFirst && asked.kind in TAKES ? [chosen.event, chosen.actor, chosen.voice] : [];
    const first = [...inView, asked.id === 'event' ? focus : '', example];
    const found = first.find((one) => one && termOf(asked, one, dossier)) ?? '';
    return dossier.thing(found) ? this.typed(asked, found) : found;
  }

  private typed(asked: AskedFor, value: string): string {
    const { dossier } = this.app;
    const text = typedAs(this.app, value);
    return dossier.thing(value) ? writtenFor(asked, value, text, dossier) : text;
  }

  get values(): Map<string, string> {
    return new Map([...this.fields].map(([{ id }, field]) => [id, field.value]));
  }

  /** The question and what stands in its fields, as an address keeps them: ids, no names. */
  asked(): [id: string, values: [blank: string, value: string][]] {
    const { dossier } = this.app;
    const said: [string, string][] = [];
    for (const [asked, field] of this.fields) {
      const typed = field.value.trim();
      const scheme = /^concept (.+)$/.exec(asked.kind)?.[1];
      const term = typed && !scheme ? (termOf(asked, typed, dossier) ?? '') : '';
      const id = dossier.idOf(term.slice(1, -1)) || typed;
      if (typed) said.push([asked.id, scheme ? `${scheme}/${typed}` : id]);
    }
    return [this.question.id, said];
  }

  /** The terms of the fields; nothing, and the reader is told, where one cannot be read. */
  terms(): Map<string, string> | undefined {
    const { dossier, say } = this.app;
    const found = new Map([['lang', literal(say.labels)]]);
    for (const [asked, field] of this.fields) {
      const typed = field.value.trim();
      if (!typed) continue;
      const term = termOf(asked, typed, dossier);
      if (term === undefined) field.setCustomValidity(say.t('noSuch', typed));
      else found.set(asked.id, term);
    }
    return this.form.reportValidity() ? found : undefined;
  }
}
