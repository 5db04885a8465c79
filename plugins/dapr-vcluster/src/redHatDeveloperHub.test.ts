import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import * as legacy from './legacy';
import { FORM_FIELDS, TAB_PATHS } from './routes';

/** The sample of `docs/red-hat-developer-hub.md`, which nothing else in this repository reads. */
const { plugins } = parse(
  /```yaml\n(# dynamic-plugins\.yaml\n[\s\S]*?)```/.exec(
    readFileSync(
      join(__dirname, '../../../docs/red-hat-developer-hub.md'),
      'utf8',
    ),
  )![1],
);
const sample = plugins
  .map((each: any) => each.pluginConfig?.dynamicPlugins?.frontend)
  .find(Boolean)['backstage-plugin-dapr-vcluster'];

const exported = (name: string) => (legacy as Record<string, unknown>)[name];
const names = (list: { importName: string }[]) =>
  list.map(({ importName }) => importName);

/** Mount points for tabs that Developer Hub has itself: path and mount point. */
const TABS_OF_THE_HUB = { '/topology': 'entity.page.topology' };

describe('the sample for Red Hat Developer Hub', () => {
  it('imports what the entry point exports', () => {
    const wanted = [
      ...names(sample.dynamicRoutes),
      ...names(sample.mountPoints),
      ...names(sample.scaffolderFieldExtensions),
      ...sample.mountPoints.flatMap(({ config }: any) => config.if.allOf),
    ];
    expect(wanted.filter(name => exported(name) === undefined)).toEqual([]);
  });

  it('mounts every card and tab of an entity', () => {
    const all = Object.keys(legacy).filter(name =>
      /^Entity.*(Card|Content)$/.test(name),
    );
    expect(names(sample.mountPoints).sort()).toEqual(all.sort());
  });

  it('has the paths of the tabs, which links between them use', () => {
    const tabs = {
      ...Object.fromEntries(
        sample.entityTabs.map((tab: any) => [tab.path, tab.mountPoint]),
      ),
      ...TABS_OF_THE_HUB,
    };
    expect(Object.keys(tabs).sort()).toEqual(Object.values(TAB_PATHS).sort());
    const mounted = sample.mountPoints.map(({ mountPoint }: any) => mountPoint);
    expect(mounted.sort()).toEqual(
      ['entity.page.overview', ...Object.values(tabs)]
        .map(point => `${point}/cards`)
        .sort(),
    );
  });

  it('offers every form field of the templates', () => {
    const fields = names(sample.scaffolderFieldExtensions);
    expect(fields.sort()).toEqual(Object.values(FORM_FIELDS).sort());
  });
});
