import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  HostObject,
  ProgramContext,
  Provisioner,
  ProvisionRequest,
} from 'backstage-plugin-dapr-vcluster-node';
import { TenantRef } from 'backstage-plugin-dapr-vcluster-common';
import { conflict } from '../../../platform/errors';
import { inPrivateFolder } from '../../../platform/privateFolder';
import { assertIndexFits } from './chartIndex';
import { helmError } from './helmErrors';
import { HelmOptions } from './HelmOptions';
import { releaseState } from './releaseState';
import { assertHelm } from './helmVersion';
import { HelmResult, runHelm } from './runHelm';

/**
 * Runs the real Helm on the portal's machine. Every argument is a constant, configuration, or the tenant's name and
 * namespace, which are DNS labels; values go by a file that only this process can read.
 */
export class HelmProvisioner implements Provisioner {
  readonly name = 'helm';
  readonly requires = { kinds: [], fix: '' };
  readonly #options: HelmOptions;
  readonly #assertIndex: (repository: string) => Promise<void>;

  constructor(options: HelmOptions, assertIndex = assertIndexFits) {
    this.#options = options;
    this.#assertIndex = assertIndex;
  }

  render(): HostObject[] {
    return [];
  }

  owned() {
    return [];
  }

  readonly program = {
    install: (request: ProvisionRequest, context: ProgramContext) =>
      this.#install(request, context),
    tryInstall: (request: ProvisionRequest, context: ProgramContext) =>
      this.#tryInstall(request, context),
    upgrade: (request: ProvisionRequest, context: ProgramContext) =>
      this.#upgrade(request, context),
    tryUpgrade: (request: ProvisionRequest, context: ProgramContext) =>
      this.#tryUpgrade(request, context),
    rollback: (ref: TenantRef, revision: number, context: ProgramContext) =>
      this.#rollback(ref, revision, context),
    uninstall: (ref: TenantRef, context: ProgramContext) =>
      this.#uninstall(ref, context),
  };

  async #install(request: ProvisionRequest, context: ProgramContext) {
    const { ref } = request;
    await assertHelm(this.#options);
    const state = await this.#state(ref, context);
    if (state === 'installed') {
      return 'unchanged' as const;
    }
    if (state === 'busy') {
      throw busy(ref);
    }
    if (state === 'broken') {
      context.log(
        `release ${ref.name} is left over from a failed or interrupted run: removing it first`,
      );
      await this.#remove(ref, context);
    }
    const result = await this.#runChart('install', request, [], context);
    if (result.code !== 0) {
      await this.#removeRemains(ref, context);
      throw this.#failure(result, ref, request.chartVersion);
    }
    return 'created' as const;
  }

  async #tryInstall(request: ProvisionRequest, context: ProgramContext) {
    const { ref } = request;
    await assertHelm(this.#options);
    const state = await this.#state(ref, context);
    if (state === 'installed') {
      return 'unchanged' as const;
    }
    if (state === 'busy') {
      throw busy(ref);
    }
    // Its output is everything the chart makes, Secrets included: not for any log.
    const quiet = { ...context, log: () => {} };
    const flags = ['--dry-run=server'];
    const result = await this.#runChart('install', request, flags, quiet);
    if (result.code !== 0) {
      throw this.#failure(result, ref, request.chartVersion);
    }
    return 'would-create' as const;
  }

  /** Values that the chart's older version had are not kept: the request has all. */
  async #upgrade(request: ProvisionRequest, context: ProgramContext) {
    const { ref } = request;
    await assertHelm(this.#options);
    if ((await this.#state(ref, context)) === 'busy') {
      throw busy(ref);
    }
    const flags = ['--reset-values'];
    const result = await this.#runChart('upgrade', request, flags, context);
    if (result.code !== 0) {
      throw this.#failure(result, ref, request.chartVersion);
    }
  }

  async #tryUpgrade(request: ProvisionRequest, context: ProgramContext) {
    await assertHelm(this.#options);
    // Its output is everything the chart makes, Secrets included: not for any log.
    const quiet = { ...context, log: () => {} };
    const flags = ['--reset-values', '--dry-run=server', '--output', 'json'];
    const result = await this.#runChart('upgrade', request, flags, quiet);
    if (result.code !== 0) {
      throw this.#failure(result, request.ref, request.chartVersion);
    }
    const { manifest } = JSON.parse(result.stdout) as { manifest?: string };
    return manifest ?? '';
  }

  async #rollback(ref: TenantRef, revision: number, context: ProgramContext) {
    await assertHelm(this.#options);
    const args = ['rollback', ref.name, String(revision), '--no-hooks'];
    const result = await this.#run(args, ref, context);
    if (result.code !== 0) {
      throw this.#failure(result, ref);
    }
  }

  async #runChart(
    verb: 'install' | 'upgrade',
    { ref, chartVersion, values, labels }: ProvisionRequest,
    flags: string[],
    context: ProgramContext,
  ) {
    const { chartRepository } = this.#options;
    if (chartRepository) {
      await this.#assertIndex(chartRepository);
    }
    return inPrivateFolder(async folder => {
      const file = join(folder, 'values.json');
      await writeFile(file, JSON.stringify(values), { mode: 0o600 });
      const args = [
        verb,
        ref.name,
        ...this.#chart(),
        '--version',
        chartVersion,
        '--values',
        file,
        '--labels',
        labelText(labels),
        ...flags,
      ];
      return this.#run(args, ref, context);
    });
  }

  async #uninstall(ref: TenantRef, context: ProgramContext) {
    await assertHelm(this.#options);
    const state = await this.#state(ref, context);
    if (state === 'absent') {
      return 'unchanged' as const;
    }
    await this.#remove(ref, context);
    return 'deleted' as const;
  }

  async #state(ref: TenantRef, context: ProgramContext) {
    const args = ['status', ref.name, '--output', 'json'];
    // Its output is the whole release, values included: not for any log.
    const result = await this.#run(args, ref, { ...context, log: () => {} });
    if (result.code === 0) {
      return releaseState(JSON.parse(result.stdout), this.#options);
    }
    if (/release: not found/.test(result.stderr)) {
      return 'absent' as const;
    }
    throw this.#failure(result, ref);
  }

  async #remove(ref: TenantRef, context: ProgramContext) {
    const args = ['uninstall', ref.name, '--ignore-not-found', '--no-hooks'];
    const result = await this.#run(args, ref, context);
    if (result.code !== 0) {
      throw this.#failure(result, ref);
    }
  }

  /** As `--atomic` does; its own failure must not hide the first one. */
  async #removeRemains(ref: TenantRef, context: ProgramContext) {
    try {
      await this.#remove(ref, context);
    } catch (error) {
      context.log(`remains could not be removed: ${(error as Error).message}`);
    }
  }

  #chart(): string[] {
    const { chart, chartRepository } = this.#options;
    if (!chartRepository) {
      return [chart];
    }
    return chartRepository.startsWith('oci://')
      ? [`${chartRepository.replace(/\/$/, '')}/${chart}`]
      : [chart, '--repo', chartRepository];
  }

  #run(args: string[], ref: TenantRef, { kubeconfig, log }: ProgramContext) {
    const { command, timeoutSeconds } = this.#options;
    const where = ['--namespace', ref.namespace, '--kubeconfig', kubeconfig];
    return runHelm({ command, args: [...args, ...where], timeoutSeconds, log });
  }

  #failure({ stderr }: HelmResult, ref: TenantRef, chartVersion?: string) {
    const { host, namespace, name: release } = ref;
    const subject = { host, namespace, release, chartVersion };
    return helmError(stderr, this.#options, subject);
  }
}

function labelText(labels: Record<string, string>): string {
  return Object.entries(labels)
    .map(([key, value]) => `${key}=${value}`)
    .join(',');
}

function busy({ name, namespace }: TenantRef) {
  return conflict(
    `another Helm operation on release "${name}" in namespace "${namespace}" is under way`,
    { fix: 'Wait until it has ended and try again.' },
  );
}
