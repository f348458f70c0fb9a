/** The parts that need vis-timeline and vis-network, packed apart so that the page opens at once. */

import { NetworkPart } from '../parts/network';
import { TimelinePart } from '../parts/timeline';

export const drawings = { NetworkPart, TimelinePart };
export type Drawings = typeof drawings;

Object.assign(globalThis, { backstoryDrawings: drawings });
