import {
  ApplyComponent,
  ApplyComponentResult,
  ApplyManifests,
  ApplyManifestsResult,
  ApplyResource,
  ApplyResourceResult,
  DaprComponentList,
  DaprResourceList,
  DeleteComponentResult,
  DeleteManifests,
  DeleteManifestsResult,
  Difference,
  SecretNames,
  TenantContext,
  TenantCheck,
} from '../contract';
import { TenantRef } from '../tenants';
import { createCall } from './call';
import { CallOptions, ClientOptions } from './http';
import { TenantClient } from './TenantClient';
import {
  WriteOptions,
  DeleteOptions,
  ApplyOptions,
  DaprResourceName,
} from './options';

/**
 * Calls of the operations on Dapr resources and manifests of a tenant.
 *
 * @public
 */
export class ResourceClient extends TenantClient {
  readonly #call: ReturnType<typeof createCall>['call'];

  constructor(options: ClientOptions) {
    super(options);
    this.#call = createCall(options).call;
  }

  listComponents(
    ref: TenantRef,
    call?: CallOptions,
  ): Promise<DaprComponentList> {
    return this.#call('listComponents', { path: ref }, call);
  }

  /** Registers a Dapr Component; one that exists with other values is a conflict unless `update` is set. */
  applyComponent(
    ref: TenantRef,
    body: ApplyComponent,
    { dryRun, update, ...call }: ApplyOptions = {},
  ): Promise<ApplyComponentResult> {
    const input = { path: ref, query: { dryRun, update }, body };
    return this.#call('applyComponent', input, call);
  }

  deleteComponent(
    ref: TenantRef,
    { namespace, name }: { namespace: string; name: string },
    { dryRun, force, ...call }: DeleteOptions = {},
  ): Promise<DeleteComponentResult> {
    const path = { ...ref, virtualNamespace: namespace, component: name };
    const query = { dryRun, force };
    return this.#call('deleteComponent', { path, query }, call);
  }

  /** Dapr resources besides Components: declared, and on the host. */
  listResources(ref: TenantRef, call?: CallOptions): Promise<DaprResourceList> {
    return this.#call('listResources', { path: ref }, call);
  }

  /** Registers one Dapr resource, given as YAML; as `applyComponent`. */
  applyResource(
    ref: TenantRef,
    body: ApplyResource,
    { dryRun, update, ...call }: ApplyOptions = {},
  ): Promise<ApplyResourceResult> {
    const input = { path: ref, query: { dryRun, update }, body };
    return this.#call('applyResource', input, call);
  }

  /** Puts a Dapr resource on the host back to what was registered through the portal. */
  restoreResource(
    ref: TenantRef,
    resource: DaprResourceName,
    { dryRun, ...call }: WriteOptions = {},
  ): Promise<ApplyResourceResult> {
    const input = { path: inPath(ref, resource), query: { dryRun } };
    return this.#call('restoreResource', input, call);
  }

  deleteResource(
    ref: TenantRef,
    resource: DaprResourceName,
    { dryRun, force, ...call }: DeleteOptions = {},
  ): Promise<DeleteComponentResult> {
    const input = { path: inPath(ref, resource), query: { dryRun, force } };
    return this.#call('deleteResource', input, call);
  }

  /** What differs, field by field, between a Dapr resource in the vcluster and its copy on the host. */
  getDifference(
    ref: TenantRef,
    resource: DaprResourceName,
    call?: CallOptions,
  ): Promise<Difference> {
    return this.#call('getDifference', { path: inPath(ref, resource) }, call);
  }

  /**
   * What Dapr Components and files for one virtual namespace are checked against; see `tenantContext`.
   *
   * `claims` are the keys of broker claims to ask for, at most 50; see `brokerClaims`.
   */
  getTenantContext(
    ref: TenantRef,
    {
      namespace,
      claims,
      ...call
    }: CallOptions & { namespace?: string; claims?: readonly string[] } = {},
  ): Promise<TenantContext> {
    const input = {
      path: ref,
      query: {
        namespace,
        ...(claims?.length && { claims: JSON.stringify(claims) }),
      },
    };
    return this.#call('getTenantContext', input, call);
  }

  /** The guardrails on everything a tenant has. */
  checkTenant(ref: TenantRef, call?: CallOptions): Promise<TenantCheck> {
    return this.#call('checkTenant', { path: ref }, call);
  }

  /** Names of Secrets and keys a Dapr Component of the tenant may refer to. */
  listSecretNames(ref: TenantRef, call?: CallOptions): Promise<SecretNames> {
    return this.#call('listSecretNames', { path: ref }, call);
  }

  applyManifests(
    ref: TenantRef,
    body: ApplyManifests,
    { dryRun, ...call }: WriteOptions = {},
  ): Promise<ApplyManifestsResult> {
    const input = { path: ref, query: { dryRun }, body };
    return this.#call('applyManifests', input, call);
  }

  /** Requests deletion of applied objects and waits a bounded time; call again while the outcome is `deleting`. */
  deleteManifests(
    ref: TenantRef,
    body: DeleteManifests,
    { dryRun, ...call }: WriteOptions = {},
  ): Promise<DeleteManifestsResult> {
    const input = { path: ref, query: { dryRun }, body };
    return this.#call('deleteManifests', input, call);
  }
}

function inPath(ref: TenantRef, { kind, namespace, name }: DaprResourceName) {
  return { ...ref, kind, virtualNamespace: namespace, resource: name };
}
