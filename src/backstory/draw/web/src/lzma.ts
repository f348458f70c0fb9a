/** What was packed comes in; as it was before, it goes out. */

/** How gzip begins: all that is packed otherwise is LZMA. */
const GZIP = 0x1f;

const isLzma = (packed: Uint8Array): boolean => packed[0] !== GZIP;

/** What was packed with LZMA or, where it is much, with gzip: as it was before. */
export async function unpacked(bytes: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer> {
  if (isLzma(bytes)) return decompress(bytes).buffer;
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Response(stream).arrayBuffer();
}

/**
 * Undo LZMA, as its specification has it (I. Pavlov, 2015), of a whole whose length stands in front.
 *
 * A package that counts places in BigInt takes twice as long, before the first screen, and five
 * times the bytes.
 *
 * @throws Error - What is packed is damaged.
 */
export function decompress(packed: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Unpacking(packed).whole();
}

/** Where the length of the whole stands, and where what is packed begins. */
const LENGTH_AT = 5;
const HEAD = 13;

/** States of what came last, and the most places that are told apart. */
const STATES = 12;
const PLACES = 16;

/** A table of lengths: two choices, short and middle ones by their place, and long ones. */
const SHORT = 2;
const MIDDLE = SHORT + PLACES * 8;
const LONG = MIDDLE + PLACES * 8;
const LENGTHS = LONG + 256;

/** Where the tables of chances begin, each behind the one before. */
const MATCH = 0;
const REPEATED_ONE = MATCH + STATES * PLACES;
const REPEATED = REPEATED_ONE + STATES * PLACES;
const NOT_LAST = REPEATED + STATES;
const NOT_SECOND = NOT_LAST + STATES;
const NOT_THIRD = NOT_SECOND + STATES;
const SLOT = NOT_THIRD + STATES;
const ALIGNED = SLOT + 4 * 64;
const NEAR = ALIGNED + 16;
const LENGTH = NEAR + 128;
const REPEATED_LENGTH = LENGTH + LENGTHS;
const LITERAL = REPEATED_LENGTH + LENGTHS;
const LITERALS = 0x300;

/** A chance, of 2048, that is even. */
const EVEN = 1024;

class Unpacking {
  private readonly chances: Uint16Array;
  private readonly found: Uint8Array<ArrayBuffer>;
  /** Range and code: a browser keeps 32 bits in a list as they are, and in a field as an object. */
  private readonly coder: Int32Array;
  private readonly contextBits: number;
  private readonly literalMask: number;
  private readonly placeMask: number;
  private next = HEAD + 5;
  private at = 0;
  private state = 0;
  /** How far back the last four repeats began, less one, latest first. */
  private back: [number, number, number, number] = [0, 0, 0, 0];

  constructor(private readonly packed: Uint8Array) {
    const head = new DataView(packed.buffer, packed.byteOffset);
    const settings = packed[0] ?? 0;
    this.contextBits = settings % 9;
    const literalBits = Math.floor(settings / 9) % 5;
    this.literalMask = (1 << literalBits) - 1;
    this.placeMask = (1 << Math.floor(settings / 45)) - 1;
    this.found = new Uint8Array(head.getUint32(LENGTH_AT, true));
    this.chances = new Uint16Array(LITERAL + (LITERALS << (this.contextBits + literalBits))).fill(
      EVEN,
    );
    this.coder = new Int32Array([-1, head.getUint32(HEAD + 1)]);
  }

  whole(): Uint8Array<ArrayBuffer> {
    const { found } = this;
    while (this.at < found.length) {
      const place = this.at & this.placeMask;
      if (!this.bit(MATCH + this.state * PLACES + place)) this.literal();
      else {
        const many = this.bit(REPEATED + this.state) ? this.again(place) : this.anew(place);
        this.copy(many);
      }
    }
    return found;
  }

  private copy(many: number): void {
    const { found } = this;
    const end = Math.min(this.at + many, found.length);
    let from = this.at - this.back[0] - 1;
    if (from < 0) throw new Error('what is packed is damaged');
    for (let at = this.at; at < end; at += 1, from += 1) found[at] = found[from] ?? 0;
    this.at = end;
  }

  private literal(): void {
    const { found, at, contextBits } = this;
    const before = at ? (found[at - 1] ?? 0) : 0;
    const context = ((at & this.literalMask) << contextBits) + (before >> (8 - contextBits));
    const table = LITERAL + LITERALS * context;
    let symbol = 1;
    if (this.state >= 7) {
      let other = found[at - this.back[0] - 1] ?? 0;
      while (symbol < 0x100) {
        const expected = (other >> 7) & 1;
        other <<= 1;
        const one = this.bit(table + ((1 + expected) << 8) + symbol);
        symbol = (symbol << 1) | one;
        if (one !== expected) break;
      }
    }
    while (symbol < 0x100) symbol = (symbol << 1) | this.bit(table + symbol);
    found[at] = symbol;
    this.at += 1;
    this.state = this.state < 4 ? 0 : this.state < 10 ? this.state - 3 : this.state - 6;
  }

  /** How long a repeat is that begins as far back as one of the last four. */
  private again(place: number): number {
    const { state, back } = this;
    const [last, second, third, fourth] = back;
    if (!this.bit(NOT_LAST + state)) {
      if (!this.bit(REPEATED_ONE + state * PLACES + place)) {
        this.state = state < 7 ? 9 : 11;
        return 1;
      }
    } else if (!this.bit(NOT_SECOND + state)) this.back = [second, last, third, fourth];
    else if (!this.bit(NOT_THIRD + state)) this.back = [third, last, second, fourth];
    else this.back = [fourth, last, second, third];
    this.state = state < 7 ? 8 : 11;
    return this.length(REPEATED_LENGTH, place);
  }

  /** How long a repeat is that begins somewhere else. */
  private anew(place: number): number {
    const [last, second, third] = this.back;
    const many = this.length(LENGTH, place);
    this.state = this.state < 7 ? 7 : 10;
    this.back = [this.distance(many), last, second, third];
    return many;
  }

  private distance(many: number): number {
    const slot = this.tree(SLOT + Math.min(many - 2, 3) * 64, 6);
    if (slot < 4) return slot;
    const bits = (slot >> 1) - 1;
    const base = (2 | (slot & 1)) << bits;
    if (slot < 14) return base + this.backwards(NEAR + base - slot, bits);
    return base + (this.direct(bits - 4) << 4) + this.backwards(ALIGNED, 4);
  }

  private length(table: number, place: number): number {
    if (!this.bit(table)) return 2 + this.tree(table + SHORT + place * 8, 3);
    if (!this.bit(table + 1)) return 10 + this.tree(table + MIDDLE + place * 8, 3);
    return 18 + this.tree(table + LONG, 8);
  }

  private tree(table: number, bits: number): number {
    let symbol = 1;
    for (let i = 0; i < bits; i += 1) symbol = (symbol << 1) | this.bit(table + symbol);
    return symbol - (1 << bits);
  }

  /** A tree whose first bit is the lowest. */
  private backwards(table: number, bits: number): number {
    let symbol = 1;
    let value = 0;
    for (let i = 0; i < bits; i += 1) {
      const one = this.bit(table + symbol);
      symbol = (symbol << 1) | one;
      value |= one << i;
    }
    return value;
  }

  /** Bits of which both values are as likely. */
  private direct(bits: number): number {
    const { coder } = this;
    let value = 0;
    for (let i = 0; i < bits; i += 1) {
      const range = (coder[0] ?? 0) >>> 1;
      const one = (coder[1] ?? 0) >>> 0 >= range ? 1 : 0;
      coder[0] = range;
      if (one) coder[1] = (coder[1] ?? 0) - range;
      value = (value << 1) | one;
      this.refill();
    }
    return value;
  }

  private bit(at: number): 0 | 1 {
    const { chances, coder } = this;
    const chance = chances[at] ?? 0;
    const range = coder[0] ?? 0;
    const code = coder[1] ?? 0;
    const bound = Math.imul(range >>> 11, chance);
    const isZero = code >>> 0 < bound >>> 0;
    if (isZero) {
      coder[0] = bound;
      chances[at] = chance + ((2048 - chance) >> 5);
    } else {
      coder[0] = range - bound;
      coder[1] = code - bound;
      chances[at] = chance - (chance >> 5);
    }
    this.refill();
    return isZero ? 0 : 1;
  }

  private refill(): void {
    const { coder } = this;
    if (((coder[0] ?? 0) & 0xff000000) !== 0) return;
    coder[0] = (coder[0] ?? 0) << 8;
    coder[1] = ((coder[1] ?? 0) << 8) | (this.packed[this.next] ?? 0);
    this.next += 1;
  }
}
