import { Agent } from 'node:https';
import { Connection } from './connection';
import { KINDS } from './kinds';
import { readPages } from './readPages';
import { serveCalls } from './rpc';

/** A process that only lists. */
const calls = {
  /** Reads everything the product watches, all kinds at once; milliseconds it took. */
  async read(connection: Connection): Promise<number> {
    const agent = new Agent({ keepAlive: true });
    const started = performance.now();
    await Promise.all(KINDS.map(kind => readPages(connection, kind, agent)));
    agent.destroy();
    return performance.now() - started;
  },
};

export type BareListCalls = typeof calls;

serveCalls(calls);
