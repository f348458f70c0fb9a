/** The dossier comes in; the line that no copy goes without, how far its sources reach, goes out. */

import { type App, headOf } from '../app';
import { DAY_MS, readDay } from '../time';

/** The day of the reader's own calendar. */
function today(): number {
  const now = new Date();
  return Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) / DAY_MS;
}

/** How far the sources reach, and how long ago that is: no copy goes without it. */
export function endsLine(app: Pick<App, 'say' | 'dossier' | 'chosen'>): string {
  const { say } = app;
  const { knownOn } = headOf(app);
  const day = readDay(knownOn, true);
  if (day === null) return '';
  const ends = say.tryT('sources end', say.day(day));
  const later = today() - day;
  return later > 0 ? `${ends} ${say.t('openedOn', say.day(today()), later)}` : ends;
}
