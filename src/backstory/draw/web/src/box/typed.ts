/**
 * Plain words come in; what must be found, what asks, a day and a number go out.
 *
 * The rules are those of ask/typed.py; tests/shared/asked.json holds both to the same answers.
 */

import { normalise } from '../search';

/** Of one language: its months, words that mean nothing here, and the words that ask a question. */
export interface Language {
  months: readonly string[];
  light: string;
  asking: Readonly<Record<string, string>>;
}

export interface Query {
  /** What must be found. */
  words: string[];
  /** What may be found: the words that ask, and those of a day. */
  hints: string[];
  /** Names of the questions that the words ask. */
  asked: string[];
  day: string;
  number: string;
  /** Whether they are nothing but a day. */
  isDay: boolean;
}

/** A number between these is a year, and counts nothing. */
const YEARS = [1500, 2100] as const;

/** Words made comparable, the thousands of a number joined. */
export function plain(text: string): string {
  return normalise(text.replace(/(?<=\d)[.,'\u00a0\u202f](?=\d{3}(?!\d))/g, ''));
}

const digits = (word: string): boolean => /^\p{Nd}+$/u.test(word);

export class Words {
  private readonly light = new Set<string>();
  private readonly months = new Map<string, number>();
  private readonly asking: { pattern: string[]; name: string }[] = [];

  constructor(languages: Iterable<Language>) {
    for (const language of languages) this.learn(language);
    this.asking.sort((a, b) => b.pattern.length - a.pattern.length);
  }

  private learn({ light, months, asking }: Language): void {
    for (const word of plain(light).split(' ')) this.light.add(word);
    months.forEach((month, i) => this.months.set(plain(month), i + 1));
    for (const [name, phrases] of Object.entries(asking)) {
      for (const phrase of phrases.split(';')) {
        const ended = phrase.trim().endsWith('*') ? '*' : '';
        const pattern = plain(phrase).split(' ');
        pattern.push((pattern.pop() ?? '') + ended);
        this.asking.push({ pattern, name });
      }
    }
  }

  read(text: string): Query {
    const iso = /\b(\d{4})-(\d{2})-(\d{2})\b/.exec(text);
    let day = iso && isDay(+(iso[1] ?? 0), +(iso[2] ?? 0), +(iso[3] ?? 0)) ? iso[0] : '';
    let words = plain(day ? text.replaceAll(day, ' ') : text)
      .split(' ')
      .filter(Boolean);
    let hints: string[] = [];
    if (day) {
      const [year = '', month, number] = day.split('-');
      const named = [...this.months].find(([, n]) => n === Number(month))?.[0] ?? '';
      hints = [String(Number(number)), named, year];
    } else {
      const found = this.day(words);
      day = found.day;
      hints = found.used.map((at) => words[at] ?? '');
      words = words.filter((_, at) => !found.used.includes(at));
    }
    const asked: string[] = [];
    for (const { pattern, name } of this.asking) {
      const at = where(words, pattern);
      if (at < 0) continue;
      hints.push(...words.slice(at, at + pattern.length).filter((w) => !this.light.has(w)));
      words.fill('', at, at + pattern.length);
      asked.push(name);
    }
    // What names something though it is small elsewhere: the UN.
    const capitals = text === text.toUpperCase() ? [] : (text.match(/\b[A-Z]{2,}\b/g) ?? []);
    const names = new Set(capitals.map((word) => word.toLowerCase()));
    let kept = words.filter((word) => word && (names.has(word) || !this.light.has(word)));
    const number =
      kept.filter(digits).find((n) => !(YEARS[0] <= Number(n) && Number(n) < YEARS[1])) ?? '';
    const nothingElse = !!day && !kept.length && !asked.length;
    if (!kept.length) [kept, hints] = [hints, []]; // "excluded" by itself, or nothing but a day
    if (!kept.length) kept = words.filter(Boolean);
    return { words: kept, hints, asked: [...new Set(asked)], day, number, isDay: nothingElse };
  }

  /** A whole day, as in "11 April 2016", "11 de abril de 2016" or "April 11 2016". */
  private day(words: readonly string[]): { day: string; used: number[] } {
    for (const [at, word] of words.entries()) {
      const month = this.months.get(word);
      if (!month) continue;
      const before = at >= 2 && words[at - 1] === 'de' ? [at - 2] : at ? [at - 1] : [];
      for (const near of [...before, at + 1]) {
        let step = near < at ? at + 1 : at + 2;
        if (['de', 'del'].includes(words[step] ?? '')) step += 1;
        if (step >= words.length || near >= words.length) continue;
        const number = (words[near] ?? '').replace(/(st|nd|rd|th|o)$/, '');
        const year = words[step] ?? '';
        if (digits(number) && /^\d{4}$/.test(year) && isDay(+year, month, +number)) {
          const two = (n: number): string => String(n).padStart(2, '0');
          return { day: `${year}-${two(month)}-${two(+number)}`, used: [near, at, step] };
        }
      }
    }
    return { day: '', used: [] };
  }
}

function isDay(year: number, month: number, day: number): boolean {
  const moment = new Date(Date.UTC(2000, month - 1, day));
  moment.setUTCFullYear(year, month - 1, day);
  return moment.getUTCMonth() === month - 1 && moment.getUTCDate() === day;
}

function where(words: readonly string[], pattern: readonly string[]): number {
  for (let at = 0; at <= words.length - pattern.length; at += 1) {
    if (pattern.every((part, i) => isLike(words[at + i] ?? '', part))) return at;
  }
  return -1;
}

function isLike(word: string, part: string): boolean {
  return part.endsWith('*') ? word.startsWith(part.slice(0, -1)) : word === part;
}
