import {
  CreatableProfile,
  JsonRecord,
  TenantRef,
} from 'backstage-plugin-dapr-vcluster-common';

/**
 * A Kubernetes object a provisioner wants on the host, as plain JSON.
 *
 * @public
 */
export type HostObject = {
  apiVersion: string;
  kind: string;
  metadata: {
    name: string;
    namespace: string;
    labels?: Record<string, string>;
    annotations?: Record<string, string>;
    finalizers?: string[];
  };
  [field: string]: unknown;
};

/**
 * A namespaced kind a provisioner writes.
 *
 * @public
 */
export type HostKind = {
  /** `<group>/<version>` */
  apiVersion: string;
  kind: string;
  /** Lower-case plural used in paths. */
  plural: string;
};

/**
 * What is to be installed; all of it decided by owners, nothing of it by the tenant.
 *
 * @public
 */
export type ProvisionRequest = {
  ref: TenantRef;
  profile: CreatableProfile;
  chartVersion: string;
  values: JsonRecord;
  /** Labels every object must carry. */
  labels: Record<string, string>;
};

/**
 * What a provisioner that runs a program on the portal's machine is given.
 *
 * @public
 */
export type ProgramContext = {
  /** Path of a kubeconfig of the host that only this process may read; it is deleted after the call. */
  kubeconfig: string;
  /** Takes the program's output line by line; it is written to the log of the task that called. */
  log: (line: string) => void;
};

/**
 * How far what a provisioner wrote to a host has got, with the reason where it is not done. `failed` does not get better by
 * waiting.
 *
 * @public
 */
export type ProvisionProgress =
  | { state: 'done' }
  | { state: 'waiting' | 'failed'; reason: string };

/**
 * What speaks against a tenant on a host.
 *
 * @public
 */
export type ProvisionProblem = {
  /** One sentence without a full stop. */
  message: string;
  /** Field of the request that it is about; default `host`. */
  field?: string;
  fix: string;
};

/**
 * Reads an object of a host; undefined when it, or its kind, is not there. Throws when the portal may not.
 *
 * @public
 */
export type ReadHostObject = (
  kind: HostKind,
  ref: { namespace: string; name: string },
) => Promise<HostObject | undefined>;

/**
 * Turns a tenant into running software by writing objects to the host, into the tenant's own namespace or that of the
 * controller, which acts on them. Data in, data out: applying, waiting, dry runs and removal are done by the backend alike for all.
 * One that needs a program on the portal's machine instead has `program`.
 *
 * @public
 */
export type Provisioner = {
  /** As named in the configuration, e.g. `flux`. */
  readonly name: string;

  /** Kinds that must exist on the host, and what to do when one is missing. */
  readonly requires: { kinds: HostKind[]; fix: string };

  /** The GitOps tool whose controller acts on the objects, and whose marks are on what it installs. */
  readonly tool?: 'Flux' | 'Argo CD';

  /** What on the host speaks against installing a tenant, asked before anything is written. */
  refuse?(
    request: Pick<ProvisionRequest, 'ref' | 'profile'>,
    read: ReadHostObject,
  ): Promise<ProvisionProblem | undefined>;

  /** Objects to apply, in order. Names depend on the ref alone, so that a tenant can be found again. */
  render(request: ProvisionRequest): HostObject[];

  /**
   * Objects to remove, in order; the controller uninstalls the chart while the first one is being deleted. They are in the
   * tenant's own host namespace unless they name another; one that does is the tenant's when it has the labels.
   */
  owned(
    ref: TenantRef,
  ): Array<{ kind: HostKind; name: string; namespace?: string }>;

  /**
   * Chart version and values by the first of the objects of `owned`, for controllers that keep no release of Helm; undefined
   * when the object says neither.
   */
  release?(
    object: HostObject,
  ): Pick<ProvisionRequest, 'chartVersion' | 'values'> | undefined;

  /** How far the controller has got with the first of the objects of `owned`, as it is on the host. */
  progress?(object: HostObject): ProvisionProgress;

  /** Runs a program after the objects are applied, and before they are removed. Both calls can be repeated. */
  readonly program?: {
    /** `unchanged` when it is installed already: that never upgrades a tenant behind its owner's back. */
    install(
      request: ProvisionRequest,
      context: ProgramContext,
    ): Promise<'created' | 'unchanged'>;

    /** What `install` would do, with nothing stored; throws what it would throw. */
    tryInstall?(
      request: ProvisionRequest,
      context: ProgramContext,
    ): Promise<'would-create' | 'unchanged'>;

    /**
     * Brings an installed release to another version and other values, and does not wait until it runs. Without it,
     * tenants cannot be upgraded.
     */
    upgrade?(request: ProvisionRequest, context: ProgramContext): Promise<void>;

    /** The manifest of what `upgrade` would install, as YAML documents; nothing is stored. */
    tryUpgrade?(
      request: ProvisionRequest,
      context: ProgramContext,
    ): Promise<string>;

    /** Brings a release back to one of its revisions, whatever an interrupted upgrade has left. */
    rollback?(
      ref: TenantRef,
      revision: number,
      context: ProgramContext,
    ): Promise<void>;

    /** `unchanged` when there is nothing to uninstall. */
    uninstall(
      ref: TenantRef,
      context: ProgramContext,
    ): Promise<'deleted' | 'unchanged'>;
  };
};
