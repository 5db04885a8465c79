import { ApiServer, ApiServerOptions } from './ApiServer';
import { TokenIssuer } from './tokens/TokenIssuer';
import { aggregateRoles } from './authz/aggregateRoles';
import { Rbac } from './authz/Rbac';
import { realClock } from '../clock/Clock';
import { followDefinitions } from './crd/DefinitionController';
import { Faults } from './faults/Faults';
import { collectGarbage } from './gc/GarbageCollector';
import { OwnerIndex } from './storage/OwnerIndex';
import { dispatch } from './http/dispatch';
import { listen } from './http/listen';
import { RequestLog } from './request/RequestLog';
import { builtinKinds } from './kinds/builtin';
import { KindRegistry } from './kinds/KindRegistry';
import { kubeconfigFor } from './kubeconfig';
import { IdentitySource } from './meta/identity';
import { requestedUsage } from './metrics/usage';
import { bootstrap } from './namespaces/bootstrap';
import { NamespaceController } from './namespaces/NamespaceController';
import { servePortForward } from './portForward/servePortForward';
import { protectStorage } from './protection/protectStorage';
import { ServerContext } from './context/ServerContext';
import { ObjectStore } from './storage/ObjectStore';
import { dump, loadObjects } from './crd/restore';
import { sharedCertificateAuthority } from './tls/CertificateAuthority';
import { WatchRegistry } from './faults/WatchRegistry';

const ADMIN = { username: 'kubernetes-admin', groups: ['system:masters'] };

/** Starts a Kubernetes API server on 127.0.0.1 and resolves once it answers. */
export async function startApiServer(
  options: ApiServerOptions,
): Promise<ApiServer> {
  const ca = options.ca ?? sharedCertificateAuthority();
  const signingKey =
    options.restore?.signingKey ?? new IdentitySource(options.seed).secret();
  const context = createContext(options, signingKey);
  if (!context.readOnly) {
    startControllers(context, ca.certPem);
  }
  const listener = await listen({
    port: options.port ?? 0,
    pair: ca.server(),
    http2: options.http2,
    refuses: () => context.faults.refusesConnections,
    onRequest: (request, response) => dispatch(context, request, response),
    onUpgrade: (request, connection, head) =>
      servePortForward(context, request, connection, head),
  });
  context.faults.refusalChanged = on => on && listener.dropConnections();
  const url = `https://127.0.0.1:${listener.port}`;
  const caData = Buffer.from(ca.certPem).toString('base64');
  const adminToken = context.tokens.issue(ADMIN);
  return {
    url,
    caData,
    adminToken,
    faults: context.faults,
    requests: context.requests,
    store: context.store,
    issueToken: user => context.tokens.issue(user),
    serviceAccountToken: (namespace, name) =>
      context.tokens.issue({
        username: `system:serviceaccount:${namespace}:${name}`,
      }),
    kubeconfig: (token = adminToken, contextName = options.name) =>
      kubeconfigFor({ url, caData, token, contextName }),
    dump: () => dump(context, signingKey),
    setPodBackend: backend => {
      context.pods = backend;
    },
    close: async () => {
      context.watches.active().forEach(watch => watch.end());
      await listener.close();
    },
  };
}

function createContext(
  options: ApiServerOptions,
  signingKey: string,
): ServerContext {
  const clock = options.clock ?? realClock;
  const store = new ObjectStore(
    options.restore?.resourceVersion,
    options.compactionLimit,
  );
  const watches = new WatchRegistry();
  const base = {
    name: options.name,
    clock,
    store,
    kinds: new KindRegistry(servedKinds(options)),
    ids: new IdentitySource(options.seed),
  };
  loadObjects(base, options.restore?.objects ?? []);
  loadObjects(base, options.initial ?? []);
  if (!options.readOnly) {
    bootstrap(base);
  }
  return {
    ...base,
    kubernetesVersion: options.kubernetesVersion ?? 'v1.36.3',
    readOnly: options.readOnly ?? false,
    tokens: new TokenIssuer(signingKey, clock),
    watches,
    faults: new Faults(watches),
    requests: new RequestLog(),
    rbac: new Rbac(store),
    owners: new OwnerIndex(store),
    usage:
      options.usage === 'none' ? () => ({}) : options.usage ?? requestedUsage,
    pods: options.pods,
  };
}

function servedKinds({ usage }: ApiServerOptions) {
  return builtinKinds().filter(
    ({ group }) => usage !== 'none' || group !== 'metrics.k8s.io',
  );
}

/** Starts what works on the objects behind the API. */
function startControllers(context: ServerContext, caPem: string): void {
  followDefinitions(context);
  aggregateRoles(context.store, context.rbac);
  collectGarbage(context);
  protectStorage(context);
  new NamespaceController(context, caPem).start();
}
