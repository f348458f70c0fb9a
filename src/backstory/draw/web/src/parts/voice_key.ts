/** Voices come in; the sign of each, and the key that tells who has which, go out. */

import type { App } from '../app';
import type { Claim } from '../shape';
import { h } from '../dom';
import { voiceButton } from './claim_card';
import { firstOf } from './story_parts';

const VOICE_SIGNS = ['●', '■', '▲', '◆', '▼', '★', '⬢', '✚', '✖', '◐', '◧', '◭'];
const LETTERS = 26;
const FIRST_VOICES = 60;
/** Voices of the key, and figures without a period, shown before the rest is asked for. */
export const FEW = 12;

/** A sign of its own for each voice: a shape, then a letter, then a number. */
export function signOf(place: number): string {
  const letter = place - VOICE_SIGNS.length;
  if (letter < 0) return VOICE_SIGNS[place] ?? '●';
  return letter < LETTERS ? String.fromCharCode(65 + letter) : String(letter - LETTERS + 1);
}

/** Who gives which mark, and how many; who stands at the only mark of theirs needs no key. */
export function voiceKey(
  app: App,
  voices: readonly string[],
  claims: readonly Claim[],
  named: ReadonlySet<string>,
): HTMLElement[] {
  const keys = voices.slice(0, FIRST_VOICES).flatMap((id, i) => {
    const many = claims.filter((claim) => claim.voices[0] === id).length;
    if (named.has(id) && many < 2) return [];
    return h(
      'li',
      {},
      h('span', { 'aria-hidden': 'true' }, signOf(i)),
      ' ',
      voiceButton(app, id),
      many > 1 ? ` (${app.say.number(many)})` : null,
    );
  });
  const rest = voices.length - FIRST_VOICES;
  if (rest > 0) keys.push(h('li', { class: 'note' }, app.say.t('andMore', rest)));
  return firstOf(app, keys, FEW, (some) => h('ul', { class: 'voice-key' }, ...some));
}
