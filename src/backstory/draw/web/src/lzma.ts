/** What was packed comes in; as it was before, it goes out. Of the package for LZMA only what unpacks is taken. */

import { Decoder } from 'lzma1/decoder';
import { InputBuffer, OutputBuffer } from 'lzma1/streams';

/** How gzip begins: all that is packed otherwise is LZMA. */
const GZIP = 0x1f;

const isLzma = (packed: Uint8Array): boolean => packed[0] !== GZIP;

/** What was packed with LZMA or, where it is much, with gzip: as it was before. */
export async function unpacked(bytes: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer> {
  if (isLzma(bytes)) return decompress(bytes).buffer;
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Response(stream).arrayBuffer();
}

export function decompress(packed: Uint8Array): Uint8Array<ArrayBuffer> {
  const found = new OutputBuffer(packed.length * 3);
  new Decoder().decompress(new InputBuffer(packed), found);
  return found.toArray().slice();
}
