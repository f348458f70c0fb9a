/** A legal text comes in, or a source; what it says, by whose word, and where accounts differ, go out. */

import type { App } from '../app';
import type { FirstScreens } from '../screens';
import type { Cell } from '../shape';
import { type Child, h } from '../dom';
import { answerTo, nameButton, sourceLine, voiceButton } from './claim_card';
import { plain } from '../dossier';
import { firstOf } from './story_parts';
import { readDay } from '../time';
import type { Telling } from './telling';

const ROWS = [
  'origin',
  'decided',
  'scope',
  'beneficiaries',
  'exclusions',
  'conditions',
  'outcome',
] as const;

/** Lines of a row, and cards, shown before the rest is asked for. */
const FIRST = 4;
const CARDS = 3;
const STATEMENTS = 30;

/**
 * @param stages - The events by which it came, as rows.
 * @returns Nothing where nobody says what it holds.
 */
export function textPage(
  app: App,
  id: string,
  screens: FirstScreens,
  telling: Telling,
  stages: readonly HTMLElement[],
): { told: Child; differ: Child } | null {
  const { dossier, say, chosen } = app;
  const { measures, versions } = dossier.data;
  const cells =
    versions.flat().find((one) => one.id === id && !one.name)?.cells ??
    measures.find((one) => one.about.includes(id))?.cells;
  if (!cells) return null;
  const part = (title: string, items: readonly HTMLElement[], first: number): Child =>
    items.length
      ? h(
          'section',
          { class: 'part' },
          h('h3', {}, title),
          ...firstOf(app, items, first, (some) => h('ol', { class: 'plain' }, ...some)),
        )
      : null;
  const line = ({ text, claims }: Cell): HTMLElement[] => {
    const known = claims.flatMap((one) => dossier.claims.get(one) ?? []);
    const [claim] = known;
    if (!claim) return [];
    const voices = [...new Set(known.flatMap((one) => one.voices))].map((one) => say.voice(one));
    const who = voices.slice(0, 2).join(', ');
    const rest = voices.length - 2;
    const told = {
      text,
      claims: known.map((one) => one.id),
      ...(claim.answer ? { answer: claim.answer } : {}),
    };
    return [
      h(
        'li',
        { 'data-claim': claim.id },
        ...telling.sentence(told),
        h('span', { class: 'note' }, ` ${rest > 0 ? `${who} ${say.t('andMore', rest)}` : who}`),
      ),
    ];
  };
  const cards = screens.about(id, dossier, readDay(chosen.known, true));
  return {
    told: [
      part(say.t('instrumentLife'), stages, stages.length),
      ...ROWS.map((row) => part(say.t(row), (cells[row] ?? []).flatMap(line), FIRST)),
    ],
    differ: part(
      say.tryT('accounts differ'),
      cards.map((card) => telling.card(card) as HTMLElement),
      CARDS,
    ),
  };
}

/** A source: where it can be read, how far it was, and all that it carries, in the order of the text. */
export function sourcePage(app: App, id: string): Child {
  const { dossier, say } = app;
  const lines = (dossier.ofSource.get(id) ?? []).map((claim) =>
    h(
      'li',
      { 'data-claim': claim.id },
      nameButton(app, claim.about),
      ' — ',
      h('span', { class: 'sentence' }, say.claim(claim)),
      plain(claim.modality) === 'asserted' ? '' : ` (${say.modality(claim)})`,
      answerTo(app, claim),
      h(
        'span',
        { class: 'note' },
        ' ',
        claim.voices.includes(id)
          ? null
          : [...claim.voices.map((one) => voiceButton(app, one)), ' · '],
        say.place(claim),
      ),
    ),
  );
  return [
    h('p', {}, sourceLine(app, id)),
    h(
      'section',
      { class: 'part' },
      h('h3', {}, `${say.t('claims')} (${say.number(lines.length)})`),
      ...firstOf(app, lines, STATEMENTS, (some) => h('ol', { class: 'plain' }, ...some)),
    ),
  ];
}
