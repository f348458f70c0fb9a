/** Packed quads (see draw/pack.py) come in; the same as N-Quads text goes out. */

export function unpackQuads(bytes: Uint8Array): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const long = view.getUint32(0, true);
  const terms = unfront(new TextDecoder().decode(bytes.subarray(4, 4 + long)));
  const count = view.getUint32(4 + long, true);
  let at = 8 + long;
  const next = (): number => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at] ?? 0;
      at += 1;
      value |= (byte & 127) << shift;
      if (byte < 128) return value & 1 ? -((value + 1) >>> 1) : value >>> 1;
    }
  };
  const column = (): Int32Array => Int32Array.from({ length: count }, next);
  const [subjects, predicates, objects, graphs] = [column(), column(), column(), column()];
  const lastObject = new Map<number, number>();
  const lines: string[] = [];
  let subject = 0;
  for (let i = 0; i < count; i += 1) {
    subject += subjects[i] ?? 0;
    const predicate = predicates[i] ?? 0;
    const object = (lastObject.get(predicate) ?? 0) + (objects[i] ?? 0);
    lastObject.set(predicate, object);
    const graph = terms[graphs[i] ?? 0];
    lines.push(
      `${terms[subject]} ${terms[predicate]} ${terms[object]}${graph ? ` ${graph}` : ''} .`,
    );
  }
  return `${lines.join('\n')}\n`;
}

/** Give each term back what it shares with the one before. */
function unfront(text: string): string[] {
  let last = '';
  return text.split('\n').map((line) => {
    last = last.slice(0, line.charCodeAt(0) - 32) + line.slice(1);
    return last;
  });
}
