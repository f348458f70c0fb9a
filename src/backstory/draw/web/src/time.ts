/** Day numbers in, dates and their parts out; and back. Day 0 is 1970-01-01. */

import type { Days } from './shape';

export const DAY_MS = 86_400_000;

export function yearOf(day: number): number {
  return new Date(day * DAY_MS).getUTCFullYear();
}

export function dayOf(year: number, month = 1, date = 1): number {
  const moment = new Date(0);
  moment.setUTCFullYear(year, month - 1, date);
  return Math.floor(moment.getTime() / DAY_MS);
}

/** A day as 2026-01-30; years before 1 as JavaScript writes them. */
export function isoOf(day: number): string {
  return new Date(day * DAY_MS).toISOString().split('T')[0] ?? '';
}

/** 2026, 2026-01 or 2026-01-30 as its first day, or its last; null for anything else. */
export function readDay(text: string, end = false): number | null {
  const parts = /^(-?\d{4,6})(?:-(\d\d))?(?:-(\d\d))?$/.exec(text);
  if (!parts) return null;
  const year = Number(parts[1]);
  if (!parts[2]) return end ? dayOf(year + 1) - 1 : dayOf(year);
  const month = Number(parts[2]);
  if (!parts[3]) return end ? dayOf(year, month + 1) - 1 : dayOf(year, month);
  return dayOf(year, month, Number(parts[3]));
}

/** Whether something surely holds at some day of a stretch, only perhaps, or not at all. */
export type Meets = 'surely' | 'perhaps' | 'not';

/** What nobody dates may hold on any day. */
export function meets(days: Days | undefined, from: number, to: number): Meets {
  if (!days) return 'perhaps';
  const [earliest, latest, early, end] = days;
  if ((earliest ?? -Infinity) > to || (end ?? Infinity) < from) return 'not';
  // An end that is open bears no day, and holds; one that is not known has a last possible day.
  // A beginning that is open is one that nobody tells: by its end it had begun.
  return (latest ?? end ?? Infinity) <= to && (early ?? Infinity) >= from ? 'surely' : 'perhaps';
}

/**
 * The four days as the stretch to draw, in every picture, and the part of it that is certain.
 *
 * What has no known beginning is drawn from the first day that is told, never from the edge; what
 * has no known end is certain no longer than is told, and perhaps until `last`.
 */
export function extent(days: Days, last: number) {
  const from = days[0] ?? days[1] ?? days[2] ?? days[3] ?? last;
  const to = Math.max(days[3] ?? last, from);
  const width = to + 1 - from;
  const sureFrom = days[1] ?? days[2] ?? from;
  const sureTo = days[2] ?? days[1] ?? (days[3] === null ? from : to);
  const percent = (day: number): number => Math.max(0, Math.min(100, (100 * (day - from)) / width));
  const certain = sureFrom <= sureTo;
  return {
    from,
    to,
    sureFrom,
    sureTo,
    a: certain ? percent(sureFrom) : 50,
    b: certain ? percent(sureTo + 1) : 50,
    certain,
    openLeft: days[0] === null,
    openRight: days[3] === null,
    /** Nobody tells any day by which it had begun. */
    unbegun: days[0] === null && days[1] === null,
  };
}
