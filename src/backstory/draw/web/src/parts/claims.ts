/** Claims in view come in; a table of them, sorted as the reader likes, goes out. */

import type { App, Part } from '../app';
import { alsoThere, answerTo, nameButton, oddsBadge, voiceButton } from './claim_card';
import { folded } from './folding';
import { nothingHere } from './nothing';
import { MODALITY_SIGN } from '../draw/look';
import { csvBlob } from '../files';
import { endsLine } from '../words/ends';
import type { Claim } from '../shape';
import { plain } from '../dossier';
import { button, h, keepFocus, refill } from '../dom';
import type { StringKey } from '../words/say';

const FIRST_ROWS = 120;

interface Column {
  key: StringKey;
  order(app: App, claim: Claim): string | number;
}

const COLUMNS: Column[] = [
  { key: 'about_', order: (app, claim) => app.say.name(claim.about) },
  { key: 'statement', order: (app, claim) => app.say.claim(claim) },
  { key: 'voice', order: (app, claim) => app.say.voices(claim) },
  { key: 'modality', order: (app, claim) => app.say.modality(claim) },
  { key: 'period', order: (_, claim) => claim.days?.[0] ?? Infinity },
  { key: 'saidWhen', order: (_, claim) => claim.said?.[0] ?? Infinity },
  { key: 'source', order: (app, claim) => app.say.voice(claim.source) },
];

export class ClaimsPart implements Part {
  private sorted: StringKey | '' = '';
  private down = false;
  private most = FIRST_ROWS;

  constructor(
    private readonly place: HTMLElement,
    private readonly app: () => App,
  ) {}

  draw(): void {
    keepFocus(this.place, () => this.fill());
  }

  private inOrder(): Claim[] {
    const app = this.app();
    const claims = [...app.shown.focused];
    const column = COLUMNS.find(({ key }) => key === this.sorted);
    if (!column) {
      // What is chosen comes first, then what is said of the event itself.
      const chosen = ({ id, about }: Claim): number =>
        2 * Number(id === app.chosen.claim) + Number(about === app.chosen.event);
      return claims.sort(
        (a, b) => chosen(b) - chosen(a) || app.dossier.start(a.about) - app.dossier.start(b.about),
      );
    }
    const keyed = claims.map((claim) => ({ claim, key: column.order(app, claim) }));
    keyed.sort((a, b) =>
      typeof a.key === 'number' && typeof b.key === 'number'
        ? a.key === b.key
          ? 0
          : a.key - b.key
        : String(a.key).localeCompare(String(b.key), app.say.lang),
    );
    const found = keyed.map(({ claim }) => claim);
    return this.down ? found.reverse() : found;
  }

  private fill(): void {
    const app = this.app();
    const { say } = app;
    const claims = this.inOrder();
    // One sentence that is several statements is one row, as in the story; the rest opens in it.
    const rows = folded(claims, ({ about, when, issued }) => [about, when, issued]);
    if (!claims.length) {
      refill(this.place, nothingHere(app));
      return;
    }
    const heads = COLUMNS.map(({ key }) => {
      const sort = this.sorted === key ? (this.down ? 'descending' : 'ascending') : undefined;
      const sign = sort ? (this.down ? ' ↓' : ' ↑') : '';
      return h(
        'th',
        { scope: 'col', 'aria-sort': sort },
        button(
          { class: 'head', 'data-key': `sort-${key}`, title: say.t('sortBy', say.t(key)) },
          () => this.sort(key),
          say.t(key) + sign,
        ),
      );
    });
    const rest = rows.length - this.most;
    refill(
      this.place,
      h(
        'div',
        { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': say.t('claims') },
        h(
          'table',
          { class: 'claims' },
          h('caption', { class: 'only-read' }, say.t('claims')),
          h('thead', {}, h('tr', {}, heads)),
          h(
            'tbody',
            {},
            rows.slice(0, this.most).map(([claim, ...others]) => this.row(claim, others)),
          ),
        ),
      ),
      rest > 0
        ? button(
            { class: 'wide', 'data-key': 'more' },
            () => {
              this.most += 400;
              this.draw();
            },
            say.t('more', rest),
          )
        : null,
    );
  }

  private sort(key: StringKey): void {
    this.down = this.sorted === key && !this.down;
    this.sorted = key;
    this.draw();
  }

  private row(claim: Claim, others: readonly Claim[]): HTMLElement {
    const app = this.app();
    const { say } = app;
    const put = plain(claim.modality);
    const cell = (i: number, ...children: Parameters<typeof h>[2][]): HTMLElement =>
      h('td', { 'data-label': say.t(COLUMNS[i]?.key ?? 'claims') }, ...children);
    /** A date; where the source gives none, a list of cells has no line for it. */
    const day = (i: number, said: string): HTMLElement => {
      const found = cell(i, said || '—');
      if (!said) found.className = 'none';
      return found;
    };
    const voices = claim.voices.map((id, i) => [i ? ', ' : '', voiceButton(app, id)]);
    return h(
      'tr',
      {
        'data-claim': claim.id,
        'aria-current': claim.id === app.chosen.claim ? 'true' : undefined,
      },
      cell(0, nameButton(app, claim.about)),
      cell(
        1,
        button(
          { class: 'name plain', 'data-key': `claim-${claim.id}` },
          () => app.choose({ claim: claim.id, event: claim.about }),
          oddsBadge(app, app.dossier.atOdds(claim.id).length),
          say.claim(claim),
        ),
        claim.wording ? [' ', h('q', { lang: claim.wording.lang }, claim.wording.text)] : null,
        answerTo(app, claim),
        alsoThere(app, others),
      ),
      cell(2, voices),
      cell(3, `${MODALITY_SIGN[put] ?? ''} ${say.modality(claim)}`),
      day(4, say.holds(claim)),
      day(5, say.issued(claim)),
      cell(
        6,
        nameButton(app, claim.source, say.voice(claim.source)),
        h('span', { class: 'note' }, ` ${say.place(claim)}`),
      ),
    );
  }

  exports() {
    const make = (): Blob => {
      const { say } = this.app();
      const head = [
        say.t('claim_'),
        ...COLUMNS.map(({ key }) => say.t(key)),
        say.t('passage'),
        say.t('address'),
        say.t('atOdds'),
        say.t('inferred'),
      ];
      const rows = this.inOrder().map((claim) => [
        claim.id,
        say.name(claim.about),
        say.claim(claim),
        say.voices(claim),
        say.modality(claim),
        claim.when ?? '',
        claim.issued ?? '',
        say.name(claim.source),
        say.place(claim),
        this.app().dossier.data.sources[claim.source]?.url ?? '',
        this.app()
          .dossier.atOdds(claim.id)
          .map((one) => one.claim.id)
          .join(' '),
        claim.inferred || claim.issuedInferred ? say.t('yes') : '',
      ]);
      return csvBlob([head, ...rows], endsLine(this.app()));
    };
    return [{ name: 'statements.csv', make }];
  }
}
