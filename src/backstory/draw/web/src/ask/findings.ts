/** The rows of a named question come in; what they find, in sentences with their claims, goes out. */

import lists from '../../../../ask/asking.json';
import type { App } from '../app';
import type { Claim } from '../shape';
import { readAsked } from '../words/asked';
import { heading, idOf, type Rows, type Term, termWords } from './answer';

/** One sentence of an answer, with all the claims that say it in the same words. */
export interface Sentence {
  text: string;
  claims: Claim[];
}

/** What one row finds, or several that say the same. */
export interface Finding {
  /** What the question worked out, and whom it concerns: no statement says so by itself. */
  lead: string;
  sentences: Sentence[];
}

/**
 * Columns of claims; of things that a row is about, told where neither the question nor the
 * statement names them; and of what a question works out itself.
 */
const { claims: CLAIMS, things: THINGS, worked_out: WORKED_OUT } = lists.columns;

/** What was found, in the order of the rows; the same sentence of several voices is one. */
export function findings(app: App, { columns, rows }: Rows): Finding[] {
  const found = new Map<string, Finding>();
  for (const row of rows) {
    const of = (column: string): Term | undefined => row[columns.indexOf(column)];
    const claims = CLAIMS.flatMap((column) => app.dossier.claims.get(idOf(app, of(column))) ?? []);
    const lead = leadOf(app, columns, of, claims);
    const texts = claims.map((claim) => app.say.statement(claim));
    const key = [lead, ...texts].join('\0');
    const finding = found.get(key) ?? {
      lead,
      sentences: texts.map((text) => ({ text, claims: [] })),
    };
    found.set(key, finding);
    claims.forEach((claim, i) => {
      const all = finding.sentences[i]?.claims ?? [];
      if (!all.includes(claim)) all.push(claim);
    });
  }
  return [...found.values()];
}

type Of = (column: string) => Term | undefined;

function leadOf(app: App, columns: readonly string[], of: Of, claims: readonly Claim[]): string {
  const { say } = app;
  const words = (column: string): string => termWords(app, of(column));
  const [fewest, most] = [words('fewest_days'), words('most_days')].map(minus);
  if (fewest) {
    const days = fewest === most ? fewest : `${fewest} – ${most}`;
    return say.t('daysFromTo', words('event'), words('other'), days);
  }
  const named = (column: string): string => say.t('voiceSays', heading(app, column), words(column));
  if (!claims.length) {
    const [first, ...others] = columns.filter((column) => isTold(app, of(column)));
    const rest = others.map(named).join(' · ');
    const subject = first ? words(first) : '';
    return rest ? say.t('saidOf', subject, rest) : subject;
  }
  const asked = readAsked(app.chosen.question)[1].map(([, value]) => value);
  const texts = claims.map((claim) => say.statement(claim)).join(' ');
  const concerned = THINGS.filter((column) => {
    const id = idOf(app, of(column));
    return app.dossier.thing(id) && !asked.includes(id) && !texts.includes(words(column));
  });
  return [...concerned.map(words), ...WORKED_OUT.filter(words).map(named)].join(' · ');
}

const minus = (number: string): string => number.replace('-', '−');

/** What people can read: no address of a word of the vocabulary. */
function isTold(app: App, term: Term | undefined): boolean {
  return !!term && (term.type !== 'uri' || !!term.words || idOf(app, term) !== '');
}

/** Who says it, where and when: by a source of their own, its date alone. */
export function saidBy({ say, dossier }: App, claim: Claim): string {
  const voices = say.voices(claim);
  const source = dossier.data.sources[claim.source];
  const issued = say.issued(claim.issued ? claim : source);
  const place = say.voice(claim.source);
  const where = [place === voices ? '' : place, issued].filter(Boolean);
  return where.length ? say.t('namedOn', voices, where.join(', ')) : voices;
}
