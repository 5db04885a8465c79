/** A request that costs a careless backend much, and who sends it. */
export type AbusiveRequest = {
  name: string;
  /** Path below the tenant, or below the plugin when it begins with `/.backstage`. */
  path: string;
  body: string;
  /** Whether the sender has no permission at all. */
  guest?: boolean;
};

const ACTION =
  '/.backstage/actions/v1/actions/dapr-vcluster%3Acheck-component/invoke';
const ITEMS = 20_000;

const component = (metadata: string, more = '') => `apiVersion: dapr.io/v1alpha1
kind: Component
metadata: { name: store }
spec: { type: state.redis, version: v1, metadata: [${metadata}] }
${more}`;

const manifests = (text: string) => JSON.stringify({ manifests: text });

const configMaps = (count: number, each: number) =>
  Array.from(
    { length: count },
    (_, index) =>
      `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: m${index} }\ndata: { a: "${'x'.repeat(
        each,
      )}" }\n`,
  ).join('---\n');

const bomb = [
  'l0: &l0 [x]',
  ...Array.from(
    { length: 9 },
    (_, level) =>
      `l${level + 1}: &l${level + 1} [${Array(9)
        .fill(`*l${level}`)
        .join(', ')}]`,
  ),
].join('\n');

const texts: Array<[string, string]> = [
  ['large YAML, 100 documents', configMaps(100, 9_000)],
  ['101 documents', configMaps(101, 10)],
  ['20,000 metadata items', component('{name: a, value: b},'.repeat(ITEMS))],
  [
    '50,000 keys',
    component(
      '',
      Array.from({ length: 50_000 }, (_, key) => `k${key}: 1`).join('\n'),
    ),
  ],
  [
    'text like a credential',
    component(
      `{name: url, value: "://${':'.repeat(
        40_000,
      )}"}, {name: a, value: "${'password='.repeat(20_000)}"}`,
    ),
  ],
  ['deep brackets', '['.repeat(100_000)],
  [
    'deep indentation',
    Array.from({ length: 900 }, (_, depth) => `${' '.repeat(depth)}a:`).join(
      '\n',
    ),
  ],
  ['alias bomb', bomb],
  ['alias of itself', component('', 'a: &a [*a]')],
  [
    'large anchor, 90 aliases',
    component('', `a: &a "${'x'.repeat(500_000)}"\nb: [${'*a, '.repeat(90)}]`),
  ],
];

/** Backstage itself takes no more than 100 kB for an action. */
const actionTexts: Array<[string, string]> = [
  ['4,500 metadata items', component('{name: a, value: b},'.repeat(4_500))],
  ['400 metadata items', component('{name: a, value: b},'.repeat(400))],
  ['deep brackets', '['.repeat(90_000)],
  [
    'text like a credential',
    component(`{name: url, value: "://${':'.repeat(90_000)}"}`),
  ],
];

/** The worst inputs known; each has been a denial of service somewhere. */
export const ABUSIVE_REQUESTS: AbusiveRequest[] = [
  ...texts.map(([name, text]) => ({
    name: `manifests: ${name}`,
    path: '/manifests?dryRun=true',
    body: manifests(text),
  })),
  {
    name: 'resources: 200 kB',
    path: '/resources?dryRun=true',
    body: JSON.stringify({
      manifest: component('{name: a, value: b},'.repeat(9_000)),
    }),
  },
  {
    name: 'components: 20,000 metadata items',
    path: '/components?dryRun=true',
    body: JSON.stringify({
      name: 'store',
      type: 'state.redis',
      version: 'v1',
      metadata: Array(ITEMS).fill({ name: 'a', value: 'b' }),
      scopes: [],
    }),
  },
  ...actionTexts.map(([name, text]) => ({
    name: `check-component: ${name}`,
    path: ACTION,
    body: manifests(text),
  })),
  {
    name: '1.9 MB, no permission',
    path: '/manifests?dryRun=true',
    body: manifests('x'.repeat(1_900_000)),
    guest: true,
  },
  {
    name: '5 MB',
    path: '/manifests?dryRun=true',
    body: manifests('x'.repeat(5_000_000)),
  },
];
