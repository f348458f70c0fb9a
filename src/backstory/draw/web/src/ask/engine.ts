/**
 * A question in SPARQL comes in; its answer, from Oxigraph in a worker, goes out. Stop ends the worker,
 * and so does the limit of time: then another is started at once.
 */

import type { Lent } from '../borrowed';
import { packedBytes, unpack } from '../packed';
import type { Bounds } from '../shape';
import type { Answer } from './worker';

/** What is told instead of the engine's words, where it had to be ended. */
export const ENDED = ['stopped', 'too long', 'broken'] as const;

export class Engine {
  private worker: Worker | undefined;
  private waiting = new Map<number, (answer: Answer) => void>();
  private last = 0;
  private begun: Promise<number> | undefined;
  private timer = 0;

  /**
   * @param prefixes - Known to every query, as in the shell.
   * @param lent - What the packed graph leaves to the page's data.
   * @param bounds - The same as those of the shell.
   */
  constructor(
    private readonly prefixes: Record<string, string>,
    private readonly lent: () => Lent,
    readonly bounds: Bounds,
  ) {}

  /** Start the worker and load the graph, unless that was done; says how many triples it holds. */
  ready(): Promise<number> {
    this.begun ??= this.start();
    return this.begun;
  }

  private async start(): Promise<number> {
    const code = await unpack('packed-worker');
    const address = URL.createObjectURL(new Blob([code], { type: 'text/javascript' }));
    const worker = new Worker(address);
    this.worker = worker;
    const engine = packedBytes('packed-engine');
    worker.postMessage({ engine }, [engine.buffer]);
    const graph = packedBytes('packed-graph');
    const size = await new Promise<number>((done, fail) => {
      worker.onerror = (event) => fail(new Error(event.message || 'worker'));
      worker.onmessage = ({ data }: MessageEvent) => {
        if ('ready' in data) done(data.ready as number);
        else fail(new Error(String(data.failed)));
      };
      const lent = this.lent();
      worker.postMessage({ graph, prefixes: this.prefixes, lent }, [graph.buffer]);
    });
    worker.onmessage = ({ data }: MessageEvent<Answer | { began: number }>) => this.hear(data);
    return size;
  }

  /** A query is timed from where it begins: it may have waited for another. */
  private hear(told: Answer | { began: number }): void {
    clearTimeout(this.timer);
    if ('began' in told) {
      const end = (): void => this.restart('too long', told.began);
      this.timer = window.setTimeout(end, this.bounds.seconds * 1000);
    } else if (told.broken) this.restart('broken', told.id);
    else {
      this.waiting.get(told.id)?.(told);
      this.waiting.delete(told.id);
    }
  }

  get running(): boolean {
    return this.waiting.size > 0;
  }

  /**
   * @param as - The media type of a file of triples; rows otherwise.
   * @param why - Say of an answer without rows why, where that can be known.
   */
  async ask(query: string, as?: string, why = false): Promise<Answer> {
    await this.ready();
    this.last += 1;
    const id = this.last;
    return new Promise((done) => {
      this.waiting.set(id, done);
      this.worker?.postMessage({ id, query, as, why, most: this.bounds.rows });
    });
  }

  /** A query cannot be interrupted, so the whole worker ends; the next question starts another. */
  stop(): void {
    this.end('stopped');
  }

  /** End the worker because of one question, and start another for the next. */
  private restart(why: (typeof ENDED)[number], id: number): void {
    this.waiting.get(id)?.({ id, ms: 0, error: why });
    this.waiting.delete(id);
    this.end('stopped');
    this.ready().catch(() => undefined); // told when something is asked
  }

  private end(error: (typeof ENDED)[number]): void {
    clearTimeout(this.timer);
    this.worker?.terminate();
    this.worker = undefined;
    this.begun = undefined;
    for (const [id, done] of this.waiting) done({ id, ms: 0, error });
    this.waiting.clear();
  }
}
