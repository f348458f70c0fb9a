/** A first screen comes in; the text that can stand in an article, its sources numbered below, goes out. */

import type { App } from '../app';
import type { First, Row, Shown } from '../screens';
import type { Told } from '../shape';
import { claimNote } from './cite';
import { endsLine } from './ends';

/** Sentences as they come to be written, each with the number of its note. */
class Notes {
  readonly claims: (readonly string[])[] = [];

  constructor(private readonly app: App) {}

  /** A sentence with what weakens it and what answers it: no accusation is copied without that. */
  told({ text, weak, answer, claims }: Told): string {
    const { say } = this.app;
    const whole = [say.pick(text), weak ? `(${say.pick(weak)})` : '', say.pick(answer)];
    return [...whole.filter(Boolean), this.note(claims)].join(' ');
  }

  /** The same claims are noted once. */
  private note(claims: readonly string[]): string {
    const key = claims.join(' ');
    const known = this.claims.findIndex((each) => each.join(' ') === key);
    if (known >= 0) return `[${known + 1}]`;
    return `[${this.claims.push(claims)}]`;
  }
}

export async function articleText(
  app: App,
  id: string,
  day: string,
  first: First,
  dayOf: (event: string) => string,
): Promise<string> {
  const { say } = app;
  const notes = new Notes(app);
  const row = ({ event, told }: Row): string =>
    `${dayOf(event) || say.t('undated')}. ${notes.told(told)}`;
  const card = ({ question, words, differs, shown }: Shown): string[] => [
    say.t('saidOf', say.pick(question), say.pick(words)),
    ...shown.map(({ said }) => `- ${notes.told(said)}`),
    say.pick(differs),
  ];
  const parts: [string, string[]][] = [
    ['what happened', first.happened.map((told) => notes.told(told))],
    ['how it came', first.story.map(row)],
    ['what before', first.before.map(row)],
    ['accounts differ', first.cards.flatMap(card)],
    ['what since', first.since.map(row)],
    ['not known', first.unknown.map((gap) => say.pick(gap.question))],
  ];
  const told = parts.flatMap(([key, lines]) =>
    lines.length ? [['', say.tryT(key).toUpperCase(), ...lines].join('\n')] : [],
  );
  const cited = await Promise.all(
    notes.claims.map(async (claims, at) => {
      const each = await Promise.all(claims.map((claim) => claimNote(app, claim)));
      return `[${at + 1}] ${each.join(' · ')}`;
    }),
  );
  const head = [say.name(id), day].filter(Boolean).join(' · ');
  return [head, endsLine(app), ...told, '', ...cited].join('\n');
}
