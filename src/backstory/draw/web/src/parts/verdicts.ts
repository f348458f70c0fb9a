/** Figures of one counted thing come in; how each two of them compare goes out, the sharpest first. */

import type { App } from '../app';
import type { Claim, Verdict } from '../shape';
import { button, h } from '../dom';
import { AGAINST, VERDICT_SIGN } from '../draw/look';

const MOST_TOLD = 400;
const FEW_TOLD = 5;

export const againstEachOther = ({ verdict }: Verdict): boolean => AGAINST.includes(verdict);

/** The pairs among these claims; of a chosen one only those it is in, unless all are asked for. */
export function pairsOf(app: App, claims: readonly Claim[], all: boolean): Verdict[] {
  const ids = new Set(claims.map((claim) => claim.id));
  const { chosen, dossier } = app;
  const rank = ({ verdict }: Verdict): number => Object.keys(VERDICT_SIGN).indexOf(verdict);
  const mine = chosen.claim && ids.has(chosen.claim) && !all;
  return dossier.data.verdicts
    .filter(({ a, b }) => ids.has(a) && ids.has(b))
    .filter(({ a, b }) => !mine || a === chosen.claim || b === chosen.claim)
    .sort((one, other) => rank(one) - rank(other));
}

function line(app: App, { a, b, verdict, why }: Verdict): HTMLElement {
  const { say, dossier } = app;
  const told = (id: string): string => {
    const claim = dossier.claims.get(id);
    if (!claim) return id;
    // Whoever denies a number, or expects it, does not state it.
    const put = claim.modality === 'asserted' ? '' : ` (${say.modality(claim)})`;
    return say.t('voiceSays', `${say.voices(claim)}${put}`, say.bounded(claim));
  };
  return h(
    'li',
    { class: `verdict ${verdict}` },
    h('strong', {}, `${VERDICT_SIGN[verdict] ?? ''} ${say.tryT(verdict)}`),
    ' ',
    told(a),
    ' / ',
    told(b),
    h('span', { class: 'note' }, ` ${say.pick(why)}`),
  );
}

function tally(app: App, pairs: readonly Verdict[]): string {
  const counts = new Map<string, number>();
  for (const { verdict } of pairs) counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
  return [...counts]
    .map(([verdict, n]) => `${VERDICT_SIGN[verdict] ?? ''} ${app.say.tryT(verdict)}: ${n}`)
    .join(' · ');
}

/** Count the verdicts and tell the sharpest, or all; `turn` is called to tell more or fewer. */
export function verdictList(
  app: App,
  claims: readonly Claim[],
  all: boolean,
  turn: () => void,
): HTMLElement | null {
  const { say } = app;
  const pairs = pairsOf(app, claims, all);
  if (!pairs.length) return null;
  const sharp = (one: Verdict): boolean => againstEachOther(one) || one.verdict === 'revision';
  const told = all ? pairs.slice(0, MOST_TOLD) : pairs.filter(sharp).slice(0, FEW_TOLD);
  return h(
    'section',
    {},
    h('h3', {}, say.t('verdicts')),
    h('p', { class: 'tally' }, tally(app, pairs)),
    h(
      'ul',
      { class: 'verdicts' },
      told.map((one) => line(app, one)),
    ),
    pairs.length > told.length || all
      ? button(
          { class: 'quiet', 'data-key': 'verdicts' },
          turn,
          all ? '−' : say.t('more', pairs.length - told.length),
        )
      : null,
  );
}
