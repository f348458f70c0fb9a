/** A kind's broadest kind comes in; its colour and its shape in the drawings go out. */

import { plain } from '../dossier';

type Shape = 'diamond' | 'square' | 'hexagon' | 'triangleDown' | 'star' | 'triangle' | 'dot';

const FAMILIES: Record<string, { shape: Shape; light: string; dark: string }> = {
  clemency: { shape: 'diamond', light: '#1f6f54', dark: '#5fc39d' },
  legal: { shape: 'square', light: '#2f5d9b', dark: '#86b1ec' },
  accountability: { shape: 'hexagon', light: '#7a5a12', dark: '#d9b45a' },
  deprivation: { shape: 'triangleDown', light: '#9a3324', dark: '#ef8f7c' },
  diplomacy: { shape: 'star', light: '#6b4a8f', dark: '#bb9be0' },
  politics: { shape: 'triangle', light: '#44606a', dark: '#9cbcc7' },
};

const REST = { shape: 'triangle' as Shape, light: '#5c5850', dark: '#b8b2a6' };

const prefersDark = matchMedia('(prefers-color-scheme: dark)');

/** Whether drawings stand on dark paper; what is printed never does. */
export function isDark(): boolean {
  if (matchMedia('print').matches) return false;
  const set = document.documentElement.dataset['theme'];
  return set ? set === 'dark' : prefersDark.matches;
}

/** Shape and colour of a kind; on white paper (a file to be kept), `dark` is false. */
export function family(concept: string, dark = isDark()): { shape: Shape; colour: string } {
  const found = FAMILIES[plain(concept)] ?? REST;
  return { shape: found.shape, colour: dark ? found.dark : found.light };
}

const CORNERS: Record<Shape, number[][]> = {
  diamond: [[0, -1.2], [1.2, 0], [0, 1.2], [-1.2, 0]],
  square: [[-0.9, -0.9], [0.9, -0.9], [0.9, 0.9], [-0.9, 0.9]],
  hexagon: [[-1, 0], [-0.5, -0.9], [0.5, -0.9], [1, 0], [0.5, 0.9], [-0.5, 0.9]],
  triangle: [[-1.1, 0.8], [1.1, 0.8], [0, -1.1]],
  triangleDown: [[-1.1, -0.8], [1.1, -0.8], [0, 1.1]],
  star: [[0, -1.3], [0.3, -0.3], [1.3, 0], [0.3, 0.3], [0, 1.3], [-0.3, 0.3], [-1.3, 0], [-0.3, -0.3]],
  dot: [[-0.7, -0.7], [0, -1], [0.7, -0.7], [1, 0], [0.7, 0.7], [0, 1], [-0.7, 0.7], [-1, 0]],
}; // prettier-ignore

/** The corners of a shape around a point, as SVG writes them. */
export function corners(shape: Shape, x: number, y: number, size: number): string {
  return CORNERS[shape]
    .map(
      ([across = 0, down = 0]) =>
        `${(x + across * size).toFixed(1)},${(y + down * size).toFixed(1)}`,
    )
    .join(' ');
}

export const paper = (): string => (isDark() ? '#17181a' : '#fcfaf5');
export const ink = (): string => (isDark() ? '#ebe7de' : '#1c1a17');
export const faint = (): string => (isDark() ? '#56544f' : '#cfc8ba');
