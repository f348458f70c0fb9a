/** Measures come in; a table goes out, a column for each, with only the rows that somebody fills. */

import { type App, pick } from '../app';
import { nameOf } from './alike';
import { answerTo, nameButton, oddsBadge } from './claim_card';
import { MODALITY_SIGN } from '../draw/look';
import type { Claim, Measure } from '../shape';
import { plain } from '../dossier';
import { button, type Child, h } from '../dom';

const ROWS = [
  'stages',
  'origin',
  'decided',
  'scope',
  'beneficiaries',
  'exclusions',
  'conditions',
  'outcome',
] as const;

type Row = (typeof ROWS)[number];

/** Lines of a cell that are shown before the rest is asked for. */
const FIRST = 2;
const VOICES = 60;

/** Something said with its claims, or a stage. */
interface Line {
  text: string;
  claims: Claim[];
  stage?: string;
}

interface Acts {
  pin(id: string): void;
  drop(id: string): void;
}

export class MeasuresTable {
  constructor(
    private readonly app: () => App,
    private readonly acts: Acts,
  ) {}

  drawn(columns: readonly Measure[], pinned: string): HTMLElement {
    const { say } = this.app();
    const rows = ROWS.filter((row) => columns.some((one) => this.said(row, one).length));
    return h(
      'table',
      { class: 'measures', style: `--columns:${columns.length}` },
      h('caption', { class: 'only-read' }, say.t('measures')),
      h('thead', {}, h('tr', {}, h('td', {}), ...columns.map((one) => this.head(one, pinned)))),
      h(
        'tbody',
        {},
        rows.map((row) =>
          h(
            'tr',
            {},
            h('th', { scope: 'row' }, say.t(row)),
            columns.map((one) => this.cell(row, one)),
          ),
        ),
      ),
    );
  }

  private head(measure: Measure, pinned: string): HTMLElement {
    const app = this.app();
    const { say } = app;
    const { id, name } = measure;
    const home = app.chosen.dossier ? undefined : app.dossier.homeOf(id);
    const when = this.when(measure);
    const act = (key: string, words: string, does: () => void, sign: string): Child =>
      button(
        { class: 'quiet', 'data-key': `${key}-${id}`, title: words, 'aria-label': words },
        does,
        sign,
      );
    return h(
      'th',
      { scope: 'col', 'data-id': id, 'aria-current': id === pinned ? 'true' : undefined },
      nameButton(app, id, nameOf(app, measure)),
      name ? null : h('span', { class: 'note' }, say.kind(id), when && ` · ${when}`),
      // Side by side, the measures of two countries may bear one name.
      home ? h('span', { class: 'note home' }, say.pick(home.title)) : null,
      !pinned || id === pinned
        ? null
        : [
            act('pin', say.t('pinIt'), () => this.acts.pin(id), '⇤'),
            act('drop', say.t('dropMeasure', say.name(id)), () => this.acts.drop(id), '×'),
          ],
    );
  }

  /** When it was; of a text that nobody dates, its first stage that somebody does, named as that. */
  private when({ id, stages }: Measure): string {
    const { dossier, say } = this.app();
    if (dossier.dated(id)) return say.when(id);
    const first = stages.find((one) => dossier.mentions.has(one) && dossier.dated(one));
    return first ? say.t('voiceSays', say.kind(first), say.when(first)) : '';
  }

  /** What a cell says, as far as the selection leaves it in view. */
  private said(row: Row, measure: Measure): Line[] {
    const { chosen, dossier, say, shown } = this.app();
    if (row === 'stages') {
      return measure.stages
        .filter((id) => dossier.mentions.has(id))
        .map((stage) => ({
          stage,
          text: say.t('voiceSays', say.kind(stage), say.when(stage)),
          claims: [],
        }));
    }
    const known = new Set(shown.claims);
    const strict = chosen.voice || chosen.known || chosen.valid;
    return (measure.cells[row] ?? []).flatMap(({ text, claims }) => {
      const kept = claims.flatMap((id) => {
        const claim = dossier.claims.get(id);
        return claim && (!strict || known.has(claim)) ? [claim] : [];
      });
      return kept.length ? [{ text: say.pick(text), claims: kept }] : [];
    });
  }

  private cell(row: Row, measure: Measure): HTMLElement {
    const app = this.app();
    const { say } = app;
    const lines = this.said(row, measure);
    const label = nameOf(app, measure);
    if (!lines.length) {
      return h('td', { class: 'empty', 'data-label': label }, say.t('notStated'));
    }
    const rest = lines.slice(FIRST);
    return h(
      'td',
      { 'data-label': label },
      h('ul', {}, ...lines.slice(0, FIRST).map((line) => this.line(line))),
      rest.length
        ? h(
            'details',
            {},
            h('summary', {}, say.t('more', rest.length)),
            h('ul', {}, ...rest.map((line) => this.line(line))),
          )
        : null,
    );
  }

  private line({ text, claims, stage }: Line): HTMLElement {
    const app = this.app();
    const [first] = claims;
    if (stage || !first) {
      return h(
        'li',
        {},
        button(
          { class: 'name plain', 'data-key': `stage-${stage}` },
          () => pick(app, stage ?? ''),
          text,
        ),
      );
    }
    const put = plain(first.modality);
    const voices = voicesOf(app, claims);
    const said = voices.length > VOICES ? `${voices.slice(0, VOICES)}…` : voices;
    return h(
      'li',
      { 'data-claim': first.id },
      button(
        { class: 'name plain', 'data-key': `cell-${first.id}`, title: voices },
        () => app.choose({ claim: first.id, event: first.about }),
        oddsBadge(app, claims.filter((claim) => app.dossier.atOdds(claim.id).length).length),
        text,
      ),
      h(
        'span',
        { class: 'note' },
        put === 'asserted'
          ? null
          : h(
              'span',
              { class: 'modality' },
              `${MODALITY_SIGN[put] ?? ''} ${app.say.modality(first)} · `,
            ),
        said,
      ),
      answerTo(app, first),
    );
  }

  /** The table as rows of text: each line of a cell with its voices. */
  rows(columns: readonly Measure[]): string[][] {
    const app = this.app();
    const { say } = app;
    const head = [say.t('measure'), ...columns.map((one) => nameOf(app, one))];
    const kept = ROWS.filter((row) => columns.some((one) => this.said(row, one).length));
    const body = kept.map((row) => [
      say.t(row),
      ...columns.map(
        (one) =>
          this.said(row, one)
            .map((line) => spoken(app, line))
            .join(' | ') || say.t('notStated'),
      ),
    ]);
    return [head, ...body];
  }
}

function voicesOf({ say }: App, claims: readonly Claim[]): string {
  return [...new Set(claims.map((claim) => say.voices(claim)))].join('; ');
}

/** A line of a cell on its own: what is said, how it is put, and whose word it is. */
function spoken(app: App, { text, claims }: Line): string {
  const [first] = claims;
  if (!first) return text;
  const put = plain(first.modality) === 'asserted' ? '' : ` [${app.say.modality(first)}]`;
  const odds = claims.some((claim) => app.dossier.atOdds(claim.id).length) ? ' ≠' : '';
  const answer = app.say.pick(first.answer);
  const told = `${text}${put}${odds} — ${voicesOf(app, claims)}`;
  return answer ? app.say.t('answered', told, answer) : told;
}
