import tree from './schema.data.json';

/**
 * A part of the chart's closed values schema: a leaf is `any`, `boolean` or `auto` (boolean or the text `auto`), a record
 * lists every allowed key. The minors that have a part follow its type (`any 21-`, `any -30`) or are under `$minors`.
 */
type SchemaNode = string | { [key: string]: SchemaNode };

/**
 * Checks values against the closed schema of one minor of the chart.
 *
 * @returns the text Helm fails with, or undefined when the values are fine
 */
export function schemaError(
  values: unknown,
  minor: number,
): string | undefined {
  const problems = check(values, tree as SchemaNode, '', minor);
  return problems.length === 0
    ? undefined
    : [
        "values don't meet the specifications of the schema(s) in the following chart(s):",
        'vcluster:',
        ...problems.map(problem => `- ${problem}`),
      ].join('\n');
}

function check(
  value: unknown,
  node: SchemaNode,
  path: string,
  minor: number,
): string[] {
  const mismatch = (wanted: string) => [
    `at '${path}': got ${
      Array.isArray(value) ? 'array' : typeof value
    }, want ${wanted}`,
  ];
  if (value === null || value === undefined) {
    return [];
  }
  if (typeof node === 'string') {
    const [type] = node.split(' ');
    const fine =
      type === 'any' ||
      typeof value === 'boolean' ||
      (type === 'auto' && value === 'auto');
    return fine
      ? []
      : mismatch(type === 'auto' ? 'string or boolean' : 'boolean');
  }
  if (typeof value !== 'object' || Array.isArray(value)) {
    return mismatch('object');
  }
  const unknown = Object.keys(value).filter(key => !has(node, key, minor));
  return [
    ...(unknown.length > 0
      ? [
          `at '${path}': additional properties ${unknown
            .map(key => `'${key}'`)
            .join(', ')} not allowed`,
        ]
      : []),
    ...Object.entries(value)
      .filter(([key]) => !unknown.includes(key))
      .flatMap(([key, child]) =>
        check(child, node[key], `${path}/${key}`, minor),
      ),
  ];
}

function has(
  parent: { [key: string]: SchemaNode },
  key: string,
  minor: number,
): boolean {
  const node = parent[key];
  if (node === undefined || key === '$minors') {
    return false;
  }
  const range =
    typeof node === 'string' ? node.split(' ')[1] : String(node.$minors ?? '');
  const [from, to] = (range ?? '').split('-');
  return minor >= Number(from || 0) && minor <= Number(to || Infinity);
}
