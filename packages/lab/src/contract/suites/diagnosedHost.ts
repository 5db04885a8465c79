import {
  deleteIfPresent,
  getIfPresent,
  KubeClient,
  KubeObject,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { ControlPlane, INJECTOR } from '../diagnosis/ControlPlane';
import { app } from '../objects';
import { Stage } from '../Stage';
import { until } from '../until';

type Role = {
  rules: { resources?: string[] }[];
} & KubeObject;

/** The portal's rights to read. */
const READER = { name: 'backstage-dapr-vcluster-read' };
const ALLOWED = 'vcluster-*:vc-*';

/** What a host does to the apps of all its tenants is said of each. */
export function diagnosedHostSuite(stage: Stage) {
  describe('the diagnosis of what the host does', () => {
    let plane: ControlPlane;
    beforeAll(() => {
      plane = new ControlPlane(stage.bench.host);
    });
    const host = (): KubeClient => stage.bench.host;
    const deploy = (name: string) =>
      stage.single.virtual.create(RESOURCES.deployments, app(name));
    const findingOf = async (name: string, rule: string) => {
      const found = await stage.observer.findingOf(stage.single, name, rule);
      return found.finding;
    };
    /** The app of whose pod a rule speaks: the API server learns of changed webhooks with a short delay. */
    const soon = (rule: string) =>
      until(`an app with ${rule}`, async () => {
        const name = `app-${Date.now().toString(36)}`;
        await deploy(name);
        const diagnosed = await until(`${name} to be diagnosed`, async () => {
          const list = await stage.observer.sidecars(stage.single);
          const sidecar = list?.items.find(each => each.app === name);
          return sidecar?.state !== 'pending' && sidecar;
        });
        return diagnosed.findings.some(({ ruleId }) => ruleId === rule) && name;
      });

    it.each([
      ['sentry', 'dapr-sentry', /Fetching initial identity/],
      [
        'operator',
        'dapr-operator',
        /Initializing the operator client|context deadline exceeded/,
      ],
    ])('says that %s is not reached', async (part, deployment, last) => {
      const name = `without-${part}`;
      await plane.scale(deployment, 0);
      try {
        await deploy(name);
        const { evidence } = await findingOf(
          name,
          `sidecar/${part}-unreachable`,
        );
        expect(evidence[0].value).toMatch(last);
      } finally {
        await plane.scale(deployment, 1);
      }
      await until(`${name} to be ready`, async () => {
        const list = await stage.observer.sidecars(stage.single);
        return list?.items.some(
          each => each.app === name && each.state === 'ready',
        );
      });
    });

    it('says why a pod is refused while the injector does not answer and must', async () => {
      await plane.registerWebhook({ failurePolicy: 'Fail' });
      await plane.scale(INJECTOR.name, 0);
      try {
        const name = await soon('rejected/injector-failing');
        const { evidence } = await findingOf(name, 'rejected/injector-failing');
        expect(evidence[0].value).toContain('failed calling webhook');
      } finally {
        await plane.registerWebhook();
      }
    });

    it('says that the injector was down, and later that the pod is older than it', async () => {
      const name = await soon('not-injected/injector-down');
      const pod = await stage.bench.hostPod(stage.single, name);
      // Kubernetes tells times by the second.
      const made = Date.parse(pod.metadata.creationTimestamp!);
      await until('the next second', async () => Date.now() > made + 1_000);
      await plane.scale(INJECTOR.name, 1);
      const { evidence } = await findingOf(name, 'not-injected/pod-older');
      expect(evidence.map(({ label }) => label)).toEqual([
        'Pod created',
        'Injector started',
      ]);
    });

    it('names the selector that leaves a pod out', async () => {
      const namespaceSelector = { matchLabels: { dapr: 'on' } };
      await plane.registerWebhook({ namespaceSelector });
      try {
        const name = await soon('not-injected/webhook-selector');
        const { evidence } = await findingOf(
          name,
          'not-injected/webhook-selector',
        );
        expect(evidence).toContainEqual({
          label: 'Selector',
          value: 'namespaces: dapr=on',
        });
      } finally {
        await plane.registerWebhook();
      }
    });

    describe('about a pod that was made while no webhook was registered', () => {
      let name: string;

      it('says so', async () => {
        await plane.withoutWebhook(async () => {
          name = await soon('not-injected/webhook-missing');
        });
        expect(name).toMatch(/^app-/);
      });

      it('says that nothing explains it once all is well', async () => {
        const { fix } = await findingOf(name, 'not-injected/unexplained');
        expect(fix).toMatch(/^Recreate the pod/);
      });

      it('says why it does not know when the webhook may not be read', async () => {
        const { rules } = (await getIfPresent<Role>(
          host(),
          RESOURCES.clusterRoles,
          READER,
        ))!;
        const fewer = rules.filter(
          ({ resources }) =>
            !resources?.includes(
              RESOURCES.mutatingWebhookConfigurations.plural,
            ),
        );
        await host().patch(RESOURCES.clusterRoles, READER, { rules: fewer });
        try {
          const { evidence } = await findingOf(name, 'not-injected/unknown');
          expect(JSON.stringify(evidence)).toContain('may not be read');
        } finally {
          await host().patch(RESOURCES.clusterRoles, READER, { rules });
        }
      });

      it.each([
        ['other-*:vc-*', 'not-injected/requester-not-allowed'],
        ['a:b:c', 'not-injected/allow-list-broken'],
      ])('evaluates the allow-list %s', async (list, rule) => {
        await plane.allow(list);
        try {
          const { evidence } = await findingOf(name, rule);
          expect(JSON.stringify(evidence)).toContain(list);
        } finally {
          await plane.allow(ALLOWED);
        }
      });

      it('says that the host has no injector', async () => {
        await plane.withoutInjector(async () => {
          const { fix } = await findingOf(
            name,
            'not-injected/injector-missing',
          );
          expect(fix).toMatch(/^Install Dapr on the host/);
        });
      });
    });

    it('says what else of the host refuses a pod', async () => {
      const webhook = {
        name: 'refuser.example.org',
        admissionReviewVersions: ['v1'],
        sideEffects: 'None',
        failurePolicy: 'Fail',
        clientConfig: { url: 'https://127.0.0.1:1/' },
        objectSelector: { matchLabels: { app: 'unwanted' } },
        rules: [
          {
            operations: ['CREATE'],
            apiGroups: [''],
            apiVersions: ['v1'],
            resources: ['pods'],
          },
        ],
      };
      const { apiVersion, kind } = RESOURCES.mutatingWebhookConfigurations;
      const metadata = { name: `refuser-${stage.run}` };
      await host().create(RESOURCES.mutatingWebhookConfigurations, {
        apiVersion,
        kind,
        metadata,
        webhooks: [webhook],
      } as KubeObject);
      try {
        await deploy('unwanted');
        const { title } = await findingOf(
          'unwanted',
          'rejected/webhook-failing',
        );
        expect(title).toContain('refuser.example.org');
      } finally {
        await deleteIfPresent(
          host(),
          RESOURCES.mutatingWebhookConfigurations,
          metadata,
        );
      }
    });
  });
}
