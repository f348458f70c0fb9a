/** Day numbers in, dates and their parts out; and back. Day 0 is 1970-01-01. */

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

export function dateIn(day: number, lang: string): string {
  return new Intl.DateTimeFormat(lang === 'es' ? 'es-VE' : 'en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(day * DAY_MS);
}
