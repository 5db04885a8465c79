import { ANNOTATION_OBJECT_NAME } from 'backstage-plugin-dapr-vcluster-common';
import { Pod } from 'dapr-vcluster-kube-sim/controller-runtime';
import { RESOURCES } from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { DaprSync, SyncedKind } from 'dapr-vcluster-component-syncer';
import { exported, exportedRef, hostSide, virtualSide } from './genericExport';
import { claimRules } from './sync/claims';
import { FakeNodes } from './sync/FakeNodes';
import { HostEvents } from './sync/HostEvents';
import { KindSync } from './sync/KindSync';
import { namespaceRules } from './sync/namespaces';
import { PodSecurity } from './sync/PodSecurity';
import { podRules } from './sync/pods';
import { serviceRules } from './sync/services';
import { Sides } from './sync/Sides';
import {
  configMapRules,
  endpointsRules,
  followUse,
  secretRules,
} from './sync/simpleKinds';

type Part = {
  start(): Promise<void>;
  stop(): Promise<void>;
};

/** All syncers of one vcluster. */
export class Syncer {
  readonly #parts: Part[];
  readonly #pods: KindSync<Pod>;
  readonly #secrets;
  readonly #configMaps;
  #unsubscribe: Array<() => unknown> = [];
  readonly #sides: Sides;

  constructor(
    sides: Sides,
    options: { apiIp: string; exported: SyncedKind[] },
  ) {
    this.#sides = sides;

    this.#pods = new KindSync(sides, podRules(sides, options.apiIp));
    this.#secrets = new KindSync(sides, secretRules(sides));
    this.#configMaps = new KindSync(sides, configMapRules(sides));
    const multi = sides.placement.mode === 'multi';
    if (multi) {
      // Known before namespaces are synced, so that accounts are made only once.
      sides.host.of(RESOURCES.serviceAccounts);
    }
    this.#parts = [
      ...(multi ? [new KindSync(sides, namespaceRules(sides))] : []),
      this.#secrets,
      this.#configMaps,
      new KindSync(sides, claimRules(sides)),
      new KindSync(sides, serviceRules(sides)),
      new KindSync(sides, endpointsRules(sides)),
      this.#pods,
      new HostEvents(sides),
      new FakeNodes(sides),
      ...(sides.config.values.policies.podSecurityStandard
        ? [new PodSecurity(sides)]
        : []),
      ...(options.exported.length > 0
        ? [daprSync(sides, options.exported)]
        : []),
    ];
  }

  /** Resolves when all caches are filled and every object was looked at once. */
  async start() {
    const { virtual, host } = this.#sides;
    await Promise.all(this.#parts.map(part => part.start()));
    this.#unsubscribe = [
      followUse(this.#sides, this.#secrets, this.#configMaps),
      // Pods wait for the DNS Service's address, and carry their namespace's labels.
      host.of(RESOURCES.services).subscribe(({ after }) => {
        if (
          after?.metadata.annotations?.[ANNOTATION_OBJECT_NAME] === 'kube-dns'
        ) {
          virtual.informers
            .of<Pod>(RESOURCES.pods)
            .list()
            .forEach(pod => this.#pods.enqueue(pod.metadata));
        }
      }),
      virtual.informers.of(RESOURCES.namespaces).subscribe(({ after }) => {
        if (after) {
          this.#pods.enqueueAll(after.metadata.name);
        }
      }),
    ];
  }

  /** Ends all copying; what is on the host stays there. */
  async stop() {
    this.#unsubscribe.forEach(each => each());
    await Promise.all(this.#parts.map(part => part.stop()));
  }
}

function daprSync(sides: Sides, kinds: SyncedKind[]): Part {
  const { vcluster } = sides.placement;
  return new DaprSync({
    virtual: virtualSide(sides),
    host: hostSide(sides),
    kinds,
    hostRef: ref => exportedRef(vcluster, ref),
    plan: async (_, object) => ({
      copy: exported(vcluster, object),
      content: '',
    }),
    timers: {
      after: (ms, callback) => {
        const timer = sides.clock.setTimeout(callback, ms);
        return () => sides.clock.clearTimeout(timer);
      },
    },
  });
}
