/** An answer to a named question comes in; it goes out as a reader is told it: sentences first. */

import type { App } from '../app';
import { plain } from '../dossier';
import { type Child, h } from '../dom';
import type { Claim } from '../shape';
import { firstOf } from '../parts/story_parts';
import { Telling } from '../parts/telling';
import type { Reply } from '../replies/replies';
import type { Rows } from './answer';
import { type Finding, findings, saidBy, type Sentence } from './findings';

/** Findings, and voices of one sentence, shown before the rest is asked for. */
const FIRST = 8;
const VOICES = 3;

export class ToldAnswer {
  private readonly telling: Telling;

  constructor(
    private readonly app: () => App,
    redraw: () => void,
  ) {
    this.telling = new Telling(app, redraw);
  }

  /** Let go of the evidence that is open, as for another answer. */
  close(): void {
    this.telling.close();
  }

  drawn(rows: Rows): HTMLElement | null {
    const app = this.app();
    const all = findings(app, rows);
    // What several findings in a row are about is told once.
    const found = all.map((each, i) =>
      this.finding(each, each.sentences.length > 0 && each.lead === all[i - 1]?.lead),
    );
    if (!found.length) return null;
    return h(
      'div',
      { class: 'told-answer' },
      ...firstOf(app, found, FIRST, (some) => h('ol', {}, ...some)),
    );
  }

  /** The sentences that answer plain words, as the shell prints them; nothing if there are none. */
  replied(replies: readonly Reply[]): HTMLElement | null {
    if (!replies.length) return null;
    return h(
      'div',
      { class: 'told-answer' },
      h('ol', {}, ...replies.map((one) => this.reply(one))),
    );
  }

  private reply({ head, text, answer, where, more, claims }: Reply): HTMLElement {
    const told = { text, claims: [...claims], ...(answer ? { answer } : {}) };
    return h(
      'li',
      {},
      h(
        'p',
        { 'data-claim': claims[0] },
        head ? h('span', { class: 'lead' }, head, ': ') : null,
        ...(claims.length ? this.telling.sentence(told) : [text]),
      ),
      where ? h('p', { class: 'note' }, '[', where, ']') : null,
      more ? h('p', { class: 'more' }, more) : null,
    );
  }

  private finding({ lead, sentences }: Finding, isTold: boolean): HTMLElement {
    return h(
      'li',
      {},
      lead && !isTold ? h('p', { class: 'lead' }, lead) : null,
      ...sentences.flatMap((each) => this.sentence(each)),
    );
  }

  private sentence({ text, claims }: Sentence): Child[] {
    const { say } = this.app();
    const answer = claims.find((claim) => claim.answer)?.answer;
    const told = {
      text,
      claims: claims.map(({ id }) => id),
      ...(answer === undefined ? {} : { answer }),
    };
    const by = [...new Set(claims.map((claim) => this.by(claim)))];
    const rest = by.length - VOICES;
    return [
      h('p', { 'data-claim': told.claims[0] }, ...this.telling.sentence(told)),
      h(
        'p',
        { class: 'note' },
        by.slice(0, VOICES).join('; '),
        rest > 0 ? ` ${say.t('andMore', rest)}` : null,
      ),
    ];
  }

  private by(claim: Claim): string {
    const app = this.app();
    const said = saidBy(app, claim);
    if (plain(claim.modality) === 'asserted') return said;
    return app.say.t('saidOf', said, app.say.modality(claim));
  }
}
