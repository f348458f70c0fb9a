/** Events come in; where each stands on its lane of time, with the room its name needs, goes out. */

import type { App } from '../app';
import type { Standing, View } from './bins';
import { MARK_PX, NARROWEST_PX } from './timeline_items';
import { extent } from '../time';

const LABEL_PX = 200;
const LEAST_LABEL_PX = 100;
/** As wide as a name may be where nothing else wants the room. */
const WHOLE_PX = 360;
const BADGE_PX = 22;
const APPROXIMATE_PX = 12;
/** At both sides of the name of what is chosen. */
const CHOSEN_PX = 10;
const OFTEN_PX = 120;
/** Between a mark and the end of the label beside it, less than the label. */
const BESIDE_PX = 26;

export class Standings {
  private readonly measure = document.createElement('canvas').getContext('2d');
  private readonly widths = new Map<string, number>();
  /** Pixels that a name may take from others. */
  most = LABEL_PX;

  constructor(
    private readonly app: () => App,
    private readonly last: number,
  ) {}

  /** In another language names have other widths. */
  forget(): void {
    this.widths.clear();
  }

  /** At one side of every mark there is room for its label, on a phone in two lines. */
  fit({ left, right, pixels }: View): void {
    const room = (pixels * (right - left)) / 2 - BESIDE_PX;
    this.most = Math.round(Math.max(LEAST_LABEL_PX, Math.min(LABEL_PX, room)));
  }

  /** Nothing for what has no place in time. */
  of(id: string, { left, right, pixels }: View): Standing[] {
    const { dossier, chosen } = this.app();
    const days = dossier.daysOf(id);
    if (!days || !dossier.dated(id)) return [];
    const ends = extent(days, this.last);
    const name = this.width(id);
    const label = Math.min(name, this.most);
    const weight = id === chosen.event ? Infinity : dossier.weight(id);
    const lane = dossier.family(id) || '-';
    const standing = { id, lane, from: ends.from, to: ends.to, label, weight };
    const whole = this.most < LABEL_PX ? label : Math.min(name, WHOLE_PX);
    const isInView = ends.from >= left && ends.from <= right;
    if ((ends.to - ends.from) * pixels >= NARROWEST_PX) {
      const lacks = ends.from + (label + MARK_PX) / pixels - right;
      return [{ ...standing, whole, ahead: isInView ? Math.max(0, lacks) : 0 }];
    }
    // Where a label would be cut at the right it stands at the left of its mark.
    const needs = (label + BESIDE_PX) / pixels;
    const toLeft = ends.from <= right && ends.from + needs > right && ends.from - needs > left;
    return [{ ...standing, whole, toLeft }];
  }

  private width(id: string): number {
    const { chosen, dossier, say } = this.app();
    let name = this.widths.get(id);
    if (name === undefined) {
      if (this.measure) this.measure.font = '13px system-ui, sans-serif';
      name = this.measure?.measureText(say.name(id)).width ?? OFTEN_PX;
      if (dossier.thing(id)?.approximate) name += APPROXIMATE_PX;
      this.widths.set(id, name);
    }
    const beside = id === chosen.event ? CHOSEN_PX : 0;
    return Math.ceil(name) + 1 + beside + (dossier.oddsOf(id) ? BADGE_PX : 0);
  }
}
