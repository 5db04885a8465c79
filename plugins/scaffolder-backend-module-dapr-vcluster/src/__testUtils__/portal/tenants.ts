import {
  CreateTenant,
  ObjectOutcome,
  TenantPhase,
  TenantRef,
  createTenantResultSchema,
  deleteTenantResultSchema,
  pauseTenantResultSchema,
  resumeTenantResultSchema,
  tenantEntityRef,
  tenantSchema,
  upgradeTenantResultSchema,
} from 'backstage-plugin-dapr-vcluster-common';
import { Answer, FRESH, Seen, ok, refuse } from './answer';

const PROFILE = 'oss-hostmanaged';

/** Tenants of the fake backend: created immediately, ready after some reads, deleted after the second request. */
export class FakeTenants {
  readonly byId = new Map<string, Required<CreateTenant>>();
  /** Number of created tenants, for unique uids. */
  made = 0;
  /** Phases for the next reads; the last phase stays. */
  phases: TenantPhase[] = ['starting', 'starting', 'ready'];
  #remaining: ObjectOutcome[] | undefined;
  /** How upgrades end. */
  upgradeEnds: { outcome: string; reason?: string } = { outcome: 'upgraded' };
  readonly #versions = new Map<string, string>();
  readonly #paused = new Map<string, 'pausing' | 'paused'>();

  create({ body, dryRun }: Seen): Answer {
    const spec: Required<CreateTenant> = {
      namespace: `vcluster-${body.name}`,
      profile: PROFILE,
      preset: 'small',
      labels: {},
      ...body,
    };
    const { host, namespace, name } = spec;
    const id = `${host}/${namespace}/${name}`;
    const there = this.byId.get(id);
    for (const field of ['owner', 'profile', 'preset'] as const) {
      if (there && there[field] !== spec[field]) {
        return refuse(
          409,
          'ConflictError',
          `tenant ${id} exists with another ${field}`,
          {
            field,
            value: spec[field],
            fix: `Use ${there[field]}, or choose another name.`,
          },
        );
      }
    }
    if (!dryRun) {
      this.byId.set(id, spec);
    }
    if (!dryRun && !there) {
      this.made += 1;
    }
    const asked = there ? 'unchanged' : 'created';
    const made = dryRun ? 'would-create' : 'created';
    return ok(
      createTenantResultSchema.parse({
        ref: { host, namespace, name },
        id,
        outcome: dryRun ? 'dry-run' : asked,
        profile: spec.profile,
        preset: spec.preset,
        chartVersion: '0.36.1',
        entityRef: tenantEntityRef({ host, namespace, name }),
        objects: objectsOf(
          namespace,
          name,
          there ? 'unchanged' : made,
          dryRun ? undefined : `uid-${this.made}`,
        ),
      }),
    );
  }

  get(ref: TenantRef): Answer {
    const spec = this.byId.get(idOf(ref));
    if (!spec) {
      return this.missing(ref);
    }
    const phase = this.phases[0];
    if (this.phases.length > 1) {
      this.phases.shift();
    }
    return ok(
      tenantSchema.parse({
        id: idOf(ref),
        ref,
        owner: spec.owner,
        profile: spec.profile,
        mode: 'single-namespace',
        phase,
        reason: phase === 'ready' ? undefined : '0 of 1 replicas are ready',
        support: { state: 'supported' },
        labels: {},
        hostNamespaces: [],
        counts: {},
        freshness: FRESH,
        conditions: [],
        findings: [],
        syncerServiceAccount: `${ref.namespace}:vc-${ref.name}`,
      }),
    );
  }

  delete(ref: TenantRef, { dryRun }: Seen): Answer {
    const id = idOf(ref);
    const [namespace, release] = objectsOf(ref.namespace, ref.name, 'deleted');
    const answer = (
      outcome: string,
      removed: ObjectOutcome[],
      remaining: ObjectOutcome[] = [],
    ) =>
      ok(deleteTenantResultSchema.parse({ id, outcome, removed, remaining }));
    if (this.#remaining) {
      const removed = this.#remaining;
      this.#remaining = undefined;
      return answer('deleted', removed);
    }
    if (!this.byId.has(id)) {
      return answer('absent', []);
    }
    if (dryRun) {
      const would = objectsOf(ref.namespace, ref.name, 'would-delete');
      return answer('dry-run', would);
    }
    this.byId.delete(id);
    this.#remaining = [namespace];
    return answer('deleting', [release], [namespace]);
  }

  /** The second request finds its pods gone. */
  pause(ref: TenantRef, { dryRun }: Seen): Answer {
    const id = idOf(ref);
    const set = controlPlaneOf(ref, dryRun ? 'would-change' : 'changed');
    const pod = { ...set, apiVersion: 'v1', kind: 'Pod', name: 'coredns' };
    const answer = (given: object) =>
      ok(
        pauseTenantResultSchema.parse({
          id,
          objects: [],
          remaining: [],
          ...given,
        }),
      );
    if (dryRun) {
      return answer({ outcome: 'dry-run', objects: [set] });
    }
    switch (this.#paused.get(id)) {
      case undefined:
        this.#paused.set(id, 'pausing');
        return answer({
          outcome: 'pausing',
          objects: [set],
          remaining: [{ ...pod, outcome: 'left', reason: 'Is being deleted' }],
        });
      case 'pausing':
        this.#paused.set(id, 'paused');
        this.phases = ['paused'];
        return answer({
          outcome: 'paused',
          objects: [{ ...pod, outcome: 'deleted' }],
        });
      default:
        return answer({ outcome: 'unchanged' });
    }
  }

  resume(ref: TenantRef, { dryRun }: Seen): Answer {
    const id = idOf(ref);
    const isPaused = this.#paused.has(id);
    const would = dryRun ? 'would-change' : 'changed';
    const objects = [controlPlaneOf(ref, isPaused ? would : 'unchanged')];
    const asked = isPaused ? 'resumed' : 'unchanged';
    if (!dryRun) {
      this.#paused.delete(id);
      this.phases = ['ready'];
    }
    const outcome = dryRun ? 'dry-run' : asked;
    return ok(resumeTenantResultSchema.parse({ id, outcome, objects }));
  }

  /** The second request finds it healthy, or what {@link upgradeEnds} says. */
  upgrade(ref: TenantRef, { dryRun, body }: Seen): Answer {
    const id = idOf(ref);
    const to = body.version ?? '0.37.2';
    const answer = (given: object) =>
      ok(
        upgradeTenantResultSchema.parse({
          id,
          from: '0.36.1',
          to,
          objects: [],
          ...given,
        }),
      );
    const advice = {
      findings: [
        {
          ruleId: 'upgrade/memory-limit',
          severity: 'info',
          title: 'The memory limit is 4Gi',
          evidence: [],
          fix: 'Check the quota',
        },
      ],
      support: {
        from: { state: 'security-only' },
        to: { state: 'supported', endOfLife: '2027-03-01' },
      },
      kubernetes: {},
    };
    const isOld = !this.#versions.has(id);
    if (dryRun) {
      const change = {
        apiVersion: 'helm.toolkit.fluxcd.io/v2',
        kind: 'HelmRelease',
        ...ref,
        change: 'changed',
        diff: '-version: 0.36.1\n+version: 0.37.2\n',
      };
      return answer({
        outcome: 'dry-run',
        advice,
        changes: [change],
        rendered: 'release',
      });
    }
    if (isOld) {
      this.#versions.set(id, 'upgrading');
      const reason = '0 of 1 replicas are ready';
      return answer({ outcome: 'upgrading', advice, reason });
    }
    if (this.#versions.get(id) === 'upgrading') {
      this.#versions.set(id, to);
      return answer(this.upgradeEnds);
    }
    return answer({ outcome: 'unchanged', from: to });
  }

  missing(ref: TenantRef): Answer {
    return refuse(404, 'NotFoundError', `tenant ${idOf(ref)} does not exist`, {
      field: 'tenant',
      value: idOf(ref),
    });
  }
}

function idOf({ host, namespace, name }: TenantRef): string {
  return `${host}/${namespace}/${name}`;
}

function controlPlaneOf(
  { namespace, name }: TenantRef,
  outcome: ObjectOutcome['outcome'],
): ObjectOutcome {
  return {
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    namespace,
    name,
    outcome,
  };
}

function objectsOf(
  namespace: string,
  name: string,
  outcome: ObjectOutcome['outcome'],
  uid?: string,
): ObjectOutcome[] {
  return [
    { apiVersion: 'v1', kind: 'Namespace', name: namespace, uid, outcome },
    {
      apiVersion: 'helm.toolkit.fluxcd.io/v2',
      kind: 'HelmRelease',
      namespace,
      name,
      outcome,
    },
  ];
}
