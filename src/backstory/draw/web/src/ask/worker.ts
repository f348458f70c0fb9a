/**
 * A graph and queries come in as messages; rows, triples or what went wrong go out. Runs in a worker.
 * It says when it begins with a query, so that whoever asked can count the seconds and end it.
 */

import { decompress, unpacked } from '../lzma';
import { type Lent, returned } from '../borrowed';
import { unfolded } from '../once';
import { bounded, formOf } from './bounds';
import { leavesOutNothing, type Reason, whyEmpty, whyNothing } from './why';
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
  /** Say of an answer without rows why, where that can be known. */
  why?: boolean;
  /** Rows, or triples, after which an answer that is shown is cut. */
  most: number;
}

export interface Answer {
  id: number;
  ms: number;
  json?: string;
  triples?: Term[][];
  file?: string;
  error?: string;
  reasons?: Reason[];
  /** Whether there would have been more. */
  cut?: boolean;
  /** The engine broke and answers nothing any more. */
  broken?: boolean;
}

let store: InstanceType<typeof Store> | undefined;
let prefixes: Record<string, string> = {};
/** The known prefixes, on a line of their own before the query. */
let head = '\n';

function termOf(term: EngineTerm): Term {
  if (term.termType === 'Quad') return { type: 'triple', value: String(term) };
  if (term.termType !== 'Literal') {
    return { type: term.termType === 'NamedNode' ? 'uri' : 'bnode', value: term.value };
  }
  const { value, language, datatype } = term;
  return language
    ? { type: 'literal', value, 'xml:lang': language }
    : { type: 'literal', value, datatype: datatype.value };
}

/** The rows of a trusted query, each a text by column. */
function rowsOf(store: Store, query: string): Record<string, string>[] {
  const found = store.query(query) as Map<string, EngineTerm>[];
  return found.map((row) =>
    Object.fromEntries([...row].map(([column, { value }]) => [column, value])),
  );
}

/** Where a query is wrong, in the lines of who wrote it. */
function inItsLines(why: string): string {
  return why.replace(/error at (\d+):/, (_, line: string) => `error at ${Number(line) - 1}:`);
}

function found(store: Store, asked: Asked): Omit<Answer, 'id' | 'ms'> {
  const { as, most } = asked;
  const query = head + asked.query;
  if (as) return { file: store.query(query, { results_format: as }) as string };
  if (['CONSTRUCT', 'DESCRIBE'].includes(formOf(query))) {
    const quads = store.query(query) as Quad[];
    const triples = quads
      .slice(0, most)
      .map(({ subject, predicate, object }) =>
        [subject, predicate, object].map((term) => termOf(term as EngineTerm)),
      );
    return { triples, cut: quads.length > most };
  }
  const json = store.query(bounded(query, most + 1), {
    results_format: 'application/sparql-results+json',
  }) as string;
  return { json };
}

/** What of an answer is empty: all of it, a column, or nothing. */
function emptyOf({ triples, json }: Omit<Answer, 'id' | 'ms'>): 'all' | 'column' | undefined {
  if (triples) return triples.length ? undefined : 'all';
  const said = JSON.parse(json ?? '{}') as {
    head?: { vars?: string[] };
    results?: { bindings: Record<string, { value: string }>[] };
    boolean?: boolean;
  };
  if (!said.results) return said.boolean === false ? 'all' : undefined;
  const rows = said.results.bindings;
  const [row, ...more] = rows;
  // One row made of none: a count of 0, the least of nothing.
  const isNone = ({ value }: { value: string }): boolean => ['0', 'false', ''].includes(value);
  if (!row || (!more.length && Object.values(row).every(isNone))) return 'all';
  const isEmpty = (name: string): boolean => rows.every((each) => !each[name]);
  return said.head?.vars?.some(isEmpty) ? 'column' : undefined;
}

/** Why a query found nothing is looked for no longer: the answer is there already. */
const REASONS_MS = 5000;

class Late extends Error {}

/** What is known before the time is over; nothing if it is not. */
function soon<T>(found: () => T[]): T[] {
  try {
    return found();
  } catch (error) {
    if (error instanceof Late) return [];
    throw error;
  }
}

function answer(asked: Asked): Answer {
  const { id } = asked;
  const began = performance.now();
  self.postMessage({ began: id });
  try {
    if (!store) throw new Error('not loaded');
    const engine = store;
    const said = found(engine, asked);
    const ms = performance.now() - began;
    if (!asked.why) return { id, ms, ...said };
    const until = performance.now() + REASONS_MS;
    const rows = (query: string) => {
      if (performance.now() > until) throw new Late();
      return rowsOf(engine, query);
    };
    const empty = emptyOf(said);
    const why = empty === 'all' ? whyNothing : empty ? whyEmpty : leavesOutNothing;
    return { id, ms, ...said, reasons: soon(() => why(asked.query, prefixes, rows)) };
  } catch (error) {
    // A panic of the engine, or a memory that is full: what is left of it cannot be trusted.
    const broken = error instanceof WebAssembly.RuntimeError || error instanceof RangeError;
    const why = inItsLines(String(error instanceof Error ? error.message : error));
    return { id, ms: 0, error: why, broken };
  }
}

let engine: Promise<unknown> | undefined;

async function load(graph: Uint8Array<ArrayBuffer>, lent: Lent): Promise<void> {
  try {
    const text = new TextDecoder().decode(await unpacked(graph));
    const turtle = returned(unfolded(text), lent);
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
  } else if ('graph' in data) {
    prefixes = data.prefixes as Record<string, string>;
    head =
      Object.entries(prefixes)
        .map(([p, iri]) => `PREFIX ${p}: <${iri}> `)
        .join('') + '\n';
    void load(data.graph as Uint8Array<ArrayBuffer>, data.lent as Lent);
  } else self.postMessage(answer(data as Asked));
};
