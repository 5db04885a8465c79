import {
  Sidecar,
  applyManifestsResultSchema,
  deleteManifestsResultSchema,
  OPERATION_SCHEMAS,
} from 'backstage-plugin-dapr-vcluster-common';
import { parseAllDocuments } from 'yaml';
import { Answer, FRESH, Seen, differs, ok } from './answer';

/** Applied objects and their sidecars, which are ready at the second read. */
export class FakeApps {
  readonly objects = new Map<string, any>();
  readonly #uids = new Map<string, string>();
  #made = 0;
  /** Changes for the next reads; the last change stays. */
  looks: Partial<Sidecar>[] = [
    { state: 'pending', summary: 'its image is being pulled' },
    {},
  ];

  apply({ body, dryRun }: Seen): Answer {
    const documents = parseAllDocuments(body.manifests).map(d => d.toJS());
    const changed = documents.find(
      object => this.objects.has(keyOf(object)) && !this.#isThere(object),
    );
    if (changed && body.onChange !== 'update') {
      return differs(keyOf(changed), 'spec');
    }
    const objects = documents.map(object => {
      const there = this.#isThere(object);
      const existed = this.objects.has(keyOf(object));
      if (!dryRun) {
        this.#keep(object);
      }
      const done = existed ? 'changed' : 'created';
      const made = dryRun ? 'would-create' : done;
      return {
        apiVersion: object.apiVersion,
        kind: object.kind,
        namespace: body.namespace ?? 'default',
        name: object.metadata.name,
        uid: this.#uids.get(keyOf(object)),
        outcome: there ? 'unchanged' : made,
      };
    });
    const same = objects.every(({ outcome }) => outcome === 'unchanged');
    const written = same ? 'unchanged' : 'applied';
    return ok(
      applyManifestsResultSchema.parse({
        outcome: dryRun ? 'dry-run' : written,
        objects,
        ...(dryRun &&
          documents.every(({ kind }) => kind !== 'Secret') && {
            rendered: `# ${documents.map(keyOf).join(', ')}\n`,
          }),
      }),
    );
  }

  sidecars(): Answer {
    const seen = this.looks[0];
    if (this.looks.length > 1) {
      this.looks.shift();
    }
    const observedAt = FRESH.observedAt;
    const items = [...this.objects.values()]
      .filter(object => object.kind === 'Deployment')
      .map(object => ({
        id: object.metadata.name,
        appId: object.spec.template.metadata.annotations['dapr.io/app-id'],
        app: object.metadata.name,
        state: 'ready',
        summary: 'ready',
        mode: 'sidecar',
        version: '1.18.3',
        loaded: {
          state: 'known',
          observedAt,
          value: [
            {
              name: 'my-statestore',
              type: 'state.redis',
              version: 'v1',
              capabilities: [],
            },
          ],
        },
        findings: [],
        ...seen,
      }));
    return ok(
      OPERATION_SCHEMAS.listSidecars.answer.parse({
        items,
        freshness: FRESH,
        virtual: { state: 'known', value: items.length, observedAt },
        findings: [],
        gaps: [],
      }),
    );
  }

  /** Objects are deleted immediately, in reverse order. */
  remove({ body, dryRun }: Seen): Answer {
    const targets = [...body.objects]
      .reverse()
      .filter((object: any) => this.#uids.get(idOf(object)) === object.uid);
    if (!dryRun) {
      targets.forEach(object => this.forget(idOf(object)));
    }
    const outcome = dryRun ? 'would-delete' : 'deleted';
    const done = targets.length > 0 ? 'deleted' : 'absent';
    return ok(
      deleteManifestsResultSchema.parse({
        outcome: dryRun ? 'dry-run' : done,
        removed: targets.map(({ uid: _, ...object }) => ({
          ...object,
          outcome,
        })),
        remaining: [],
      }),
    );
  }

  /** Deletes an object, like another client. */
  forget(id: string): void {
    this.objects.delete(id);
    this.#uids.delete(id);
  }

  #keep(object: any) {
    const key = keyOf(object);
    if (!this.objects.has(key)) {
      this.#made += 1;
      this.#uids.set(key, `uid-${this.#made}`);
    }
    this.objects.set(key, object);
  }

  #isThere(object: any): boolean {
    const there = this.objects.get(keyOf(object));
    return JSON.stringify(there) === JSON.stringify(object);
  }
}

function keyOf({ kind, metadata }: any): string {
  return idOf({ kind, name: metadata.name });
}

function idOf({ kind, name }: { kind: string; name: string }): string {
  return `${kind}/${name}`;
}
