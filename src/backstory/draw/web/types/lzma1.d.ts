/** What is used of lzma1, which ships its sources as its types: they do not pass our stricter checks. */
export declare class InputBuffer {
  constructor(bytes: Uint8Array);
}
export declare class OutputBuffer {
  constructor(size: number);
  toArray(): Uint8Array<ArrayBuffer>;
}
export declare class Decoder {
  decompress(from: InputBuffer, to: OutputBuffer): void;
}
