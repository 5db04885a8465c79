import { readFileSync, writeFileSync } from 'node:fs';
import { DAPR_DEFINITIONS } from '../definitions';
import { Fixture } from '../__testUtils__/fixture';
import { RawClient } from '../connection/RawClient';
import { record, RECORDED_SCENARIOS, replay } from './replay';

const REVIEW =
  'the answer to a review is not stored, so that its fields have no managers';
const SELECTOR =
  'Kubernetes names the token its parser rejects; the simulation names the requirement';

/** Every difference from the recorded answers, by conversation. */
const DIFFERENCES: Record<string, { at: string; why: string }[]> = {
  'bad names, labels and bodies are refused': [
    {
      at: '17 POST /api/v1/namespaces/default/configmaps: /body/message',
      why: 'Kubernetes speaks of Go types that cannot be converted',
    },
  ],
  'selectors, pages and paths that are not right are refused': [
    {
      at: '2 GET /api/v1/namespaces/default/configmaps?labelSelector=a%20b: /body/message',
      why: SELECTOR,
    },
    {
      at: '3 GET /api/v1/namespaces/default/configmaps?labelSelector=a%20in%20(: /body/message',
      why: SELECTOR,
    },
    {
      at: '4 GET /api/v1/namespaces/default/configmaps?continue=x: /body/message',
      why: 'Kubernetes names the byte at which its own token format ends',
    },
  ],
  'roles are bound': [
    {
      at: '3 POST /apis/authorization.k8s.io/v1/subjectaccessreviews: /body/metadata/managedFields',
      why: REVIEW,
    },
    {
      at: '4 POST /apis/authorization.k8s.io/v1/subjectaccessreviews: /body/metadata/managedFields',
      why: REVIEW,
    },
    {
      at: '5 POST /apis/authentication.k8s.io/v1/tokenreviews: /body/metadata/managedFields',
      why: REVIEW,
    },
  ],
};

/**
 * To record again, point these at a fresh kube-apiserver that runs with its default admission plugins and has a service
 * account `default/default`.
 */
const { CONTRACT_URL, CONTRACT_CA_FILE = '', CONTRACT_TOKEN } = process.env;

const fixture = new Fixture();
afterEach(() => fixture.close());

if (CONTRACT_URL) {
  it('records the answers of a real API server', async () => {
    const caData = readFileSync(CONTRACT_CA_FILE).toString('base64');
    const client = new RawClient({ url: CONTRACT_URL, caData }, CONTRACT_TOKEN);
    const conversations = await record(client);
    client.close();
    writeFileSync(
      require.resolve('./conversations.data.json'),
      JSON.stringify(conversations).replaceAll('},{"method"', '},\n{"method"'),
    );
    expect(conversations).toHaveLength(RECORDED_SCENARIOS.length);
  });
} else {
  describe('the simulation answers as kube-apiserver does', () => {
    it.each(RECORDED_SCENARIOS)('when %s', async name => {
      const { client } = await fixture.connect({ initial: DAPR_DEFINITIONS });
      expect(await replay(client, name)).toEqual(
        (DIFFERENCES[name] ?? []).map(({ at }) => at),
      );
    });
  });
}
