import { PROFILES, TenantRef } from 'backstage-plugin-dapr-vcluster-common';
import {
  HostObject,
  Provisioner,
  ProvisionProblem,
  ProvisionRequest,
  ReadHostObject,
} from 'backstage-plugin-dapr-vcluster-node';
import { Application, IN_CLUSTER } from '../../../inventory/argocd';
import { isOfPortal } from '../../live/hostNamespace';
import { applicationProgress } from './applicationProgress';
import { APP_PROJECT, APPLICATION } from './kinds';
import { ArgoCdOptions } from './options';
import { projectProblem } from './project';

/** With it Argo CD deletes what it has made before the Application goes. */
const FINALIZER = 'resources-finalizer.argocd.argoproj.io';

/** Argo CD tracks its objects by a label with the name of their Application, unless told otherwise. */
const MOST_CHARACTERS = 63;

/**
 * Fields of the control plane that pausing changes: with `RespectIgnoreDifferences` neither self-healing nor a later
 * synchronization brings a paused tenant back.
 */
const IGNORED = ['StatefulSet', 'Deployment'].map(kind => ({
  group: 'apps',
  kind,
  jsonPointers: ['/spec/replicas'],
}));

/** Lets Argo CD on the host install the vcluster chart: an Application for each tenant. */
export class ArgoCdProvisioner implements Provisioner {
  readonly name = 'argocd';
  readonly tool = 'Argo CD';
  readonly requires = {
    kinds: [APPLICATION, APP_PROJECT],
    fix: 'Install Argo CD (2.6 or newer) on the host, or choose another provisioner.',
  };
  readonly #options: ArgoCdOptions;

  constructor(options: ArgoCdOptions) {
    this.#options = options;
  }

  render({ ref, labels, ...request }: ProvisionRequest): HostObject[] {
    const { chart, project } = this.#options;
    return [
      {
        apiVersion: APPLICATION.apiVersion,
        kind: APPLICATION.kind,
        metadata: { ...this.#place(ref), labels, finalizers: [FINALIZER] },
        spec: {
          project,
          source: {
            repoURL: this.#repository(),
            chart,
            targetRevision: request.chartVersion,
            helm: { releaseName: ref.name, valuesObject: request.values },
          },
          destination: { server: IN_CLUSTER.server, namespace: ref.namespace },
          syncPolicy: {
            automated: { prune: true, selfHeal: true },
            // A failed synchronization is tried again.
            retry: { limit: 3 },
            syncOptions: ['RespectIgnoreDifferences=true'],
          },
          ignoreDifferences: IGNORED,
        },
      },
    ];
  }

  owned(ref: TenantRef) {
    const { name, namespace } = this.#place(ref);
    return [{ kind: APPLICATION, name, namespace }];
  }

  progress(object: HostObject) {
    return applicationProgress(object as unknown as Application);
  }

  release(object: HostObject) {
    const { source } = (object as unknown as Application).spec ?? {};
    return source?.targetRevision === undefined
      ? undefined
      : {
          chartVersion: source.targetRevision,
          values: source.helm?.valuesObject ?? {},
        };
  }

  async refuse(
    { ref, profile }: Pick<ProvisionRequest, 'ref' | 'profile'>,
    read: ReadHostObject,
  ): Promise<ProvisionProblem | undefined> {
    const { namespace: argocd, project: name } = this.#options;
    const place = this.#place(ref);
    const tooLong = this.#tooLong(ref);
    if (tooLong) {
      return tooLong;
    }
    const present = await read(APPLICATION, place);
    if (present && !isOfPortal(present, ref)) {
      return {
        message: `Application "${place.name}" in namespace "${place.namespace}" is there already and was not made for this tenant`,
        field: 'namespace',
        fix: 'Choose another name or namespace, or delete it.',
      };
    }
    const project = await read(APP_PROJECT, { namespace: argocd, name });
    if (!project) {
      return {
        message: `AppProject "${name}" is not in namespace "${argocd}"`,
        fix: 'Create it, or correct daprVcluster.argocd.project and daprVcluster.argocd.namespace.',
      };
    }
    return projectProblem(project, {
      ref,
      argocd,
      namespace: place.namespace,
      repository: this.#repository(),
      isClusterWide: PROFILES[profile].mode === 'multi-namespace',
    });
  }

  /** No two tenants share a host namespace, so that its name is one of its own among Argo CD's Applications too. */
  #place({ namespace, name }: TenantRef): { namespace: string; name: string } {
    const { applications, namespace: argocd } = this.#options;
    return applications === 'tenant'
      ? { namespace, name }
      : { namespace: argocd, name: namespace };
  }

  /** Outside of its own namespace, Argo CD calls an Application `<namespace>_<name>`. */
  #tooLong(ref: TenantRef): ProvisionProblem | undefined {
    const { namespace, name } = this.#place(ref);
    const instance =
      this.#options.applications === 'tenant' ? `${namespace}_${name}` : name;
    const over = instance.length - MOST_CHARACTERS;
    return over > 0
      ? {
          message: `Argo CD would call the tenant "${instance}", which has ${instance.length} characters; its label for that holds ${MOST_CHARACTERS}`,
          field: 'name',
          fix: `Shorten name and namespace by ${over} characters together.`,
        }
      : undefined;
  }

  /** Argo CD takes registries without their scheme. */
  #repository(): string {
    return this.#options.chartRepository.replace(/^oci:\/\//, '');
  }
}
