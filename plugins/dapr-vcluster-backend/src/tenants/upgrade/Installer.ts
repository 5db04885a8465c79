import {
  CreatableProfile,
  ObjectOutcome,
  RenderedChange,
  TenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import {
  Provisioner,
  ProvisionRequest,
} from 'backstage-plugin-dapr-vcluster-node';
import {
  getIfPresent,
  KubeObject,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { isEqual } from 'lodash';
import { conflict } from '../../platform/errors';
import { HostHandle } from '../../platform/hosts';
import { outcomeOf } from '../../platform/kubernetes';
import { renderObjects, WantedObject } from '../create/installTenant';
import { ownLabels } from '../live/hostNamespace';
import { runProgram } from '../provisioners/runProgram';
import { ReleaseSpec } from './backup';
import { readRelease } from '../release/storedRelease';
import { readTenantRelease } from '../release/tenantRelease';
import {
  manifestObjects,
  RenderedObject,
  renderedChanges,
} from './rendered/renderedChanges';

/** What a dry run shows. */
export type Preview = {
  changes: RenderedChange[];
  rendered: 'chart' | 'release';
};

/** Parts of an object that its API server writes, or that say nothing of what is wanted. */
const NOT_SHOWN = [
  'managedFields',
  'resourceVersion',
  'generation',
  'uid',
  'creationTimestamp',
];

/** Brings the release of one tenant to other versions, by the provisioner's objects or its program. */
export class Installer {
  readonly #host: HostHandle;
  readonly #ref: TenantRef;
  readonly #profile: CreatableProfile;
  readonly #provisioner: Provisioner;

  /** What the program printed. */
  readonly log: string[] = [];

  constructor(given: {
    host: HostHandle;
    ref: TenantRef;
    profile: CreatableProfile;
    provisioner: Provisioner;
  }) {
    this.#host = given.host;
    this.#ref = given.ref;
    this.#profile = given.profile;
    this.#provisioner = given.provisioner;
  }

  /** @throws ConflictError when the provisioner cannot upgrade. */
  assertUpgradable(): void {
    const { program, name } = this.#provisioner;
    if (program && !(program.upgrade && program.rollback)) {
      throw conflict(`provisioner "${name}" cannot upgrade tenants`, {
        field: 'tenant',
        fix: 'Upgrade it with the tool that has installed it.',
      });
    }
  }

  /** What {@link bring} would change; nothing is stored. */
  async preview(spec: ReleaseSpec, manifest: string): Promise<Preview> {
    const { program } = this.#provisioner;
    if (program?.tryUpgrade) {
      const wanted = await runProgram(this.#host, this.log, context =>
        program.tryUpgrade!(this.#request(spec), context),
      );
      return {
        changes: renderedChanges(
          manifestObjects(manifest),
          manifestObjects(wanted),
        ),
        rendered: 'chart',
      };
    }
    const { client } = this.#host;
    const before: RenderedObject[] = [];
    const after: RenderedObject[] = [];
    for (const { resource, object } of this.#objects(spec)) {
      const there = await getIfPresent(client, resource, object.metadata);
      if (there) {
        before.push(shown(there));
      }
      after.push(shown(await client.apply(resource, object, { dryRun: true })));
    }
    return { changes: renderedChanges(before, after), rendered: 'release' };
  }

  /** Brings the release to a version and its values, and does not wait until it runs. */
  async bring(spec: ReleaseSpec): Promise<ObjectOutcome[]> {
    const { program } = this.#provisioner;
    if (program) {
      await runProgram(this.#host, this.log, context =>
        program.upgrade!(this.#request(spec), context),
      );
      return [];
    }
    const outcomes: ObjectOutcome[] = [];
    for (const { resource, object } of this.#objects(spec)) {
      const before = await getIfPresent(
        this.#host.client,
        resource,
        object.metadata,
      );
      const now = await this.#host.client.apply<KubeObject>(resource, object);
      const isSame =
        before?.metadata.resourceVersion === now.metadata.resourceVersion;
      outcomes.push(
        outcomeOf(resource, now.metadata, isSame ? 'unchanged' : 'changed'),
      );
    }
    return outcomes;
  }

  /** Brings the release back to what it was, without anything from the chart repository where Helm is run here. */
  async restore(before: ReleaseSpec): Promise<ObjectOutcome[]> {
    const { program } = this.#provisioner;
    if (!program) {
      return this.bring(before);
    }
    await runProgram(this.#host, this.log, context =>
      program.rollback!(this.#ref, before.revision!, context),
    );
    return [];
  }

  /** Ends what an interrupted run of the program has left: nothing else could be done with the release. */
  async cleanUp(before: ReleaseSpec): Promise<void> {
    const release = await readRelease(this.#host.client, this.#ref);
    if (
      this.#provisioner.program &&
      release?.newest.status.startsWith('pending')
    ) {
      await this.restore(before);
    }
  }

  /** Whether anything was changed since; what is not known counts as changed. */
  async hasChanged(before: ReleaseSpec): Promise<boolean> {
    const { newest } =
      (await readTenantRelease(
        this.#host.client,
        this.#ref,
        this.#provisioner,
      )) ?? {};
    return (
      newest?.revision !== before.revision ||
      newest?.version !== before.version ||
      !isEqual(newest?.values, before.values)
    );
  }

  #request({ version, values }: ReleaseSpec): ProvisionRequest {
    return {
      ref: this.#ref,
      profile: this.#profile,
      chartVersion: version,
      values,
      labels: ownLabels(this.#ref),
    };
  }

  #objects(spec: ReleaseSpec): WantedObject[] {
    return renderObjects(this.#provisioner, this.#request(spec));
  }
}

function shown(object: object): RenderedObject {
  const {
    status: _,
    metadata,
    ...rest
  } = object as RenderedObject & {
    status?: unknown;
  };
  const kept = Object.entries(metadata).filter(
    ([key]) => !NOT_SHOWN.includes(key),
  );
  return {
    ...rest,
    metadata: Object.fromEntries(kept),
  } as unknown as RenderedObject;
}
