import { sensitiveFields } from '../inventory/projections/sensitive';
import { loadComponentCatalogue } from 'backstage-plugin-dapr-vcluster-common/component-catalogue';
import { redactText } from 'backstage-plugin-dapr-vcluster-node/redaction';
import { checkInput, errorsOf, summary } from './__testUtils__/checkInput';
import { readInput } from './__testUtils__/readInput';

describe('types and names as daprd compares them', () => {
  it('refuses a type that reads files, in any case', async () => {
    const findings = await checkInput('type-in-capitals');
    expect(summary(findings)).toContain('error G10 spec.type');
    expect(findings.map(({ ruleId }) => ruleId)).not.toContain('G5');
  });

  it('holds a type in capitals to the rules of its type', async () => {
    const findings = await checkInput('type-in-capitals-loses-checks');
    expect(findings).toContainEqual(
      expect.objectContaining({
        ruleId: 'G6/unknown',
        severity: 'error',
        fix: 'Did you mean "redisPassword"?',
      }),
    );
    expect(findings.map(({ ruleId }) => ruleId)).not.toContain('G5');
  });

  it('refuses a binding that runs code', async () => {
    expect(summary(await checkInput('wasm-binding'))).toContain(
      'error G10 spec.type',
    );
  });

  it('knows the names that daprd registers', async () => {
    const findings = await checkInput('secret-manager-of-aws');
    expect(findings.filter(({ document }) => document === 0)).toEqual([]);
    expect(findings).toEqual([
      expect.objectContaining({
        ruleId: 'G5',
        severity: 'warning',
        document: 1,
        fix: expect.stringContaining('"secretstores.aws.secretmanager"'),
      }),
    ]);
    const { components } = await loadComponentCatalogue();
    expect(components.map(({ type }) => type)).not.toContain(
      'secretstores.aws.secretsmanager',
    );
  });

  it('knows every version that daprd registers', async () => {
    expect(errorsOf(await checkInput('cockroach-v2'))).toEqual([]);
  });
});

describe('secrets in logs', () => {
  it.each([
    ['password-in-parse-error', 'Gr3enTea'],
    ['password-in-quotes', 'Wh1te'],
    ['password-in-quotes', 'Tea'],
  ])('%s: hides %s', (name, secret) => {
    const { text } = readInput(name);
    expect(text).toContain(secret);
    expect(redactText(text)).not.toContain(secret);
  });
});

describe('metadata that a component needs', () => {
  it('takes one of two, not both', async () => {
    expect(errorsOf(await checkInput('vault-with-token'))).toEqual([]);
    expect(errorsOf(await checkInput('vault-with-both'))).toEqual([
      expect.objectContaining({
        ruleId: 'G6/exclusive',
        title: expect.stringMatching(/vaultToken.*vaultTokenMountPath/),
      }),
    ]);
  });

  it.each([
    // Sender, recipient and subject may come with each request.
    'mail-fields-per-request',
    'consumer-group-alias',
    // Consumer group and storage are for inputs.
    'output-only-eventhub',
    'encryption-keys',
  ])('%s: has no error', async name => {
    expect(errorsOf(await checkInput(name))).toEqual([]);
  });

  it('reads old names, and keeps what is sensitive so', async () => {
    const findings = await checkInput('old-names-that-dapr-reads');
    expect(errorsOf(findings)).toEqual([]);
    expect(
      findings
        .filter(({ ruleId }) => ruleId === 'G6/deprecated')
        .map(({ title }) => title),
    ).toContain('Metadata "host" is another name of "connectionString"');
    const catalogue = await loadComponentCatalogue();
    const isSensitive = (type: string, name: string) =>
      sensitiveFields(catalogue, type, 'v1')(name);
    expect(isSensitive('pubsub.rabbitmq', 'host')).toBe(true);
    expect(isSensitive('bindings.azure.blobstorage', 'storageAccessKey')).toBe(
      true,
    );
  });
});

describe('files beside those of Kubernetes', () => {
  it.each(['multi-app-run-file', 'kustomization'])(
    '%s: has neither errors nor warnings',
    async name => {
      expect(
        (await checkInput(name)).filter(({ severity }) => severity !== 'info'),
      ).toEqual([]);
    },
  );

  it('says of a Helm template that it has to be rendered, once and quietly', async () => {
    const warnings: unknown[] = [];
    const listener = (warning: unknown) => warnings.push(warning);
    process.on('warning', listener);
    const findings = await checkInput('helm-template');
    await new Promise(resolve => setImmediate(resolve));
    process.off('warning', listener);
    expect(findings).toEqual([
      expect.objectContaining({
        ruleId: 'yaml/template',
        title: expect.stringContaining('Helm template'),
        fix: expect.stringContaining('helm template'),
        line: 5,
      }),
    ]);
    expect(warnings).toEqual([]);
  });
});

describe('objects however they are written', () => {
  it('reads a list whose end is at the margin', async () => {
    expect(await checkInput('list-at-the-margin')).toEqual([]);
  });

  it('checks what is in a list of objects', async () => {
    expect(summary(await checkInput('list-of-objects'))).toEqual(
      expect.arrayContaining([
        'error G1 items[0].scopes',
        'error G2 items[0].spec.metadata.keyPrefix',
        'error G3 items[0].spec.metadata[1].value',
      ]),
    );
  });

  it('finds the pod template of any kind', async () => {
    const at = 'spec.jobTargetRef.template.metadata.annotations["dapr.io/';
    expect(summary(await checkInput('scaled-job'))).toEqual(
      expect.arrayContaining([
        `error G12/enabled ${at}enabled"]`,
        `error G12/app-id ${at}app-id"]`,
      ]),
    );
  });

  it.each([
    ['api-version', 'apiVersion', 'dapr.io/v1alpha1'],
    ['kind-in-small-letters', 'kind', 'Component'],
  ])('%s: names what is meant and can mend it', async (name, field, value) => {
    const findings = await checkInput(name);
    expect(findings).toContainEqual(
      expect.objectContaining({
        ruleId: 'shape/kind',
        severity: 'error',
        field,
        edit: { operations: [{ op: 'set', path: [field], value }] },
      }),
    );
  });

  it('checks an object with its kind in small letters', async () => {
    expect(summary(await checkInput('kind-in-small-letters'))).toContain(
      'error G1 scopes',
    );
  });
});

describe('shapes and values', () => {
  it.each(['route-without-slash', 'empty-optional-field'])(
    '%s: has no error',
    async name => {
      expect(errorsOf(await checkInput(name))).toEqual([]);
    },
  );

  it('asks for the configuration of a name resolution', async () => {
    expect(summary(await checkInput('name-resolution'))).toContain(
      'error shape/required spec.nameResolution.configuration',
    );
  });

  it.each([
    ['log-level', /does not start/],
    ['app-port-is-a-word', /never calls the app/],
  ])('%s: says what Dapr makes of the annotation', async (name, title) => {
    expect(errorsOf(await checkInput(name))).toEqual([
      expect.objectContaining({
        ruleId: 'G12/annotation',
        title: expect.stringMatching(title),
      }),
    ]);
  });

  it('finds a second actor state store', async () => {
    const findings = errorsOf(await checkInput('two-actor-stores'));
    expect(findings.map(({ ruleId }) => ruleId)).toEqual([
      'G9/actor-store',
      'G9/actor-store',
    ]);
  });
});
