/** Plain words come in; what they count, and which claims are on their topic, goes out. */

import { COUNTED } from '../box/asked';
import { inFull } from '../box/counting';
import type { Box } from '../box/plainly';
import { plain, split } from '../box/plain';
import type { Claim } from '../shape';
import { cut, type Known } from './known';

/** What words count, by the widest of its names whose every word is there. */
export function countedIn({ fitting, typed }: Box, text: string): Set<string> {
  const said = split(text);
  const found = new Map<string, number>();
  for (const word of new Set(said)) {
    for (const at of fitting.having(word)) {
      const [id, kind, name] = fitting.row(at);
      const own = kind === COUNTED ? typed.counting(name, said) : new Set<string>();
      const parts = split(name);
      // Who died in a campaign against drugs cast no vote against: such words stand together.
      const isLoose = parts.length !== 2 || !parts.some((one) => typed.light.has(one));
      const isTyped = isLoose || ` ${said.join(' ')} `.includes(` ${parts.join(' ')} `);
      if (own.size && isTyped) found.set(id, Math.max(found.get(id) ?? 0, inFull(own, name)));
    }
  }
  const widest = Math.max(0, ...found.values());
  return new Set([...found].flatMap(([id, many]) => (many === widest ? [id] : [])));
}

/** What is said of what words name, or has most of them: what Trump said of prisoners. */
export function onTopic(
  known: Known,
  { typed }: Box,
  claims: readonly Claim[],
  topic: readonly string[],
): Claim[] {
  const { say } = known;
  const wanted = topic.map((word) => [word, ...(typed.alike.get(word) ?? [])].map(cut));
  const found = claims.map((claim) => {
    const { about, target, counted } = claim;
    const names = [say.name(about), say.concept(counted)];
    if ('id' in target) names.push(say.name(target.id));
    if ('concept' in target) names.push(say.concept(target.concept));
    // Who says it is no topic: Amnesty International on the amnesty.
    let told = ` ${plain(say.pick(claim.gist) || (counted ? '' : known.text(claim)))} `;
    for (const voice of new Set(claim.voices.flatMap((id) => split(known.voice(id))))) {
      told = told.replace(` ${voice} `, ' ');
    }
    const own = new Set(split([told, ...names].join(' ')).map(cut));
    return { claim, many: wanted.filter((one) => one.some((word) => own.has(word))).length };
  });
  const most = Math.max(wanted.length, ...found.map(({ many }) => many));
  return found.flatMap(({ claim, many }) => (many && 2 * many >= most ? [claim] : []));
}

/** What is of a voice whose whole name was typed: how many a minister announced. */
export function spokenBy(known: Known, claims: readonly Claim[], text: string): Claim[] {
  const typed = new Set(plain(text).split(' '));
  const isTyped = (voice: string): boolean =>
    plain(known.voice(voice))
      .split(' ')
      .every((word) => typed.has(word));
  return claims.filter(({ voices }) => voices.some(isTyped));
}
