import { KubeObject } from 'backstage-plugin-dapr-vcluster-node/kubernetes';

type Rule = {
  apiGroups?: string[];
  resources?: string[];
  resourceNames?: string[];
  verbs: string[];
};

type Row = { resource: string; names: string; verbs: Set<string> };

/** Rules of the roles of a manifest. */
export function rulesOf(
  objects: readonly KubeObject[],
  isMeant: (name: string) => boolean = () => true,
): Rule[] {
  return objects
    .filter(
      ({ kind, metadata }) =>
        ['ClusterRole', 'Role'].includes(kind ?? '') && isMeant(metadata.name),
    )
    .flatMap(({ rules }) => (rules ?? []) as Rule[]);
}

/** A table in Markdown of what `kubectl auth can-i --list` prints for somebody with these rules. */
export function rightsTable(rules: readonly Rule[]): string {
  const rows = new Map<string, Row>();
  for (const {
    apiGroups = [],
    resources = [],
    resourceNames,
    verbs,
  } of rules) {
    const names = `[${(resourceNames ?? []).join(' ')}]`;
    for (const group of apiGroups) {
      for (const plural of resources) {
        const resource = group ? `${plural}.${group}` : plural;
        const key = `${resource} ${names}`;
        const row = rows.get(key) ?? { resource, names, verbs: new Set() };
        verbs.forEach(verb => row.verbs.add(verb));
        rows.set(key, row);
      }
    }
  }
  const lines = [...rows.values()]
    .sort((a, b) =>
      `${a.resource} ${a.names}` < `${b.resource} ${b.names}` ? -1 : 1,
    )
    .map(({ resource, names, verbs }) => [
      resource,
      names,
      `[${[...verbs].sort().join(' ')}]`,
    ]);
  const all = [['Resources', 'Resource Names', 'Verbs'], ...lines];
  const widths = [0, 1, 2].map(column =>
    Math.max(...all.map(cells => cells[column].length)),
  );
  const line = (cells: string[]) =>
    `| ${cells.map((cell, at) => cell.padEnd(widths[at])).join(' | ')} |`;
  return [
    line(all[0]),
    `| ${widths.map(width => '-'.repeat(width)).join(' | ')} |`,
    ...lines.map(line),
  ].join('\n');
}
