import { loadComponentCatalogue } from 'backstage-plugin-dapr-vcluster-common/component-catalogue';
import { looksSensitive } from 'backstage-plugin-dapr-vcluster-common/rules';
import { sensitiveFields } from './sensitive';

describe('sensitiveFields', () => {
  it('are the same in whatever case type and version are written', async () => {
    const catalogue = await loadComponentCatalogue();
    const byCatalogue = catalogue.components.flatMap(spec =>
      [...spec.fields, ...spec.profiles.flatMap(({ fields }) => fields)]
        .filter(({ name, sensitive }) => sensitive && !looksSensitive(name))
        .map(({ name }) => ({ ...spec, name })),
    );
    expect(byCatalogue.length).toBeGreaterThan(0);
    for (const { type, version, name } of byCatalogue) {
      const isSensitive = sensitiveFields(
        catalogue,
        type.toUpperCase(),
        version.toUpperCase(),
      );
      expect({ type, name, sensitive: isSensitive(name) }).toEqual({
        type,
        name,
        sensitive: true,
      });
    }
  });
});
