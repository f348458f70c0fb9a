/**
 * What was packed with LZMA comes in (the `.lzma` format, its length in the header); the bytes go out.
 *
 * Browsers unpack gzip by themselves, but the engine as gzip is half again as large. The decoder
 * follows Igor Pavlov's LZMA specification: a range decoder reads bits whose odds adapt, and the bits
 * tell literals from copies of what has been written.
 */

const HEADER = 13;
const EVEN = 1024;

/** Where each table of odds begins, in one array; `LITERAL` stands last, for its size varies. */
const IS_MATCH = 0;
const IS_REP = IS_MATCH + 192;
const IS_REP_0 = IS_REP + 12;
const IS_REP_1 = IS_REP_0 + 12;
const IS_REP_2 = IS_REP_1 + 12;
const IS_REP_0_LONG = IS_REP_2 + 12;
const SLOT = IS_REP_0_LONG + 192;
const SPECIAL = SLOT + 256;
const ALIGN = SPECIAL + 128;
const LENGTH = ALIGN + 16;
const LENGTH_SIZE = 2 + 128 + 128 + 256;
const REP_LENGTH = LENGTH + LENGTH_SIZE;
const LITERAL = REP_LENGTH + LENGTH_SIZE;

/** Unpack; throws where the data is not whole. */
export function unlzma(packed: Uint8Array): Uint8Array<ArrayBuffer> {
  const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength);
  const size = view.getUint32(5, true);
  if (packed.length < HEADER + 5 || view.getUint32(9, true)) throw new Error('not LZMA');
  const mode = view.getUint8(0);
  return new Decoder(packed, size, mode % 9, Math.floor(mode / 9) % 5, Math.floor(mode / 45)).run();
}

class Decoder {
  private readonly out: Uint8Array<ArrayBuffer>;
  private readonly odds: Uint16Array;
  // Both are 32 bits without a sign, kept as the signed numbers that JavaScript computes fastest.
  private range = -1;
  private code = 0;
  private at = HEADER + 1;

  constructor(
    private readonly packed: Uint8Array,
    size: number,
    private readonly context: number,
    private readonly literalPosition: number,
    private readonly position: number,
  ) {
    this.out = new Uint8Array(size);
    this.odds = new Uint16Array(LITERAL + (0x300 << (context + literalPosition))).fill(EVEN);
    for (let i = 0; i < 4; i += 1) this.code = (this.code << 8) | this.next();
  }

  private next(): number {
    const byte = this.packed[this.at];
    if (byte === undefined) throw new Error('LZMA ends too soon');
    this.at += 1;
    return byte;
  }

  private bit(at: number): number {
    const { odds } = this;
    const chance = odds[at] ?? EVEN;
    const bound = Math.imul(this.range >>> 11, chance);
    let bit = 0;
    if (this.code >>> 0 < bound >>> 0) {
      this.range = bound;
      odds[at] = chance + ((2048 - chance) >> 5);
    } else {
      this.range = (this.range - bound) | 0;
      this.code = (this.code - bound) | 0;
      odds[at] = chance - (chance >> 5);
      bit = 1;
    }
    if (this.range >>> 24 === 0) {
      this.range = this.range << 8;
      this.code = (this.code << 8) | this.next();
    }
    return bit;
  }

  /** A number of so many bits, highest first, each with odds that hang on those before. */
  private tree(at: number, bits: number): number {
    let node = 1;
    for (let i = 0; i < bits; i += 1) node = (node << 1) | this.bit(at + node);
    return node - (1 << bits);
  }

  private reverseTree(at: number, bits: number): number {
    let node = 1;
    let value = 0;
    for (let i = 0; i < bits; i += 1) {
      const bit = this.bit(at + node);
      node = (node << 1) | bit;
      value |= bit << i;
    }
    return value;
  }

  private evenBits(bits: number): number {
    let value = 0;
    for (let i = 0; i < bits; i += 1) {
      this.range >>>= 1;
      const bit = this.code >>> 0 >= this.range >>> 0 ? 1 : 0;
      if (bit) this.code = (this.code - this.range) | 0;
      value = (value << 1) | bit;
      if (this.range >>> 24 === 0) {
        this.range = this.range << 8;
        this.code = (this.code << 8) | this.next();
      }
    }
    return value;
  }

  private length(at: number, place: number): number {
    if (!this.bit(at)) return 2 + this.tree(at + 2 + (place << 3), 3);
    if (!this.bit(at + 1)) return 10 + this.tree(at + 130 + (place << 3), 3);
    return 18 + this.tree(at + 258, 8);
  }

  private distance(length: number): number {
    const slot = this.tree(SLOT + (Math.min(length - 2, 3) << 6), 6);
    if (slot < 4) return slot;
    const bits = (slot >> 1) - 1;
    const high = (2 | (slot & 1)) << bits;
    if (slot < 14) return high + this.reverseTree(SPECIAL + high - slot, bits);
    return (high >>> 0) + this.evenBits(bits - 4) * 16 + this.reverseTree(ALIGN, 4);
  }

  private literal(written: number, state: number, back: number): number {
    const { out } = this;
    const before = written ? (out[written - 1] ?? 0) : 0;
    const place = written & ((1 << this.literalPosition) - 1);
    const at = LITERAL + 0x300 * ((place << this.context) + (before >> (8 - this.context)));
    let node = 1;
    if (state >= 7) {
      let match = out[written - back - 1] ?? 0;
      do {
        const expected = (match >> 7) & 1;
        match <<= 1;
        const bit = this.bit(at + ((1 + expected) << 8) + node);
        node = (node << 1) | bit;
        if (expected !== bit) break;
      } while (node < 0x100);
    }
    while (node < 0x100) node = (node << 1) | this.bit(at + node);
    return node & 0xff;
  }

  run(): Uint8Array<ArrayBuffer> {
    const { out } = this;
    const mask = (1 << this.position) - 1;
    let [rep0, rep1, rep2, rep3, state, written] = [0, 0, 0, 0, 0, 0];
    while (written < out.length) {
      const place = written & mask;
      if (!this.bit(IS_MATCH + (state << 4) + place)) {
        out[written] = this.literal(written, state, rep0);
        written += 1;
        state = state < 4 ? 0 : state < 10 ? state - 3 : state - 6;
        continue;
      }
      let length = 1;
      if (!this.bit(IS_REP + state)) {
        rep3 = rep2;
        rep2 = rep1;
        rep1 = rep0;
        length = this.length(LENGTH, place);
        state = state < 7 ? 7 : 10;
        rep0 = this.distance(length);
      } else if (!this.bit(IS_REP_0 + state)) {
        if (this.bit(IS_REP_0_LONG + (state << 4) + place)) {
          length = this.length(REP_LENGTH, place);
          state = state < 7 ? 8 : 11;
        } else state = state < 7 ? 9 : 11;
      } else {
        let next = rep1;
        if (this.bit(IS_REP_1 + state)) {
          next = rep2;
          if (this.bit(IS_REP_2 + state)) {
            next = rep3;
            rep3 = rep2;
          }
          rep2 = rep1;
        }
        rep1 = rep0;
        rep0 = next;
        length = this.length(REP_LENGTH, place);
        state = state < 7 ? 8 : 11;
      }
      if (rep0 >= written) throw new Error('LZMA is broken');
      const end = Math.min(written + length, out.length);
      for (; written < end; written += 1) out[written] = out[written - rep0 - 1] ?? 0;
    }
    return out;
  }
}
