/** Our plugin, as a portal imports it. */
export const OURS = 'backstage-plugin-dapr-vcluster';

/** Plugins that every portal has. */
const USUAL = [
  '@backstage/plugin-catalog/alpha',
  '@backstage/plugin-scaffolder/alpha',
];

/** The text of a small portal's entry point, with or without our plugin. */
export function portalEntry(withOurs: boolean): string {
  const plugins = [...USUAL, ...(withOurs ? [OURS] : [])];
  const imports = plugins.map((name, at) => `import p${at} from '${name}';`);
  const features = plugins.map((_, at) => `p${at}`).join(', ');
  return [
    `import { createApp } from '@backstage/frontend-defaults';`,
    ...imports,
    `export default createApp({ features: [${features}] }).createRoot();`,
  ].join('\n');
}
