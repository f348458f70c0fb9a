/** The part that needs CodeMirror and the engine, packed apart and started when its tab is opened. */

import { AskPart } from './ask';

export const asking = { AskPart };
export type Asking = typeof asking;

Object.assign(globalThis, { backstoryAsking: asking });
