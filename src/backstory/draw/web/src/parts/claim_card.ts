/** A claim in; a card with its voice, modality, source, place, date and what disputes it, out. */

import type { App } from '../app';
import { pick } from '../app';
import { linkTo } from '../words/link';
import { canCite, claimText } from '../words/cite';
import { citationFiles, copyButton } from './copy';
import type { Claim } from '../shape';
import type { Selection } from '../state';
import { type AtOdds, plain } from '../dossier';
import { meets, readDay } from '../time';
import { MODALITY_SIGN } from '../draw/look';
import { append, button, h, link, word } from '../dom';

/** The sign of disagreement, with its words for those who do not see it. */
export function oddsBadge(app: App, count: number): HTMLElement | null {
  if (!count) return null;
  const { say } = app;
  const words = count === 1 ? say.t('atOdds1') : say.t('atOddsN', count);
  return h('span', { class: 'odds-badge', title: words, role: 'img', 'aria-label': words }, '≠');
}

/** The sign as a way: to everything that accounts differ on about a thing. */
export function oddsWay(app: App, id: string, count: number): HTMLElement | null {
  const sign = oddsBadge(app, count);
  if (!sign) return null;
  const words = `${sign.title} →`;
  const actor = app.dossier.thing(id)?.type === 'actor';
  return button(
    { class: 'odds-badge way', 'data-key': `odds-of-${id}`, title: words, 'aria-label': words },
    () =>
      app.choose({
        tab: 'odds',
        event: actor ? '' : id,
        actor: actor ? id : '',
        voice: '',
        claim: '',
      }),
    '≠',
  );
}

/** What answers the accusation in a claim, or that nothing is recorded: never far from it. */
export function answerTo(app: App, claim: Claim): HTMLElement | null {
  const answer = app.say.pick(claim.answer);
  return answer ? h('span', { class: 'answer-to' }, ` ${answer}`) : null;
}

/** A name that can be chosen. */
export function nameButton(app: App, id: string, text = app.say.name(id)): HTMLElement {
  return button(
    { class: 'name', lang: app.say.langOf(id), 'data-key': `name-${id}` },
    () => pick(app, id),
    text,
  );
}

function targetPart(app: App, claim: Claim): HTMLElement {
  if ('id' in claim.target && app.dossier.thing(claim.target.id)) {
    return h('span', {}, nameButton(app, claim.target.id));
  }
  return h('span', {}, app.say.target(claim.target));
}

function statement(app: App, claim: Claim, withSubject: boolean): HTMLElement {
  const { say } = app;
  const line = h('p', { class: 'claim-says' });
  if (withSubject) line.append(nameButton(app, claim.about), ' — ');
  const gist = say.pick(claim.gist);
  if (gist) line.append(gist);
  else if (claim.says === 'count') {
    line.append(
      h('strong', { class: 'number' }, say.figure(claim)),
      ' ',
      say.concept(claim.counted),
    );
  } else if ('id' in claim.target) {
    line.append(say.predicate(claim), ': ', targetPart(app, claim));
  } else line.append(say.claim(claim));
  if (claim.wording && claim.wording.text !== gist) {
    line.append(' ', h('q', { lang: claim.wording.lang }, claim.wording.text));
  }
  append(line, [answerTo(app, claim)]);
  return line;
}

function limits(app: App, claim: Claim): HTMLElement | null {
  const { say } = app;
  const parts: string[] = [];
  if (claim.when) {
    parts.push(say.t(claim.inferred ? 'holdsForInferred' : 'holdsFor', say.date(claim.when)));
  } else if (claim.says === 'count') parts.push(say.t('noPeriod'));
  if (claim.inferred && !claim.when) parts.push(say.t('inferred'));
  if (claim.within) {
    const within = app.dossier.thing(claim.within)
      ? say.name(claim.within)
      : say.date(claim.within);
    parts.push(`${say.t('within')} ${within}`);
  }
  if (claim.bounds) parts.push(say.pick(claim.bounds));
  if (claim.definition) parts.push(say.concept(claim.definition));
  if (claim.issued) {
    const day = say.t('saidOn', say.date(claim.issued));
    parts.push(claim.issuedInferred ? `${day} (${say.t('inferred')})` : day);
  }
  if (app.dossier.perhapsLater(claim)) parts.push(say.t('perhapsLater'));
  const on = readDay(app.chosen.valid);
  const days = claim.days ?? app.dossier.daysOf(claim.about);
  if (on !== null && meets(days, on, on) === 'perhaps') parts.push(say.t('perhapsThen'));
  return parts.length ? h('p', { class: 'claim-limits' }, parts.join(' · ')) : null;
}

/** The source of a claim: its link, what it is, how far it was read, and what to beware of. */
export function sourceLine(app: App, id: string, at?: string): HTMLElement {
  const { say } = app;
  const source = app.dossier.data.sources[id];
  if (!source) return h('span', {}, id);
  const title = h('cite', { lang: say.langOf(id) }, say.name(id));
  const line = h('span', { class: 'source' }, source.url ? link(source.url, title) : title);
  line.append(`, ${say.pick(source.publisher) || say.t('publisherNotStated')}`);
  line.append(`, ${say.issued(source) || say.t('notIssued')}`);
  if (at) line.append(' · ', h('span', { class: 'at' }, at));
  line.append(` · ${say.t(source.whole ? 'readWhole' : 'readPart')}`);
  if (source.address) line.append(` · ${say.t('noLink')}: ${source.address}`);
  if (source.copyOf) line.append(` · ${say.t('copyOf', say.voice(say.pick(source.copyOf)))}`);
  for (const caution of source.cautions ?? []) {
    line.append(' ', h('span', { class: 'caution' }, `⚠ ${say.concept(caution)}`));
  }
  return line;
}

/** One disagreement: how it is known and what differs, once, and each account that it sets beside. */
function oddsLine(app: App, all: readonly AtOdds[]): HTMLElement | null {
  const { say } = app;
  const [first] = all;
  if (!first) return null;
  const { by, kind, note } = first.disagreement;
  const how = {
    stated: say.t(first.disputed ? 'disputedBy' : 'disputes'),
    signed: say.t('editorsSee'),
    shown: say.t('figuresSay'),
  }[by];
  const told = say.pick(note);
  const accounts = all.map(({ claim }) => [
    button(
      { class: 'name', 'data-key': `odds-${claim.id}` },
      () => app.choose(leadingTo(app, claim)),
      say.t('voiceSays', say.voices(claim), say.claim(claim)),
    ),
    answerTo(app, claim),
  ]);
  return h(
    'li',
    {},
    h('span', { class: 'odds-sign', 'aria-hidden': 'true' }, '≠ '),
    `${how} `,
    ...accounts,
    by === 'signed' ? ` (${say.concept(kind)})` : '',
    told ? h('span', { class: 'note' }, ` ${told}`) : null,
  );
}

/** What a statement differs from: in a line that opens, save for the statement that is chosen. */
function oddsPart(app: App, claim: Claim): HTMLElement | null {
  const by = new Map<string, AtOdds[]>();
  for (const one of app.dossier.atOdds(claim.id)) {
    const { id } = one.disagreement;
    by.set(id, [...(by.get(id) ?? []), one]);
  }
  const lines = [...by.values()].flatMap((all) => oddsLine(app, all) ?? []);
  const rest = relations(app, claim);
  if (!lines.length && !rest.length) return null;
  const list = h('ul', { class: 'claim-odds' }, ...lines, ...rest);
  if (app.chosen.claim === claim.id || lines.length < 2) return list;
  return h('details', {}, h('summary', {}, `≠ ${app.say.t('atOdds')} (${lines.length})`), list);
}

function relations(app: App, claim: Claim): HTMLElement[] {
  const { say, dossier } = app;
  const lines: HTMLElement[] = [];
  const add = (words: string, id: string): void => {
    const other = dossier.claims.get(id);
    if (!other) return;
    const told = say.t('voiceSays', say.voices(other), say.claim(other));
    lines.push(h('li', {}, `${words} `, told, answerTo(app, other)));
  };
  for (const id of claim.supports ?? []) add(say.t('supports'), id);
  if (claim.revises) add(say.t('revises'), claim.revises);
  if (claim.partOf) add(say.t('partOf'), claim.partOf);
  return lines;
}

/** What else stands at the same place and is told by the same sentence, in a line each. */
export function alsoThere(app: App, others: readonly Claim[]): HTMLElement | null {
  const { say } = app;
  if (!others.length) return null;
  return h(
    'details',
    { class: 'also-there' },
    h('summary', {}, `${say.t('alsoSays')} (${say.number(others.length)})`),
    h(
      'ul',
      { class: 'names' },
      others.map((one) =>
        h(
          'li',
          { 'data-claim': one.id },
          `${say.predicate(one)}: `,
          targetPart(app, one),
          plain(one.modality) === 'asserted' ? '' : ` (${say.modality(one)})`,
          answerTo(app, one),
        ),
      ),
    ),
  );
}

/** The whole card; `others` are claims that the same sentence of the same passage tells. */
export function claimCard(
  app: App,
  claim: Claim,
  withSubject = false,
  others: readonly Claim[] = [],
): HTMLElement {
  const { say, dossier } = app;
  const put = plain(claim.modality);
  const odds = dossier.atOdds(claim.id);
  const card = h('article', {
    class: `claim put-${put}${odds.length ? ' is-at-odds' : ''}`,
    'data-claim': claim.id,
    'aria-current': app.chosen.claim === claim.id ? 'true' : undefined,
  });
  const voices = claim.voices.map((id, i) => [i ? ', ' : '', voiceButton(app, id)]);
  card.append(
    h(
      'p',
      { class: 'claim-voice' },
      ...voices.flat(),
      ' ',
      h(
        'span',
        { class: 'modality' },
        h('span', { 'aria-hidden': 'true' }, MODALITY_SIGN[put] ?? '●'),
        ` ${say.modality(claim)}`,
      ),
      ' ',
      oddsBadge(app, odds.length),
    ),
    statement(app, claim, withSubject),
  );
  if (claim.accuses)
    card.append(h('p', { class: 'note' }, say.t('byAllegation', say.voices(claim))));
  const held = limits(app, claim);
  if (held) card.append(held);
  card.append(h('p', { class: 'claim-source' }, sourceLine(app, claim.source, say.place(claim))));
  const also = alsoThere(app, others);
  if (also) card.append(also);
  append(card, [oddsPart(app, claim)]);
  card.append(claimActions(app, claim));
  return card;
}

export function voiceButton(app: App, id: string): HTMLElement {
  const { say } = app;
  return word(
    { class: 'voice', 'data-key': `voice-${id}`, title: say.t('speaks') },
    () => app.choose({ voice: app.chosen.voice === id ? '' : id }),
    say.voice(id),
  );
}

/** Where a claim is shown and marked: of the first screen and the cards only some are in sight. */
function leadingTo({ chosen }: App, claim: Claim): Partial<Selection> {
  const tab = ['answer', 'odds'].includes(chosen.tab) ? 'claims' : chosen.tab;
  return { event: claim.about, claim: claim.id, tab };
}

function claimActions(app: App, claim: Claim): HTMLElement {
  const { say } = app;
  return h(
    'p',
    { class: 'actions' },
    canCite()
      ? [
          copyButton(app, say.t('cite'), `cite-${claim.id}`, () => claimText(app, claim.id)),
          citationFiles(app, claim.id),
        ]
      : null,
    copyButton(app, say.t('linkHere'), `link-${claim.id}`, () =>
      linkTo(app, { actor: '', ...leadingTo(app, claim) }),
    ),
  );
}
