/** What the build packed into the page (base64) comes in by its id; bytes or a running script go out. */

import { unpacked } from './lzma';

export function has(id: string): boolean {
  return document.getElementById(id) !== null;
}

/** What is packed, still compressed. */
export function packedBytes(id: string): Uint8Array<ArrayBuffer> {
  const letters = atob(document.getElementById(id)?.textContent?.trim() ?? '');
  const bytes = new Uint8Array(letters.length);
  for (let i = 0; i < letters.length; i += 1) bytes[i] = letters.charCodeAt(i);
  return bytes;
}

/** What is looked at late is packed with LZMA, which takes a third less and longer to unpack. */
export const unpack = (id: string): Promise<ArrayBuffer> => unpacked(packedBytes(id));

export async function unpackJson<T>(id: string): Promise<T> {
  return JSON.parse(new TextDecoder().decode(await unpack(id))) as T;
}

const started = new Map<string, Promise<void>>();

/** Run a packed script once; it leaves what it offers on `globalThis`. */
export function start(id: string): Promise<void> {
  const known = started.get(id);
  if (known) return known;
  const running = unpack(id).then(
    (bytes) =>
      new Promise<void>((done, fail) => {
        const script = document.createElement('script');
        script.src = URL.createObjectURL(new Blob([bytes], { type: 'text/javascript' }));
        script.onload = () => done();
        script.onerror = () => fail(new Error(`could not start ${id}`));
        document.head.append(script);
      }),
  );
  started.set(id, running);
  return running;
}

/** The ids of the page's claims, in the order in which they are packed. */
export const claimOrder: string[] = [];

/** Rows written as one list a field, null where a row lacks it (see draw/page.py). */
export interface Columns {
  rows: number;
  columns: Record<string, unknown[]>;
}

export function rowsOf<T>({ rows, columns }: Columns): T[] {
  const found = Array.from({ length: rows }, (): Record<string, unknown> => ({}));
  for (const [field, values] of Object.entries(columns)) {
    found.forEach((row, i) => {
      const value = values[i];
      if (value !== null && value !== undefined) row[field] = value;
    });
  }
  return found as T[];
}
