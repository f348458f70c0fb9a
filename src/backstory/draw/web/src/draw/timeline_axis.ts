/** The words of a time axis, in the language of the reader: every scale names its unit whole. */

import type { Say } from '../words/say';

type Format = (date: Date, scale: string) => string;

/** About the width of what stands at a mark: what begins nearer to the edge would be cut. */
const MARK_PX: Record<string, number> = { year: 36, month: 34 };
const DAY_MARK_PX = 22;

const nextMonth = (date: Date): number => Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1);

/**
 * Options of vis-timeline: what stands at each mark, and above it; weeks stand between months.
 *
 * @param room - Pixels from a moment to the right edge, and from the left edge to it.
 */
export function axisWords(say: Say, room: (moment: number) => { after: number; before: number }) {
  const part = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(say.lang, { ...options, timeZone: 'UTC' });
    return (date: Date) => format.format(new Date(+date));
  };
  const day = part({ day: 'numeric' });
  const month = part({ month: 'short' });
  const year = part({ year: 'numeric' });
  const monthOfYear = part({ month: 'long', year: 'numeric' });
  const minor: Record<string, (date: Date) => string> = { month, year };
  const major: Record<string, (date: Date) => string> = { month: year, year: () => '' };
  return {
    showWeekScale: true,
    maxMinorChars: 5,
    format: {
      // A year of which only three figures were seen would be read as another.
      minorLabels: ((date, scale) => {
        const { after, before } = room(+date);
        if (before < 0 || after < (MARK_PX[scale] ?? DAY_MARK_PX)) return '';
        // A week that begins on the 31st, right before the 1st: one of the two is told.
        const moment = new Date(+date);
        const toNext = after - room(nextMonth(moment)).after;
        if (scale === 'week' && moment.getUTCDate() > 1 && toNext < DAY_MARK_PX) return '';
        return (minor[scale] ?? day)(date);
      }) as Format,
      majorLabels: ((date, scale) => (major[scale] ?? monthOfYear)(date)) as Format,
    },
  };
}
