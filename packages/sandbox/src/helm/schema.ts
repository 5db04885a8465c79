import { schemaOf, SchemaNode } from './schemaTree';

/**
 * Checks values against the closed schema of one minor of the chart.
 *
 * @returns the text Helm fails with, or undefined when the values are fine
 */
export function schemaError(
  values: unknown,
  minor: number,
): string | undefined {
  const problems = check(values, schemaOf(minor), '');
  return problems.length === 0
    ? undefined
    : [
        "values don't meet the specifications of the schema(s) in the following chart(s):",
        'vcluster:',
        ...problems.map(problem => `- ${problem}`),
      ].join('\n');
}

function check(value: unknown, node: SchemaNode, path: string): string[] {
  if (node === 'any' || value === null || value === undefined) {
    return [];
  }
  if (node === 'boolean' || node === 'auto') {
    const fine =
      typeof value === 'boolean' || (node === 'auto' && value === 'auto');
    return fine
      ? []
      : [
          `at '${path}': got ${typeName(value)}, want ${
            node === 'auto' ? 'string or boolean' : 'boolean'
          }`,
        ];
  }
  if (typeof value !== 'object' || Array.isArray(value)) {
    return [`at '${path}': got ${typeName(value)}, want object`];
  }
  const unknown = Object.keys(value).filter(key => !(key in node));
  const here =
    unknown.length === 0
      ? []
      : [
          `at '${path}': additional properties ${unknown
            .map(key => `'${key}'`)
            .join(', ')} not allowed`,
        ];
  const below = Object.entries(value).flatMap(([key, child]) =>
    key in node ? check(child, node[key], `${path}/${key}`) : [],
  );
  return [...here, ...below];
}

function typeName(value: unknown) {
  return Array.isArray(value) ? 'array' : typeof value;
}
