import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  AdoptTenant,
  AdoptTenantResult,
  ANNOTATION_ADOPTED,
  ANNOTATION_OWNER,
  ANNOTATION_PRESET,
  ANNOTATION_PROFILE,
  CreatableProfile,
  formatTenantRef,
  isCreatableProfile,
  LABEL_TENANT,
  minorOf,
  PROFILES,
  ReleaseTenantResult,
} from 'backstage-plugin-dapr-vcluster-common';
import {
  KubeObject,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { conflict } from '../../platform/errors';
import { toRouteError } from '../../platform/hosts';
import { normalizeOwner, TenantAuthorizer } from '../../platform/permissions';
import { unknownValue } from '../create/definition';
import { isOwnNamespace, WITHOUT_ADOPTION } from '../live/hostNamespace';
import { assertWritable, LiveTenant } from '../live/LiveTenant';
import { assertNotUpgrading } from '../live/upgradeRecord';
import { profilesOn, TenantOptions } from '../presets/options';
import { describeVcluster, VclusterDescription } from './describeVcluster';

/** What adopting needs. */
export type TenantAdopterOptions = {
  authorizer: TenantAuthorizer;
  options: TenantOptions;
};

/** Registers vclusters that something else has created, and undoes that. It writes to their namespace's metadata only. */
export class TenantAdopter {
  readonly #given: TenantAdopterOptions;

  constructor(given: TenantAdopterOptions) {
    this.#given = given;
  }

  /** @throws InputError, NotAllowedError, ConflictError or ServiceUnavailableError with field, value and fix. */
  adopt(
    tenant: LiveTenant,
    body: AdoptTenant,
    {
      dryRun,
      credentials,
    }: { dryRun: boolean; credentials: BackstageCredentials },
  ): Promise<AdoptTenantResult> {
    return onHost(tenant, async () => {
      const { ref, resource } = tenant;
      const owner = normalizeOwner(body.owner);
      await this.#given.authorizer.authorizeCreate(credentials, {
        ...resource,
        ref,
        owner,
      });
      assertWritable(tenant.host);
      const { workload } = tenant;
      if (!workload) {
        throw refuse(tenant, 'has no vcluster', 'Delete what is left of it.');
      }
      if (tenant.deletingSince) {
        throw refuse(tenant, 'is being deleted', 'Wait until it is gone.');
      }
      const present = ownerOf(tenant.namespace);
      if (isOwnNamespace(tenant.namespace, ref) || present !== undefined) {
        assertSame(tenant, owner, present);
      }
      const seen = await describeVcluster({ ...tenant, workload });
      const profile = this.#profile(tenant, body, seen);
      const preset = this.#preset(body);
      const answer = {
        id: formatTenantRef(ref),
        owner,
        profile,
        ...(preset && { preset }),
        ...(seen.chartVersion && { chartVersion: seen.chartVersion }),
        installedBy: seen.installedBy,
        findings: seen.findings,
      };
      if (present !== undefined) {
        return { ...answer, outcome: dryRun ? 'dry-run' : 'unchanged' };
      }
      await patchNamespace(tenant, dryRun, {
        labels: { [LABEL_TENANT]: ref.name },
        annotations: {
          [ANNOTATION_OWNER]: owner,
          [ANNOTATION_PROFILE]: profile,
          [ANNOTATION_PRESET]: preset ?? null,
          [ANNOTATION_ADOPTED]: new Date().toISOString(),
        },
      });
      return { ...answer, outcome: dryRun ? 'dry-run' : 'adopted' };
    });
  }

  /** @throws ConflictError for a tenant that was created by this portal, or is being upgraded. */
  release(
    tenant: LiveTenant,
    { dryRun }: { dryRun: boolean },
  ): Promise<ReleaseTenantResult> {
    return onHost(tenant, async () => {
      assertWritable(tenant.host);
      assertNotUpgrading(tenant);
      const { annotations = {} } = tenant.namespace.metadata;
      const id = formatTenantRef(tenant.ref);
      if (isOwnNamespace(tenant.namespace, tenant.ref)) {
        throw refuse(
          tenant,
          'was created by this portal',
          'Delete it, or change its owner.',
        );
      }
      if (annotations[ANNOTATION_OWNER] === undefined) {
        return { id, outcome: dryRun ? 'dry-run' : 'unchanged' };
      }
      await patchNamespace(tenant, dryRun, WITHOUT_ADOPTION);
      return { id, outcome: dryRun ? 'dry-run' : 'released' };
    });
  }

  /** The profile that is asked for, or that the vcluster fits; one that it does not fit is refused. */
  #profile(
    tenant: LiveTenant,
    { profile: asked }: AdoptTenant,
    seen: VclusterDescription,
  ): CreatableProfile {
    const offered = profilesOn(tenant.host, this.#given.options.profiles).map(
      ({ name }) => name,
    );
    const wanted = asked ?? seen.profile;
    if (asked !== undefined && !offered.some(name => name === asked)) {
      throw unknownValue('profile', asked, offered);
    }
    const fits =
      isCreatableProfile(wanted) &&
      isCreatableProfile(seen.profile) &&
      PROFILES[wanted].mode === PROFILES[seen.profile].mode &&
      hasVersion(wanted, seen.chartVersion);
    if (!fits) {
      throw conflict(
        `tenant "${formatTenantRef(
          tenant.ref,
        )}" does not fit profile "${wanted}": it is vcluster ${
          seen.chartVersion ?? 'of an unknown version'
        } in profile "${seen.profile}"`,
        {
          field: 'profile',
          value: wanted,
          fix: `Profiles of this portal are ${offered.join(
            ', ',
          )}; upgrade the vcluster to a version of one of them first.`,
        },
      );
    }
    return wanted;
  }

  #preset({ preset }: AdoptTenant): string | undefined {
    const { presets } = this.#given.options;
    if (preset !== undefined && !presets.some(({ name }) => name === preset)) {
      throw unknownValue(
        'preset',
        preset,
        presets.map(({ name }) => name),
      );
    }
    return preset;
  }
}

function hasVersion(name: CreatableProfile, version = ''): boolean {
  const [major, minor] = minorOf(version) ?? [-1, -1];
  const [first, last = Infinity] = PROFILES[name].minors;
  return major === 0 && minor >= first && minor <= last;
}

function ownerOf(namespace: KubeObject): string | undefined {
  return namespace.metadata.annotations?.[ANNOTATION_OWNER];
}

function assertSame(tenant: LiveTenant, owner: string, present = 'nobody') {
  if (present === owner && !isOwnNamespace(tenant.namespace, tenant.ref)) {
    return;
  }
  const id = formatTenantRef(tenant.ref);
  throw conflict(
    `tenant "${id}" is registered already, with owner ${present}`,
    {
      field: 'owner',
      value: owner,
      fix: `Change the annotation ${ANNOTATION_OWNER} of namespace "${tenant.ref.namespace}", or release it first.`,
    },
  );
}

/** Changes the very namespace that was looked at, in the version that was looked at. */
async function patchNamespace(
  { host, namespace }: LiveTenant,
  dryRun: boolean,
  metadata: Record<'labels' | 'annotations', Record<string, string | null>>,
): Promise<void> {
  const { name, uid, resourceVersion } = namespace.metadata;
  await host.client.patch(
    RESOURCES.namespaces,
    { name },
    { metadata: { uid, resourceVersion, ...metadata } },
    { dryRun },
  );
}

async function onHost<T>(
  { host }: LiveTenant,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw toRouteError(error, { place: `host ${host.name}` });
  }
}

function refuse({ ref }: LiveTenant, why: string, fix: string) {
  const id = formatTenantRef(ref);
  return conflict(`tenant "${id}" ${why}`, { field: 'tenant', value: id, fix });
}
