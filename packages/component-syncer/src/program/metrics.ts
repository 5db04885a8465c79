import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import { SyncerEvents, SyncerStatus } from '../syncer';

const PREFIX = 'dapr_vcluster_syncer';

/** Metrics of one syncer in the form of Prometheus. */
export class SyncerMetrics implements SyncerEvents {
  readonly registry = new Registry();
  readonly #lag: Histogram;
  readonly #errors: Counter;
  readonly requests: Counter;

  /** @param status - undefined as long as there is none */
  constructor(status: () => SyncerStatus | undefined) {
    const registers = [this.registry];
    const vclusters = () => status()?.vclusters ?? [];
    this.#lag = new Histogram({
      name: `${PREFIX}_lag_seconds`,
      help: 'From a change in a vcluster being seen to the host having it',
      buckets: [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
      registers,
    });
    this.#errors = new Counter({
      name: `${PREFIX}_errors_total`,
      help: 'Requests that failed, by what they were about',
      labelNames: ['about'],
      registers,
    });
    this.requests = new Counter({
      name: `${PREFIX}_api_requests_total`,
      help: 'Requests to API servers, of the host and of vclusters, by method of the client',
      labelNames: ['side', 'method'],
      registers,
    });
    gauge('objects', 'Objects by state', ['state'], registers, set => {
      for (const { objects } of vclusters()) {
        Object.entries(objects).forEach(([state, count]) =>
          set({ state }, count),
        );
      }
    });
    gauge('queue', 'Objects that wait', [], registers, set =>
      vclusters().forEach(({ queued }) => set({}, queued)),
    );
    gauge('vclusters', 'Vclusters by state', ['state'], registers, set =>
      vclusters().forEach(({ state }) => set({ state }, 1)),
    );
    gauge(
      'vcluster_errors',
      'Failed requests of a vcluster since the start',
      ['namespace', 'vcluster'],
      registers,
      set =>
        vclusters()
          .filter(({ errors }) => errors > 0)
          .forEach(({ namespace, name, errors }) =>
            set({ namespace, vcluster: name }, errors),
          ),
    );
    gauge('active', '1 if this replica copies', [], registers, set =>
      set({}, status()?.active ? 1 : 0),
    );
  }

  lag(ms: number): void {
    this.#lag.observe(ms / 1_000);
  }

  error(what: string): void {
    this.#errors.inc({ about: what.split(' ')[0] });
  }
}

/** A gauge that is computed when it is asked for. */
function gauge(
  name: string,
  help: string,
  labelNames: string[],
  registers: Registry[],
  collect: (set: (labels: Record<string, string>, by: number) => void) => void,
): void {
  const made: Gauge = new Gauge({
    name: `${PREFIX}_${name}`,
    help,
    labelNames,
    registers,
    collect() {
      made.reset();
      collect((labels, by) => made.inc(labels, by));
    },
  });
}
