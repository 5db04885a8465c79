import https from 'node:https';
import { CertificateAuthority } from 'dapr-vcluster-kube-sim';
import { text as readText } from 'node:stream/consumers';
import { InjectorServer } from './InjectorServer';
import { InjectorSettings } from './settings';
import { settingsForTests } from '../../__testUtils__/dapr/injectorSettings';

describe('InjectorServer', () => {
  const authority = CertificateAuthority.create();
  let settings: InjectorSettings | undefined;
  let server: InjectorServer;

  beforeEach(async () => {
    settings = settingsForTests;
    server = await InjectorServer.start({
      authority,
      settings: () => settings,
    });
  });
  afterEach(() => server.close());

  const post = (body: string, contentType = 'application/json') =>
    new Promise<{ status?: number; body: string }>((resolve, reject) => {
      const request = https.request(
        server.url,
        {
          method: 'POST',
          ca: authority.certPem,
          agent: false,
          headers: { 'Content-Type': contentType },
        },
        response =>
          readText(response).then(
            text => resolve({ status: response.statusCode, body: text }),
            reject,
          ),
      );
      request.on('error', reject);
      request.end(body);
    });

  it('answers a review with a review of the same version', async () => {
    const { status, body } = await post(
      JSON.stringify({
        apiVersion: 'admission.k8s.io/v1',
        kind: 'AdmissionReview',
        request: {
          uid: 'u',
          kind: { kind: 'Pod' },
          namespace: 'a',
          userInfo: { username: 'admin', groups: ['system:masters'] },
          object: {
            metadata: {
              name: 'p',
              annotations: { 'dapr.io/enabled': 'true' },
            },
            spec: { containers: [{ name: 'app' }] },
          },
        },
      }),
    );
    expect(status).toBe(200);
    expect(JSON.parse(body)).toMatchObject({
      apiVersion: 'admission.k8s.io/v1',
      kind: 'AdmissionReview',
      response: { uid: 'u', allowed: true, patchType: 'JSONPatch' },
    });
  });

  it('refuses other content types and empty bodies', async () => {
    expect((await post('{}', 'text/plain')).status).toBe(415);
    expect((await post('')).status).toBe(400);
  });

  it('takes no connection while it is down', async () => {
    settings = undefined;
    await expect(post('{}')).rejects.toThrow(/ECONNRESET|socket/);
  });
});
