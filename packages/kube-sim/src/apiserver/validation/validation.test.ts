import {
  CONFIG_MAPS,
  configMap,
  deployment,
  DEPLOYMENTS,
  Fixture,
  NAMESPACES,
  pod,
  PODS,
} from '../../__testUtils__/fixture';

const fixture = new Fixture();
afterEach(() => fixture.close());

const namespace = (name: string) => ({
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: { name },
});

describe('validation of built-in kinds', () => {
  it('explains bad names as Kubernetes does', async () => {
    const { client } = await fixture.connect();
    const subdomain = await client.post(CONFIG_MAPS, configMap('Bad_Name'));
    expect(subdomain.code).toBe(422);
    expect(subdomain.json()).toMatchObject({
      message:
        "ConfigMap \"Bad_Name\" is invalid: metadata.name: Invalid value: \"Bad_Name\": a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')",
      details: {
        kind: 'ConfigMap',
        name: 'Bad_Name',
        causes: [{ reason: 'FieldValueInvalid', field: 'metadata.name' }],
      },
    });
    const dotted = await client.post(NAMESPACES, namespace('a.b'));
    expect(dotted.json().message).toContain('must not contain dots');
    const long = await client.post(NAMESPACES, namespace('a'.repeat(64)));
    expect(long.json().message).toContain('must be no more than 63 characters');
    const none = await client.post(CONFIG_MAPS, configMap(''));
    expect(none.json().message).toContain('name or generateName is required');
  });

  it('checks labels and annotations', async () => {
    const { client } = await fixture.connect();
    const answer = await client.post(
      CONFIG_MAPS,
      configMap('a', {}, { labels: { ok: 'not ok!', 'bad key': 'x' } }),
    );
    expect(answer.code).toBe(422);
    expect(
      answer.json().details.causes.map((cause: any) => cause.message),
    ).toEqual([
      expect.stringContaining(
        '"not ok!": a valid label must be an empty string',
      ),
      expect.stringContaining('"bad key": name part must consist of'),
    ]);
  });

  it('names required fields, duplicates and selectors that miss their template', async () => {
    const { client } = await fixture.connect();
    const nothing = await client.post(PODS, {
      ...pod('a'),
      spec: { containers: [] },
    });
    expect(nothing.json().message).toBe(
      'Pod "a" is invalid: spec.containers: Required value',
    );
    const twice = await client.post(PODS, {
      ...pod('a'),
      spec: {
        containers: [
          { name: 'x', image: 'i' },
          { name: 'x', image: 'i' },
        ],
      },
    });
    expect(twice.json().message).toBe(
      'Pod "a" is invalid: spec.containers[1].name: Duplicate value: "x"',
    );
    const other = deployment('a') as any;
    other.spec.selector.matchLabels = { app: 'other' };
    const mismatch = await client.post(DEPLOYMENTS, other);
    expect(mismatch.json().message).toContain(
      '`selector` does not match template `labels`',
    );
  });

  it('refuses values of the wrong type and unknown fields in strict mode', async () => {
    const { client } = await fixture.connect();
    const wrong = deployment('a') as any;
    wrong.spec.replicas = 'two';
    const answer = await client.post(DEPLOYMENTS, wrong);
    expect([answer.code, answer.json().message]).toEqual([
      400,
      'Deployment in version "v1" cannot be handled as a Deployment: json: cannot unmarshal string into Go struct field DeploymentSpec.spec.replicas of type int32',
    ]);
    const odd = { ...configMap('a'), dat: {} };
    const strict = await client.post(
      `${CONFIG_MAPS}?fieldValidation=Strict`,
      odd,
    );
    expect(strict.json().message).toContain('unknown field "dat"');
  });

  it('refuses Secrets whose bytes are not base64', async () => {
    const { client } = await fixture.connect();
    const answer = await client.post('/api/v1/namespaces/default/secrets', {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 'a' },
      data: { word: 'open sesame' },
    });
    expect([answer.code, answer.json().message]).toEqual([
      400,
      'Secret in version "v1" cannot be handled as a Secret: illegal base64 data at input byte 4',
    ]);
  });

  it('keeps what cannot be changed', async () => {
    const { client } = await fixture.connect();
    const made = (await client.post(DEPLOYMENTS, deployment('a'))).json();
    made.spec.selector.matchLabels.extra = 'x';
    made.spec.template.metadata.labels.extra = 'x';
    const answer = await client.put(`${DEPLOYMENTS}/a`, made);
    expect(answer.code).toBe(422);
    expect(answer.json().message).toContain('field is immutable');
    await client.post(CONFIG_MAPS, {
      ...configMap('f', { a: '1' }),
      immutable: true,
    });
    const frozen = await client.patch(`${CONFIG_MAPS}/f`, 'merge', {
      data: { a: '2' },
    });
    expect(frozen.json().message).toContain(
      'field is immutable when `immutable` is set',
    );
  });

  it('refuses a body of another kind, name or namespace', async () => {
    const { client } = await fixture.connect();
    const kind = await client.post(CONFIG_MAPS, pod('a'));
    expect(kind.code).toBe(400);
    const elsewhere = await client.post(
      CONFIG_MAPS,
      configMap('a', {}, { namespace: 'kube-system' }),
    );
    expect(elsewhere.json().message).toContain('does not match the namespace');
    await client.post(CONFIG_MAPS, configMap('a'));
    const renamed = await client.put(`${CONFIG_MAPS}/a`, configMap('b'));
    expect(renamed.json().message).toContain(
      'the name of the object (b) does not match the name on the URL (a)',
    );
    const garbage = await client.send('POST', CONFIG_MAPS, '{not json');
    expect(garbage.code).toBe(415);
  });
});
