/** What is used of lzma1, which ships its sources as its types: they do not pass our stricter checks. */
export function decompress(packed: Uint8Array): Uint8Array<ArrayBuffer>;
