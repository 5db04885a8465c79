import { TenantRef } from 'backstage-plugin-dapr-vcluster-common';
import {
  HostObject,
  Provisioner,
  ProvisionRequest,
  ReadHostObject,
} from 'backstage-plugin-dapr-vcluster-node';
import { conflict } from '../../../platform/errors';

/**
 * Tenants are described in Git: they are created and changed by pull requests only. What the tool that applies Git has on the
 * host is read as if the portal had written it, and shown in dry runs.
 */
export class GitProvisioner implements Provisioner {
  readonly name = 'git';
  readonly tool: Provisioner['tool'];
  readonly requires: Provisioner['requires'];
  readonly #applies: Provisioner;

  /** @param applies - the provisioner whose objects are in Git */
  constructor(applies: Provisioner) {
    this.#applies = applies;
    this.tool = applies.tool;
    this.requires = applies.requires;
  }

  async refuse(
    request: Pick<ProvisionRequest, 'ref' | 'profile'>,
    read: ReadHostObject,
  ) {
    return this.#applies.refuse?.(request, read);
  }

  render(request: ProvisionRequest) {
    return this.#applies.render(request);
  }

  owned(ref: TenantRef) {
    return this.#applies.owned(ref);
  }

  release(object: HostObject) {
    return this.#applies.release?.(object);
  }
}

/** Whether tenants are created and changed by pull requests only. */
export function isGit({ name }: Pick<Provisioner, 'name'>): boolean {
  return name === 'git';
}

/** @throws ConflictError when the portal is not to create tenants itself. */
export function assertDirect(provisioner: Pick<Provisioner, 'name'>): void {
  if (isGit(provisioner)) {
    throw conflict(
      'this portal creates no tenants on hosts itself: daprVcluster.provisioner is git',
      {
        field: 'provisioner',
        value: 'git',
        fix: 'Choose "Open a pull request" in the form, or use the action vcluster:files.',
      },
    );
  }
}
