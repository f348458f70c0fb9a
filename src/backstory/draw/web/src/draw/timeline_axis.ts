/** The words of a time axis, in the language of the reader: every scale names its unit whole. */

import type { Say } from '../words/say';

type Format = (date: Date, scale: string) => string;

/** Options of vis-timeline: what stands at each mark, and above it; weeks stand between months. */
export function axisWords(say: Say) {
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
      minorLabels: ((date, scale) => (minor[scale] ?? day)(date)) as Format,
      majorLabels: ((date, scale) => (major[scale] ?? monthOfYear)(date)) as Format,
    },
  };
}
