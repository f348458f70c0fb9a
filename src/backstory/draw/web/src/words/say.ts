/** Ids, dates and claims in; what they are called, in the reader's language, out. */

import type en from '../../../../words/en.json';
import type { Claim, Lang, Name, PageWords, Source, Target, Thought } from '../shape';
import { type Dossier, plain } from '../dossier';
import { isoOf, readDay } from '../time';

/** Every text of the page itself; each language has them all (see words/languages.py). */
export type StringKey = keyof typeof en.page;

const NUMBERS = new Intl.NumberFormat('en-US', { maximumFractionDigits: 20 });

export class Say {
  private readonly at: number;
  private readonly words: PageWords;

  constructor(
    private readonly dossier: Dossier,
    readonly lang: Lang,
  ) {
    const { languages, words } = dossier.data;
    this.at = languages.indexOf(lang);
    this.words = words[lang] as PageWords;
  }

  /** As part of a pattern, what may stand between a day, its month and its year. */
  get between(): string {
    const [link = ''] = (this.words.little['year'] ?? '').split('{}');
    return link && `(?: ${link.trim()})?`;
  }

  /** A text of the page itself. */
  t(key: StringKey, ...values: (string | number)[]): string {
    const text = this.words.page[key] ?? key;
    const said = values.map((value) => (typeof value === 'number' ? this.number(value) : value));
    return fill(text, ...said);
  }

  /** A text of the page by a key that comes from the data; the key itself when there is none. */
  tryT(key: string, ...values: (string | number)[]): string {
    return key in this.words.page ? this.t(key as StringKey, ...values) : key;
  }

  pick(name: Name | undefined): string {
    if (name === undefined) return '';
    return typeof name === 'string' ? name : (name[this.at] ?? name[0] ?? '');
  }

  /** A number with the marks of the language, and the zeros with which somebody wrote it. */
  number(value: number, written = ''): string {
    const { thousands, decimal } = this.words;
    const zeros = written.split('.')[1]?.length ?? 0;
    const format = zeros
      ? new Intl.NumberFormat('en-US', { minimumFractionDigits: zeros })
      : NUMBERS;
    return format.format(value).replace(/[,.]/g, (mark) => (mark === ',' ? thousands : decimal));
  }

  /** A day in words, as Python names it. */
  day(day: number): string {
    const date = Number(isoOf(day).split('-')[2]);
    return fill(this.words.dayOfMonth, String(date), this.month(day));
  }

  /** A day or month of an address, 2026-02-10, in words; all else stays as it is written. */
  calendar(written: string): string {
    const day = /^\d{4}-\d\d/.test(written) ? readDay(written) : null;
    if (day === null) return written;
    return written.length > 7 ? this.day(day) : this.month(day);
  }

  private month(day: number): string {
    const [year, month] = isoOf(day).split('-').map(Number) as [number, number];
    const { months, monthOfYear } = this.words;
    return fill(monthOfYear, months[month - 1] ?? '', String(year));
  }

  /** The language whose labels are shown to who reads this one. */
  get labels(): string {
    return this.words.labels;
  }

  date(edtf: string | undefined): string {
    if (!edtf) return this.t('notStated');
    const told = this.pick(this.dossier.data.dates[edtf]);
    // A day that somebody typed, and that the dossier does not have.
    return told || (/^\d{4}-\d\d(-\d\d)?$/.test(edtf) ? this.calendar(edtf) : edtf);
  }

  concept(id: string | undefined): string {
    if (!id) return '';
    return this.pick(this.dossier.data.concepts[id]?.name) || plain(id);
  }

  name(id: string): string {
    const thing = this.dossier.thing(id);
    if (thing) return this.pick(thing.name);
    const source = this.dossier.data.sources[id];
    return source ? this.pick(source.title) : id;
  }

  /** The language of a name, where it is not the reader's. */
  langOf(id: string): string | undefined {
    if (this.dossier.thing(id)) return this.onlyLanguage(id);
    const source = this.dossier.data.sources[id];
    if (!source || Array.isArray(source.title)) return undefined;
    return source.language !== this.lang ? source.language : undefined;
  }

  /** That of a dossier written in one alone, where it is not the reader's. */
  onlyLanguage(id: string): string | undefined {
    const { language } = this.dossier.homeOf(id) ?? this.dossier.data.dossier;
    return language !== this.lang ? language : undefined;
  }

  voices(claim: Claim): string {
    return claim.voices.map((id) => this.voice(id)).join(', ');
  }

  /** A source that speaks in its own words is named by who publishes it. */
  voice(id: string): string {
    if (this.dossier.thing(id)) return this.name(id);
    const source = this.dossier.data.sources[id];
    return source
      ? this.pick(source.publisher) || this.pick(source.short) || this.titled(source)
      : id;
  }

  /** A title in quotation marks; what the editors call a source stands in none. */
  titled(source: Source): string {
    const { title } = source;
    return Array.isArray(title) ? this.pick(title) : this.inQuotes(title);
  }

  /** The place of a claim in its source. */
  place(claim: Claim): string {
    return this.pick(this.dossier.data.places[claim.at]) || claim.at;
  }

  /** A title or a name between the quotation marks of the reader's language. */
  inQuotes(text: string): string {
    return fill(this.words.quoted, text);
  }

  quote(words: Thought): string {
    return fill((this.dossier.data.words[words.lang] ?? this.words).quoted, words.text);
  }

  kind(id: string): string {
    const thing = this.dossier.thing(id);
    if (!thing) return this.t('source');
    if (thing.type === 'place') return this.t('place');
    if (thing.type === 'actor') return this.tryT(thing.kind ?? 'actor');
    return this.concept(thing.kind) || this.tryT(thing.type);
  }

  predicate(claim: Claim): string {
    if (claim.role) return this.concept(claim.role);
    if (claim.says === 'count') return this.concept(claim.counted);
    return this.pick(this.dossier.data.predicates[claim.relation ?? claim.says]) || claim.says;
  }

  figure(claim: Claim): string {
    return this.pick(claim.amount);
  }

  /** The number with what makes it narrower: its base, how far it was counted, a limit. */
  bounded(claim: Claim): string {
    return [this.figure(claim), this.pick(claim.bounds)].filter(Boolean).join(', ');
  }

  target(target: Target): string {
    if ('id' in target) return this.name(target.id);
    if ('concept' in target) return this.concept(target.concept);
    if ('date' in target) return this.date(target.date);
    if ('number' in target) return this.number(target.number);
    if (!target.lang) return this.daysIn(target.text); // nobody's words: where a text was published
    return target.lang === this.lang ? target.text : this.quote(target);
  }

  /** The days that a text writes as machines do, in words. */
  private daysIn(text: string): string {
    return text.replace(/(?<![\w.-])\d{4}-\d\d-\d\d(?![\w-])/g, (written) => {
      const day = readDay(written);
      return day !== null && isoOf(day) === written ? this.day(day) : written;
    });
  }

  /** What the claim says, in a sentence: the editors' own, else the one that Python wrote. */
  claim(claim: Claim): string {
    return this.pick(claim.gist) || this.pick(claim.text);
  }

  /** The same where it stands alone; what it is about stands before one that has no subject. */
  statement(claim: Claim): string {
    const told = this.claim(claim);
    return claim.gist ? told : this.t('saidOf', this.name(claim.about), told);
  }

  modality(claim: Claim): string {
    return this.concept(claim.modality) || plain(claim.modality);
  }

  /** When an event happened, in the words of the claims that date it. */
  datesOf(id: string): string[] {
    const dated = (this.dossier.about.get(id) ?? []).filter(
      (claim) => claim.says === 'happened' && 'date' in claim.target,
    );
    const stated = dated.filter(isAsserted);
    // A whole year says nothing beside a day of it that somebody states, nor does a hope for it.
    const kept = dated.filter((claim) => !stated.some((other) => saysNoMore(claim, other)));
    const said = kept.map((claim) => this.dates(claim));
    // A date that somebody simply states needs no mark of who worked it out or only reports it.
    const bare = (claim: Claim): string => this.target(claim.target);
    return [
      ...new Set(
        said.filter((words, i) => {
          const claim = kept[i];
          return claim && (words === bare(claim) || !said.includes(bare(claim)));
        }),
      ),
    ];
  }

  /** The date that a statement gives an event, with how it is put and whether it was worked out. */
  dates(claim: Claim): string {
    const date = this.target(claim.target);
    const words = claim.inferred ? this.t('onInferred', date) : date;
    return isAsserted(claim) ? words : `${words} (${this.modality(claim)})`;
  }

  /** For when a statement holds, marked where the editors worked it out; empty if not stated. */
  holds(claim: Claim): string {
    const date = claim.when ? this.date(claim.when) : '';
    return date && claim.inferred ? this.t('onInferred', date) : date;
  }

  /** When something was said or issued, marked where the editors worked it out; empty if untold. */
  issued(of: { issued?: string; issuedInferred?: true } | undefined): string {
    const date = of?.issued ? this.date(of.issued) : '';
    return date && of?.issuedInferred ? this.t('onInferred', date) : date;
  }

  when(id: string): string {
    return this.datesOf(id).join(' · ') || this.t('notStated');
  }
}

const isAsserted = ({ modality }: Claim): boolean => plain(modality) === 'asserted';

/** Whether a date says no more of an event than another that is simply stated. */
function saysNoMore(own: Claim, other: Claim): boolean {
  const [date, days, finer] = ['date' in own.target && own.target.date, own.days, other.days];
  if (!date || !days || !finer || own === other) return false;
  const isSame = days.every((day, i) => day === finer[i]);
  if (isSame) return !isAsserted(own);
  // What lasts has two ends, each of them told: only a lone year or month merely contains.
  const [begun, over] = [days[0] ?? -Infinity, days[3] ?? Infinity];
  return !date.includes('/') && begun <= (finer[0] ?? -Infinity) && (finer[3] ?? Infinity) <= over;
}

/** Put values in the place of blanks; a brace in a value is only that. */
function fill(pattern: string, ...values: string[]): string {
  let at = 0;
  return pattern.replace(/\{\}/g, (blank) => values[at++] ?? blank);
}
