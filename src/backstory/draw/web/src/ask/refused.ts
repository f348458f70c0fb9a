/** A query comes in; out goes what of it would reach further than the graph, as the shell says it. */

/** Strings, IRIs, comments and escaped signs, read as the engine reads them. */
export const QUIET =
  /"""(?:[^\\]|\\[^])*?"""|'''(?:[^\\]|\\[^])*?'''|"(?:[^"\\\n]|\\[^])*"|'(?:[^'\\\n]|\\[^])*'|<(?:[^<>"{}|^`\\\0-\x20]|\\[^])+>|#[^\n\r]*|\\[^]/g;
/** Variables, language tags, and the local part of names: no keyword begins inside them. */
const NAMED =
  /[?$][\p{L}\p{N}_]+|@[A-Za-z][\w-]*|(?<=:)(?:[\p{L}\p{N}_%\\-]|\.(?=[\p{L}\p{N}_]))+/gu;
/** Anywhere outside names: the engine reads `1SERVICE` and `SERVICE:x` as the keyword too. */
const REACHING = /SERVICE|FROM/i;
const CHANGING =
  /(?<![\p{L}\p{N}_])(?:LOAD|INSERT|DELETE|CLEAR|DROP|CREATE|COPY|MOVE|ADD)(?![\p{L}\p{N}_:])/iu;

export interface Refused {
  word: string;
  line: number;
}

const spaces = (text: string): string => text.replace(/[^\n]/g, ' ');

/** How many brackets stand within one another where there are most of them. */
export function floorsOf(query: string): number {
  let [now, most] = [0, 0];
  for (const sign of query.replace(QUIET, spaces)) {
    if ('([{'.includes(sign)) now += 1;
    else if (')]}'.includes(sign)) now -= 1;
    most = Math.max(most, now);
  }
  return most;
}

/** The first word by which a query would ask a server, read another graph, or change this one. */
export function refusedIn(query: string): Refused | undefined {
  const plain = query.replace(QUIET, spaces).replace(NAMED, spaces);
  const found = REACHING.exec(plain) ?? CHANGING.exec(plain);
  if (!found) return undefined;
  const word = found[0].toUpperCase();
  const line = plain.slice(0, found.index).split('\n').length;
  return { word, line };
}
