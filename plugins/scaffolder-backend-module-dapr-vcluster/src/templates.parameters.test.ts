import {
  TemplateEntityV1beta3,
  templateEntityV1beta3Validator,
} from '@backstage/plugin-scaffolder-common';
import {
  PROFILES,
  checkTenantName,
  componentFormValueSchema,
} from 'backstage-plugin-dapr-vcluster-common';
import { validate } from 'jsonschema';
import { readTemplates } from './__testUtils__/templates';

const templates = new Map(readTemplates().map(t => [t.metadata.name, t]));

function fieldsOf(name: string): Record<string, any> {
  const pages = [templates.get(name)!.spec.parameters ?? []].flat();
  return Object.assign({}, ...pages.map(page => page.properties));
}

const accepts = (template: string, field: string, value: unknown) =>
  validate(value, fieldsOf(template)[field]).valid;

describe('templates', () => {
  it.each([...templates])('accepts %s as a template', async (_, template) => {
    expect(await templateEntityV1beta3Validator.check(template)).toBe(true);
  });

  it.each([...templates])('has an owner of %s', (_, { spec }) => {
    expect(spec.owner).toMatch(/^group:/);
  });

  it.each([...templates])(
    'has a title on every page and field of %s, and a message for each pattern',
    (_, { spec }: TemplateEntityV1beta3) => {
      const pages = [spec.parameters ?? []].flat() as any[];
      for (const { title, properties } of pages) {
        const fields = Object.values<any>(properties);
        expect([title, ...fields.map(field => field.title)]).not.toContain(
          undefined,
        );
        expect(fields.length).toBeLessThanOrEqual(5);
        expect(
          fields.filter(field => field.pattern && !field.errorMessage?.pattern),
        ).toEqual([]);
      }
    },
  );

  it.each([
    'team-a',
    't',
    'a'.repeat(40),
    'a'.repeat(41),
    '1team',
    'Team',
    'team-',
    'team_a',
    '',
  ])('accepts the same tenant names as the backend: "%s"', name => {
    expect(accepts('create-tenant', 'name', name)).toBe(
      checkTenantName(name) === undefined,
    );
  });

  it('offers the supported profiles', () => {
    const { profile } = fieldsOf('create-tenant');
    expect(profile.enum).toEqual(Object.keys(PROFILES));
    expect(profile['ui:enumNames']).toHaveLength(profile.enum.length);
  });

  it.each([
    ['registry.example.com/team/writer:1.4.2', true],
    ['localhost:5000/writer:v1', true],
    [`docker.io/example/reader@sha256:${'0'.repeat(64)}`, true],
    ['docker.io/example/writer', false],
    ['docker.io/example/writer:latest', false],
    ['localhost:5000/writer', false],
    ['writer:1\n        command: [sh]', false],
  ])('validates the image "%s": %s', (image, accepted) => {
    expect(accepts('deploy-dapr-app', 'image', image)).toBe(accepted);
  });

  it('uses the form fields of the plugin for hosts, presets and tenants', () => {
    const { host, preset } = fieldsOf('create-tenant');
    expect(host['ui:field']).toBe('DaprVclusterHostPicker');
    expect(preset['ui:field']).toBe('DaprVclusterPresetPicker');
    const picked = [...templates.keys()].flatMap(name => {
      const { tenant } = fieldsOf(name);
      return tenant
        ? [[name, tenant['ui:field'], tenant['ui:options'].may]]
        : [];
    });
    const field = 'DaprVclusterTenantPicker';
    expect(picked.sort()).toEqual([
      ['adopt-tenant', field, 'tenant.update'],
      ['delete-tenant', field, 'tenant.delete'],
      ['deploy-dapr-app', field, 'tenant.update'],
      ['extend-tenant', field, 'tenant.update'],
      ['get-kubeconfig', field, 'kubeconfig.issue'],
      ['pause-tenant', field, 'tenant.update'],
      ['register-dapr-component', field, 'component.apply'],
      ['register-dapr-resource', field, 'component.apply'],
      ['resume-tenant', field, 'tenant.update'],
      ['upgrade-tenant', field, 'tenant.update'],
    ]);
  });

  it('declares the properties of the form value without secrets', () => {
    const { component } = fieldsOf('register-dapr-component');
    expect(component['ui:field']).toBe('DaprComponentForm');
    const optional = Object.entries(componentFormValueSchema.shape)
      .filter(([, schema]) => schema.isOptional())
      .map(([name]) => name);
    expect([...component.required, ...optional].sort()).toEqual(
      Object.keys(componentFormValueSchema.shape).sort(),
    );
  });
});
