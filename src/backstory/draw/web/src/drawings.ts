/** The parts that need vis-timeline and vis-network, packed apart so that the page opens at once. */

import { NetworkPart } from './network';
import { TimelinePart } from './timeline';

export const drawings = { NetworkPart, TimelinePart };
export type Drawings = typeof drawings;

Object.assign(globalThis, { backstoryDrawings: drawings });
