/** A graph and queries come in as messages; rows, triples or what went wrong go out. Runs in a worker. */

import { decompress } from 'lzma1';
import init, { type Quad, Store, type Term as EngineTerm } from 'oxigraph/web.js';

/** A term as SPARQL's JSON has it. */
export interface Term {
  type: string;
  value: string;
  'xml:lang'?: string;
  datatype?: string;
}

export interface Asked {
  id: number;
  query: string;
  /** Give the triples as a file of this media type. */
  as?: string;
}

export interface Answer {
  id: number;
  ms: number;
  json?: string;
  triples?: Term[][];
  file?: string;
  error?: string;
}

let store: InstanceType<typeof Store> | undefined;

/** Does the query ask for triples (CONSTRUCT, DESCRIBE), not rows? */
function asksForTriples(query: string): boolean {
  const bare = query.replace(/<[^>]*>|"[^"]*"|'[^']*'/g, ' ').replace(/#[^\n]*/g, ' ');
  const form = /\b(select|ask|construct|describe)\b/i.exec(bare);
  return form !== null && /construct|describe/i.test(form[0]);
}

function termOf(term: EngineTerm): Term {
  if (term.termType !== 'Literal') {
    return { type: term.termType === 'NamedNode' ? 'uri' : 'bnode', value: term.value };
  }
  const { value, language, datatype } = term;
  return language
    ? { type: 'literal', value, 'xml:lang': language }
    : { type: 'literal', value, datatype: datatype.value };
}

function found(store: Store, { query, as }: Asked): Omit<Answer, 'id' | 'ms'> {
  if (as) return { file: store.query(query, { results_format: as }) as string };
  if (asksForTriples(query)) {
    const quads = store.query(query) as Quad[];
    return {
      triples: quads.map(({ subject, predicate, object }) =>
        [subject, predicate, object].map((term) => termOf(term as EngineTerm)),
      ),
    };
  }
  return {
    json: store.query(query, { results_format: 'application/sparql-results+json' }) as string,
  };
}

function answer(asked: Asked): Answer {
  const { id } = asked;
  const began = performance.now();
  try {
    if (!store) throw new Error('not loaded');
    const said = found(store, asked);
    return { id, ms: performance.now() - began, ...said };
  } catch (error) {
    return { id, ms: 0, error: String(error instanceof Error ? error.message : error) };
  }
}

let engine: Promise<unknown> | undefined;

async function load(graph: Uint8Array): Promise<void> {
  try {
    const turtle = decompress(graph);
    await engine;
    store = new Store();
    // What Oxigraph wrote it need not check again; that takes a sixth of the time.
    store.load(turtle, { format: 'text/turtle', no_transaction: true, lenient: true });
    self.postMessage({ ready: store.size });
  } catch (error) {
    self.postMessage({ failed: String(error) });
  }
}

/** First comes the packed engine, then the packed graph, then questions. */
self.onmessage = ({ data }: MessageEvent): void => {
  if ('engine' in data) {
    engine = Promise.resolve(data.engine as Uint8Array).then((packed) =>
      init({ module_or_path: decompress(packed) }),
    );
    engine.catch(() => undefined); // told when the graph has come
  } else if ('graph' in data) void load(data.graph as Uint8Array);
  else self.postMessage(answer(data as Asked));
};
