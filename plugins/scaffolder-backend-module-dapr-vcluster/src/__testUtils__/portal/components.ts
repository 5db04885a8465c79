import {
  ApplyComponent,
  DaprComponent,
  Finding,
  NotChecked,
  TenantRef,
  applyComponentResultSchema,
  daprComponentListSchema,
  deleteComponentResultSchema,
  OPERATION_SCHEMAS,
} from 'backstage-plugin-dapr-vcluster-common';
import { parse } from 'yaml';
import { Answer, FRESH, Seen, differs, ok, refuse } from './answer';

const G7: Finding = {
  ruleId: 'G7',
  severity: 'warning',
  title: 'a mistake in it stops the running apps',
  field: 'ignoreErrors',
  evidence: [],
  fix: 'Set ignoreErrors for the first roll-out.',
};

/** Dapr Components of the fake backend, which are on the host at the second read. */
export class FakeComponents {
  readonly byName = new Map<string, ApplyComponent>();
  /** States for the next reads; the last state stays. */
  synced: DaprComponent['synced'][] = ['waiting', 'in-sync'];

  /** What the check of the next writes leaves out. */
  notChecked: NotChecked[] = [];
  /** Whether the next reads find other kinds on the host; the last value stays. */
  arrives = [false, true];
  /** Apps whose sidecars have loaded the Dapr resource. */
  usedBy: string[] = [];

  apply(ref: TenantRef, { body, dryRun, update }: Seen): Answer {
    const component: ApplyComponent = body;
    const { namespace = 'default', name } = component;
    const key = `${namespace}/${name}`;
    const there = this.byName.get(key);
    const same = JSON.stringify(there) === JSON.stringify(component);
    if (there && !same && !update) {
      return differs(`Dapr Component "${name}"`, 'scopes');
    }
    if (!dryRun) {
      this.byName.set(key, component);
    }
    let outcome = there ? 'changed' : 'created';
    if (same) {
      outcome = 'unchanged';
    }
    if (dryRun) {
      outcome = 'dry-run';
    }
    return ok(
      applyComponentResultSchema.parse({
        outcome,
        virtual: { namespace, name },
        host: { namespace: ref.namespace, name },
        objects: [
          {
            apiVersion: 'dapr.io/v1alpha1',
            kind: 'Component',
            namespace: ref.namespace,
            name,
            outcome: dryRun ? 'would-create' : outcome,
          },
        ],
        findings: component.ignoreErrors ? [] : [G7],
        notChecked: this.notChecked,
        ...(dryRun && !component.secrets && { rendered: `# ${key}\n` }),
      }),
    );
  }

  list(ref: TenantRef): Answer {
    const synced = this.synced[0];
    if (this.synced.length > 1) {
      this.synced.shift();
    }
    const items = [...this.byName.values()].map(
      ({ namespace = 'default', name, type, version, scopes }) => ({
        name,
        kind: 'Component',
        virtual: { namespace, name },
        host: { namespace: ref.namespace, name },
        managedBy: 'portal',
        type,
        version,
        scopes,
        metadata: [],
        declared: 'yes',
        synced,
        loadedBy: [],
        findings: [],
        notChecked: this.notChecked,
      }),
    );
    const observedAt = FRESH.observedAt;
    return ok(
      daprComponentListSchema.parse({
        items,
        freshness: FRESH,
        declared: { state: 'known', value: items.length, observedAt },
      }),
    );
  }

  /** A Dapr Component as YAML, or another kind, which is on the host at the second read. */
  applyResource(ref: TenantRef, seen: Seen): Answer {
    const { kind, metadata, spec, scopes } = parse(seen.body.manifest);
    const { namespace = seen.body.namespace, name } = metadata;
    const { secrets } = seen.body;
    const body = { namespace, name, ...spec, scopes, secrets };
    const answer = this.apply(ref, { ...seen, body });
    const onHost = this.arrives[0];
    if (this.arrives.length > 1) {
      this.arrives.shift();
    }
    return answer.status < 400
      ? ok(
          OPERATION_SCHEMAS.applyResource.answer.parse({
            ...(answer.body as object),
            kind,
            name,
            ...(!seen.dryRun && { onHost }),
          }),
        )
      : answer;
  }

  deleteResource([kind, namespace, name]: string[], seen: Seen): Answer {
    if (this.usedBy.length > 0 && !seen.force) {
      return refuse(
        409,
        'ConflictError',
        `${kind} "${name}" is loaded by the running sidecars of ${this.usedBy}`,
      );
    }
    return this.delete(namespace, name, seen);
  }

  delete(namespace: string, name: string, { dryRun }: Seen): Answer {
    const key = `${namespace}/${name}`;
    const there = this.byName.has(key);
    if (!dryRun) {
      this.byName.delete(key);
    }
    const gone = dryRun ? 'dry-run' : 'deleted';
    const outcome = dryRun ? 'would-delete' : 'deleted';
    const removed = {
      apiVersion: 'dapr.io/v1alpha1',
      kind: 'Component',
      namespace,
      name,
      outcome,
    };
    return ok(
      deleteComponentResultSchema.parse({
        outcome: there ? gone : 'absent',
        removed: there ? [removed] : [],
      }),
    );
  }
}
