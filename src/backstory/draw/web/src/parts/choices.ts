/** What may be chosen under the box comes in; each goes out in the words that a reader sees. */

import type { App } from '../app';
import type { Asked, Hit } from '../box/plainly';
import { type Child, h } from '../dom';
import { plain } from '../dossier';
import type { Path } from './between';
import { answerTo } from './claim_card';

/** Something to choose: what was found, or a question. */
export type Choice =
  | { hit: Hit }
  | { asked: Asked }
  | { path: Path }
  | { changed: true }
  /** Words that ask, and no named question. */
  | { words: string };

/** A day by which somebody asks what had been said. */
export const KNOWN = 'known_at';

export function worded(app: App, choice: Choice): Child[] {
  if ('hit' in choice) return told(app, choice.hit);
  if ('asked' in choice) return offered(app, choice.asked);
  const { say } = app;
  const text =
    'words' in choice
      ? choice.words
      : 'changed' in choice
        ? say.t('whatChanged')
        : say.t('pathTitle', say.name(choice.path.from), say.name(choice.path.to));
  return [h('span', { class: 'ask' }, text), h('span', { class: 'note' }, say.t('askThis'))];
}

function told(app: App, { id, kind }: Hit): Child[] {
  const { say, dossier } = app;
  const of = (words: string): Child => h('span', { class: 'note' }, words);
  const claim = dossier.claims.get(id);
  if (kind === 'claim' && claim) {
    const asserted = plain(claim.modality) === 'asserted';
    const text = asserted
      ? say.t('voiceSays', say.voices(claim), say.statement(claim))
      : say.t('voicePuts', say.voices(claim), say.modality(claim), say.statement(claim));
    return [h('span', { class: 'told' }, text, answerTo(app, claim)), of(say.t('statement'))];
  }
  if (kind.startsWith('concept ')) return [h('span', {}, say.concept(id)), of(say.t('kind'))];
  const source = kind === 'source' ? dossier.data.sources[id] : undefined;
  return [h('span', {}, say.name(id)), of(say.pick(source?.publisher) || say.kind(id))];
}

/** A named question with its blanks filled in, as words. */
function offered({ say, dossier }: App, { name, values }: Asked): Child[] {
  const question = (dossier.data.asking.questions ?? []).find(({ id }) => id === name);
  const filled = values
    .map(([blank, value]) => {
      if (blank === KNOWN) return say.date(value);
      return value.includes('/') ? say.concept(value) : say.name(value);
    })
    .join(' · ');
  return [
    h('span', { class: 'ask' }, `${say.pick(question?.name) || name} `, h('b', {}, filled)),
    h('span', { class: 'note' }, say.t('askThis')),
  ];
}
