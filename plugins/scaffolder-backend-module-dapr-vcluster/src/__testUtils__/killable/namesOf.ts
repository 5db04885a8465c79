import { once } from 'node:events';
import { IncomingMessage } from 'node:http';
import { get } from 'node:https';
import { json } from 'node:stream/consumers';
import { Sandbox } from 'dapr-vcluster-sandbox';

type List = { items: { metadata: { name: string } }[] };

/** Kinds that are made for a tenant, each with the path of its list. */
const KINDS: Record<string, string> = {
  ConfigMap: '/api/v1/namespaces/NAMESPACE/configmaps',
  HelmRelease:
    '/apis/helm.toolkit.fluxcd.io/v2/namespaces/NAMESPACE/helmreleases',
  LimitRange: '/api/v1/namespaces/NAMESPACE/limitranges',
  NetworkPolicy:
    '/apis/networking.k8s.io/v1/namespaces/NAMESPACE/networkpolicies',
  ResourceQuota: '/api/v1/namespaces/NAMESPACE/resourcequotas',
  RoleBinding:
    '/apis/rbac.authorization.k8s.io/v1/namespaces/NAMESPACE/rolebindings',
  Secret: '/api/v1/namespaces/NAMESPACE/secrets',
  Service: '/api/v1/namespaces/NAMESPACE/services',
  StatefulSet: '/apis/apps/v1/namespaces/NAMESPACE/statefulsets',
};

/** Kinds and names of the objects of a tenant on the simulated host, with its name written as `T`. */
export async function namesOf(
  sandbox: Sandbox,
  name: string,
): Promise<string[]> {
  const { server } = sandbox.hosts.sandbox!;
  const all: string[] = [];
  for (const [kind, path] of Object.entries(KINDS)) {
    const url = `${server.url}${path.replace('NAMESPACE', `vcluster-${name}`)}`;
    const request = get(url, {
      ca: Buffer.from(server.caData, 'base64'),
      headers: { authorization: `Bearer ${server.adminToken}` },
    });
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    const { items } = (await json(response)) as List;
    all.push(
      ...items.map(({ metadata }) =>
        `${kind} ${metadata.name}`.replaceAll(name, 'T'),
      ),
    );
  }
  return all.sort();
}
