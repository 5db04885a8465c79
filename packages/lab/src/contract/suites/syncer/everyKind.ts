import {
  DAPR_KIND_TABLE,
  DaprKind,
} from 'backstage-plugin-dapr-vcluster-common';
import { KubeObject } from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { component } from '../../objects';
import { SyncerStage } from '../../SyncerStage';

const SPECS: Record<Exclude<DaprKind, 'Component'>, object> = {
  Configuration: {
    spec: {
      tracing: { samplingRate: '1' },
      accessControl: { defaultAction: 'deny' },
    },
  },
  Subscription: {
    spec: { pubsubname: 'bus', topic: 'paid', routes: { default: '/paid' } },
    scopes: ['cart'],
  },
  Resiliency: {
    spec: {
      policies: { timeouts: { short: '5s' } },
      targets: { apps: { cart: { timeout: 'short' } } },
    },
    scopes: ['cart'],
  },
  HTTPEndpoint: {
    spec: { baseUrl: 'https://billing.example.org' },
    scopes: ['cart'],
  },
  WorkflowAccessPolicy: {
    spec: {
      rules: [
        {
          callers: [{ appID: 'cart' }],
          workflows: [{ name: 'ship', operations: ['schedule'] }],
        },
      ],
    },
    scopes: ['cart'],
  },
  MCPServer: {
    spec: {
      endpoint: { streamableHTTP: { url: 'https://mcp.example.org/mcp' } },
    },
    scopes: ['cart'],
  },
};

const KINDS = Object.values(DAPR_KIND_TABLE);

/** All kinds of Dapr that the host serves. */
export function everyKindSuite(stage: SyncerStage) {
  describe('every kind of Dapr', () => {
    const declared = (kind: DaprKind): KubeObject => ({
      apiVersion: DAPR_KIND_TABLE[kind].apiVersion,
      kind,
      metadata: { namespace: 'default', name: 'bus' },
      ...(kind === 'Component'
        ? component('bus', 'default', {
            type: 'pubsub.in-memory',
            metadata: {},
            scopes: ['cart'],
          })
        : SPECS[kind]),
    });

    it.each(KINDS.map(({ kind }) => kind))(
      '%s is copied field by field',
      async kind => {
        const resource = DAPR_KIND_TABLE[kind];
        await stage.apply(declared(kind));
        const said = await stage.said(resource, 'bus', { state: 'synced' });
        expect(said.findings.map(({ severity }) => severity)).not.toContain(
          'error',
        );
        const { metadata: _, ...inVcluster } = await stage.virtual.get(
          resource,
          { namespace: 'default', name: 'bus' },
        );
        const { metadata, ...onHost } = await stage.copy(resource, 'bus');
        expect(onHost).toEqual(inVcluster);
        expect(metadata.annotations).not.toHaveProperty([
          'kubectl.kubernetes.io/last-applied-configuration',
        ]);
      },
    );

    it('goes from the host when it is deleted', async () => {
      for (const resource of KINDS) {
        await stage.delete(resource, 'bus');
      }
      for (const resource of KINDS) {
        await stage.gone(resource, 'bus');
      }
    });
  });
}
