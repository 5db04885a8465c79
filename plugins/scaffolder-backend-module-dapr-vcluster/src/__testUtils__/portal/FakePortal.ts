import {
  GuardrailPolicy,
  NotChecked,
  OPERATIONS,
  TenantCheck,
  TenantRef,
  OPERATION_SCHEMAS,
} from 'backstage-plugin-dapr-vcluster-common';
import { adoptAnswer, releaseAnswer } from './adopt';
import { Answer, Seen, ok, refuse } from './answer';
import { FakeApps } from './apps';
import { FakeComponents } from './components';
import { kubeconfigAnswer } from './kubeconfig';
import { extendAnswer } from './lifecycle';
import { tenantFilesAnswer } from './tenantFiles';
import { FakeTenants } from './tenants';
import { FakeWaves } from './waves';

/**
 * The routes of the backend with state in memory. Each response is parsed with the schemas of the contract.
 */
export class FakePortal {
  readonly seen: Seen[] = [];
  readonly tenants = new FakeTenants();
  readonly components = new FakeComponents();
  readonly apps = new FakeApps();
  readonly waves = new FakeWaves();
  /** Options of the platform team. */
  guardrails: GuardrailPolicy = { rules: {} };
  /** Result of the tenant check. */
  tenantCheck: TenantCheck = { findings: [], objects: 0, notChecked: [] };
  /** Keys of broker claims that other tenants have. */
  claims: string[] = [];
  /** Names of the Secrets of each virtual namespace; unknown where it is empty. */
  secrets: Record<string, string[]> = {};
  /** What the tenant context lacks. */
  notChecked: NotChecked[] = [];
  /** Responses that override the routes. */
  readonly interruptions: Answer[] = [];
  /** Called after each request was recorded. */
  onRequest: (seen: Seen) => void = () => {};

  /** Requests for writes. */
  get writes(): Seen[] {
    return this.seen.filter(
      ({ method, dryRun }) => method !== 'GET' && !dryRun,
    );
  }

  answer(seen: Seen): Answer {
    // Polled at any time.
    if (seen.path.startsWith('/installations/')) {
      return ok({ lines: [], next: 0 });
    }
    this.seen.push(seen);
    this.onRequest(seen);
    const interruption = this.interruptions.shift();
    if (interruption) {
      return interruption;
    }
    const { method, path } = seen;
    if (path === OPERATIONS.createTenant.path && method === 'POST') {
      return this.tenants.create(seen);
    }
    if (path === OPERATIONS.renderTenant.path) {
      return tenantFilesAnswer(seen);
    }
    if (path === OPERATIONS.getOptions.path) {
      const { guardrails } = this;
      return ok(
        OPERATION_SCHEMAS.getOptions.answer.parse({
          hosts: [],
          profiles: [
            {
              name: 'oss-hostmanaged',
              title: 'Open source',
              description: '',
              chartVersion: '0.36.1',
              isDefault: true,
              support: { state: 'security-only' },
            },
          ],
          presets: [],
          guardrails,
        }),
      );
    }
    if (path.startsWith('/upgrade-waves')) {
      return this.waves.answer(seen);
    }
    const [, root, host, namespace, name, what, ...rest] = path
      .split('/')
      .map(decodeURIComponent);
    if (root !== 'tenants' || !name) {
      return refuse(404, 'NotFoundError', `no route ${path}`);
    }
    return this.#ofTenant({ host, namespace, name }, what, rest, seen);
  }

  #ofTenant(
    ref: TenantRef,
    what: string | undefined,
    rest: string[],
    seen: Seen,
  ): Answer {
    if (seen.method === 'DELETE' && !what) {
      return this.tenants.delete(ref, seen);
    }
    const { host, namespace, name } = ref;
    if (!this.tenants.byId.has(`${host}/${namespace}/${name}`)) {
      return this.tenants.missing(ref);
    }
    switch (`${seen.method} ${what ?? ''}`) {
      case 'GET ':
        return this.tenants.get(ref);
      case 'POST pause':
        return this.tenants.pause(ref, seen);
      case 'POST resume':
        return this.tenants.resume(ref, seen);
      case 'POST extend':
        return extendAnswer(ref, seen);
      case 'POST adopt':
        return adoptAnswer(ref, seen);
      case 'DELETE adopt':
        return releaseAnswer(ref, seen);
      case 'POST upgrade':
        return this.tenants.upgrade(ref, seen);
      case 'POST kubeconfig':
        return kubeconfigAnswer(ref, seen);
      case 'POST components':
        return this.components.apply(ref, seen);
      case 'GET context':
        return ok(
          OPERATION_SCHEMAS.getTenantContext.answer.parse({
            tenant: { name: ref.name },
            namespace: seen.namespace ?? 'default',
            profile: 'oss-hostmanaged',
            components: [],
            secrets: this.secrets[seen.namespace ?? 'default'],
            policy: this.guardrails,
            claims: this.claims.filter(key => seen.claims?.includes(key)),
            notChecked: this.notChecked,
          }),
        );
      case 'GET check':
        return ok(OPERATION_SCHEMAS.checkTenant.answer.parse(this.tenantCheck));
      case 'GET components':
        return this.components.list(ref);
      case 'DELETE components':
        return this.components.deleteResource(['Component', ...rest], seen);
      case 'POST resources':
        return this.components.applyResource(ref, seen);
      case 'DELETE resources':
        return this.components.deleteResource(rest, seen);
      case 'POST manifests':
        return rest[0] === 'removal'
          ? this.apps.remove(seen)
          : this.apps.apply(seen);
      case 'GET sidecars':
        return this.apps.sidecars();
      default:
        return refuse(404, 'NotFoundError', `no route ${what}`);
    }
  }
}
