/** What was packed with LZMA comes in; as it was before, it goes out. Of the package only what unpacks is taken. */

import { Decoder } from 'lzma1/decoder';
import { InputBuffer, OutputBuffer } from 'lzma1/streams';

/** How gzip begins: all that is packed otherwise is LZMA. */
const GZIP = 0x1f;

export const isLzma = (packed: Uint8Array): boolean => packed[0] !== GZIP;

export function decompress(packed: Uint8Array): Uint8Array<ArrayBuffer> {
  const found = new OutputBuffer(packed.length * 3);
  new Decoder().decompress(new InputBuffer(packed), found);
  return found.toArray().slice();
}
