import { readFile } from 'node:fs/promises';
import { LoggerService } from '@backstage/backend-plugin-api';
import { Config } from '@backstage/config';
import {
  Finding,
  findingLine,
  Setup as SetupAnswer,
} from 'backstage-plugin-dapr-vcluster-common';
import { RIGHTS_MANIFEST } from './manifests';
import { openPolicyFinding, OpenPolicyOptions } from './openPolicy';
import { unknownKeys } from './unknownKeys';

/** How the portal itself is set up: what is wrong with its configuration, and what a first host needs. */
export class Setup {
  readonly #services: OpenPolicyOptions & { logger: LoggerService };
  readonly #unknownKeys: readonly Finding[];
  readonly #isPermissionEnabled: boolean;
  #policy: Promise<Finding | undefined> | undefined;

  constructor(
    services: OpenPolicyOptions & { logger: LoggerService },
    config: Config,
  ) {
    this.#services = services;
    this.#unknownKeys = unknownKeys(config.getOptional('daprVcluster'));
    this.#isPermissionEnabled =
      config.getOptionalBoolean('permission.enabled') ?? false;
  }

  /** Logs what is wrong; call it when the other plugins of the backend run. */
  async warn(): Promise<void> {
    for (const finding of await this.#findings()) {
      this.#services.logger.warn(findingLine(finding));
    }
  }

  /** What the pages show of it. */
  async describe(): Promise<SetupAnswer> {
    const [findings, yaml] = await Promise.all([
      this.#findings(),
      readFile(RIGHTS_MANIFEST, 'utf8'),
    ]);
    return { findings, manifests: [{ name: 'rbac.yaml', yaml }] };
  }

  async #findings(): Promise<Finding[]> {
    this.#policy ??= openPolicyFinding(
      this.#services,
      this.#isPermissionEnabled,
    );
    try {
      const policy = await this.#policy;
      return [...this.#unknownKeys, ...(policy ? [policy] : [])];
    } catch (error) {
      // The permission backend may not have started: it is asked again the next time.
      this.#policy = undefined;
      this.#services.logger.debug(
        'The permission policy cannot be asked',
        error as Error,
      );
      return [...this.#unknownKeys];
    }
  }
}
