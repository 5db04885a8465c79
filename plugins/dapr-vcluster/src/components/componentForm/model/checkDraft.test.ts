import { applyFixes } from 'backstage-plugin-dapr-vcluster-common/rules';
import {
  ComponentCatalogue,
  loadComponentCatalogue,
} from 'backstage-plugin-dapr-vcluster-common/component-catalogue';
import { ComponentPreset } from 'backstage-plugin-dapr-vcluster-common';
import { chooseType, presetSteps } from './choose';
import { readDraft, valueOf } from './draft';
import { editDraft } from './editDraft';
import { DRAFT_FILE, checkDraft, DraftCheckContext } from './checkDraft';
import { EMPTY_VALUE, componentManifest } from './manifest';

const preset: ComponentPreset = {
  name: 'team-redis',
  title: 'Team Redis',
  description: '',
  type: 'state.redis',
  version: 'v1',
  metadata: [
    { name: 'redisHost', value: 'redis.{tenant}.svc:6379' },
    { name: 'redisPassword', secretKeyRef: { name: 'redis', key: 'pw' } },
  ],
};
const context: DraftCheckContext = {
  tenant: { name: 'shop' },
  presets: [preset],
  secrets: new Set(['redis']),
};

describe('checkDraft', () => {
  let catalogue: ComponentCatalogue;
  beforeAll(async () => {
    catalogue = await loadComponentCatalogue();
  });
  const check = (text: string) => checkDraft(text, context, catalogue);
  const rules = (text: string) =>
    check(text).map(({ ruleId, line }) => `${ruleId} ${line}`);
  const claiming = () => {
    const spec = catalogue.find('state.redis', 'v1')!;
    const named = readDraft(
      componentManifest({ ...EMPTY_VALUE, name: 'store', scopes: ['writer'] }),
    );
    return editDraft(named, ...presetSteps(preset, spec, 'shop'))!;
  };

  it('reports no finding for a component preset without changes', () => {
    const { text, preset: claimed } = claiming();
    expect(claimed).toBe('team-redis');
    expect(rules(text)).toEqual([]);
    expect(text).toContain('redis.shop.svc:6379');
    expect(text).toContain('value: shop');
  });

  it('reports a value that differs from the component preset, with its fix', () => {
    const text = claiming().text.replace('redis.shop.svc', 'elsewhere');
    const findings = check(text);
    expect(findings).toMatchObject([
      {
        ruleId: 'preset/fixed',
        field: 'spec.metadata.redisHost',
        line: text.split('\n').findIndex(l => l.includes('elsewhere')) + 1,
      },
    ]);
    const { files } = applyFixes([{ path: DRAFT_FILE, text }], findings);
    expect(files[0].text).toBe(claiming().text);
  });

  it('treats the Secret with the new secret values as existing', () => {
    const own = componentManifest({
      ...valueOf(claiming())!,
      preset: undefined,
      secrets: { redisUsername: 'daprComponent.redisUsername' },
    });
    expect(rules(own)).toEqual([]);
    expect(rules(own.replaceAll('store-secrets', 'nowhere'))).toEqual([
      expect.stringMatching(/^G4 /),
    ]);
  });

  it('reports parts of the YAML that are not kept', () => {
    const text = claiming().text.replace(
      '  name: store\n',
      '  name: store\n  labels: {a: b}\n',
    );
    expect(rules(text)).toEqual(['form/not-kept 5']);
    expect(rules(`${claiming().text}auth:\n  secretStore: vault\n`)).toEqual([
      expect.stringMatching(/^form\/secret-store /),
    ]);
  });

  it.each([
    ['kind: Service\napiVersion: v1\n', 'form/one-component'],
    ['', 'form/one-component'],
    ['a: [', 'yaml/syntax'],
  ])('rejects %j with %s', (text, rule) => {
    const found = check(text).filter(({ severity }) => severity === 'error');
    expect(found.map(({ ruleId }) => ruleId)).toContain(rule);
  });

  it('deletes metadata that the new type does not have', () => {
    const spec = catalogue.find('pubsub.rabbitmq', 'v1')!;
    const changed = editDraft(claiming(), draft =>
      chooseType(spec, draft, 'shop'),
    )!;
    expect(changed.component.metadata).toEqual([
      { name: 'consumerID', value: '{namespace}' },
    ]);
  });
});
