/** How things look: shapes, colours and signs, from look.json as in Python (draw/look.py). */

import { plain } from '../dossier';

import look from '../../../look.json';

type Shape = keyof typeof look.corners;
type Family = { shape: Shape; light: string; dark: string };

const FAMILIES = look.families as Record<string, Family>;
const OTHERS: Record<string, string> = look.others;

/** A sign for each way of putting it, always shown beside its word. */
export const MODALITY_SIGN: Record<string, string> = look.modality;
export const BOUND_SIGN: Record<string, string> = look.bound;
/** In order, the sharpest first. */
export const VERDICT_SIGN: Record<string, string> = look.verdict;
export const AGAINST: readonly string[] = look.against;

const prefersDark = matchMedia('(prefers-color-scheme: dark)');

/** Whether drawings stand on dark paper; what is printed never does. */
export function isDark(): boolean {
  if (matchMedia('print').matches) return false;
  const set = document.documentElement.dataset['theme'];
  return set ? set === 'dark' : prefersDark.matches;
}

/** Shape and colour of a kind; on white paper (a file to be kept), `dark` is false. */
export function family(concept: string, dark = isDark()): { shape: Shape; colour: string } {
  const found = (FAMILIES[plain(concept)] ?? FAMILIES['']) as Family;
  return { shape: found.shape, colour: dark ? found.dark : found.light };
}

/** The shape of what is no event: of an actor by its kind, of an instrument. */
export function otherShape(kind: string | undefined): Shape {
  return (OTHERS[kind ?? ''] ?? OTHERS['']) as Shape;
}

/** The corners of a shape around a point, as SVG writes them. */
export function corners(shape: Shape, x: number, y: number, size: number): string {
  return look.corners[shape]
    .map(
      ([across = 0, down = 0]) =>
        `${(x + across * size).toFixed(1)},${(y + down * size).toFixed(1)}`,
    )
    .join(' ');
}

export const paper = (): string => (isDark() ? '#17181a' : '#fcfaf5');
export const ink = (): string => (isDark() ? '#ebe7de' : '#1c1a17');
export const faint = (): string => (isDark() ? '#56544f' : '#cfc8ba');
