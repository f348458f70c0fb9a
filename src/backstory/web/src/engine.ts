/** A question in SPARQL comes in; its answer, from Oxigraph in a worker, goes out. Stop ends the worker. */

import { packedBytes, unpack } from './packed';
import { unpackQuads } from './quads';
import type { Answer } from './worker';

export class Engine {
  private worker: Worker | undefined;
  private waiting = new Map<number, (answer: Answer) => void>();
  private last = 0;
  size = 0;

  /** Start the worker and load the graph; says how many triples it holds. */
  async start(): Promise<number> {
    const code = await unpack('packed-worker');
    const address = URL.createObjectURL(new Blob([code], { type: 'text/javascript' }));
    const worker = new Worker(address);
    this.worker = worker;
    const engine = packedBytes('packed-engine');
    worker.postMessage({ engine }, [engine.buffer]);
    const quads = unpackQuads(new Uint8Array(await unpack('packed-quads')));
    this.size = await new Promise<number>((done, fail) => {
      worker.onerror = (event) => fail(new Error(event.message || 'worker'));
      worker.onmessage = ({ data }: MessageEvent) => {
        if ('ready' in data) done(data.ready as number);
        else fail(new Error(String(data.failed)));
      };
      worker.postMessage({ quads });
    });
    worker.onmessage = ({ data }: MessageEvent<Answer>) => {
      this.waiting.get(data.id)?.(data);
      this.waiting.delete(data.id);
    };
    return this.size;
  }

  get running(): boolean {
    return this.waiting.size > 0;
  }

  async ask(query: string): Promise<Answer> {
    if (!this.worker) await this.start();
    this.last += 1;
    const id = this.last;
    return new Promise((done) => {
      this.waiting.set(id, done);
      this.worker?.postMessage({ id, query });
    });
  }

  /** A query cannot be interrupted, so the whole worker ends; the next question starts another. */
  stop(): void {
    this.worker?.terminate();
    this.worker = undefined;
    for (const [id, done] of this.waiting) done({ id, ms: 0, error: 'stopped' });
    this.waiting.clear();
  }
}
