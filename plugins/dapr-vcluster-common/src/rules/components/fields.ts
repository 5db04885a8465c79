import { allFields } from '../../componentCatalogue/allFields';
import { ComponentField, ComponentSpec } from '../../componentCatalogue/types';
import { Finding } from '../../findings';
import { closestName } from '../text/closestName';
import {
  ComponentMetadataItem,
  Rule,
  RuleInput,
  finding,
  textOf,
} from './types';
import { valueProblem } from './values';

/** Whether Dapr reads a name that the reference does not list. */
function isOtherName({ otherNames }: ComponentSpec, name: string): boolean {
  const key = name.toLowerCase();
  return otherNames.some(other => {
    const [start, end, ...none] = other.toLowerCase().split('*');
    return end === undefined || none.length > 0
      ? key === start
      : key.length > start.length + end.length &&
          key.startsWith(start) &&
          key.endsWith(end);
  });
}

/** G6: names the runtime would silently ignore, values it cannot read. */
export const fieldsFit: Rule = input => {
  const { component, spec } = input;
  if (!spec) {
    return [];
  }
  const fields = allFields(spec);
  const seen = new Set<string>();
  return component.metadata.flatMap((item, index) => {
    const at = `metadata[${index}]`;
    const key = item.name.toLowerCase();
    if (seen.has(key)) {
      return [
        finding('G6/duplicate', 'error', {
          title: `Metadata "${item.name}" is given twice`,
          field: `${at}.name`,
          value: item.name,
          fix: 'Keep one of them',
        }),
      ];
    }
    seen.add(key);
    const field = fields.get(key);
    if (field) {
      return [
        ...oldName(item.name, field, at),
        ...unreadableValue(item, field, at, spec),
      ];
    }
    // A name that is missing is for the shape to say.
    return item.name === '' || isOtherName(spec, item.name)
      ? []
      : [unknownName(item.name, fields, at, { ...input, spec })];
  });
};

function unknownName(
  name: string,
  fields: ReadonlyMap<string, ComponentField>,
  at: string,
  {
    spec,
    daprLine,
    isNewerDapr,
  }: Pick<RuleInput, 'daprLine' | 'isNewerDapr'> & { spec: ComponentSpec },
): Finding {
  const near = closestName(name, [
    ...[...fields.values()].map(field => field.name),
    ...spec.otherNames.filter(other => !other.includes('*')),
  ]);
  // What a newer Dapr has is not known.
  return finding('G6/unknown', isNewerDapr ? 'warning' : 'error', {
    title: isNewerDapr
      ? `"${spec.type}" of Dapr ${daprLine}, the newest known here, has no metadata "${name}"; the host's Dapr is newer and may have it`
      : `"${spec.type}" has no metadata "${name}"; Dapr would ignore it`,
    field: `${at}.name`,
    value: name,
    fix: near
      ? `Did you mean "${near}"?`
      : 'Remove it, or see the reference for the names there are',
    source: spec.reference,
  });
}

function oldName(name: string, field: ComponentField, at: string): Finding[] {
  const isAlias = name.toLowerCase() !== field.name.toLowerCase();
  if (!isAlias && !field.deprecated) {
    return [];
  }
  return [
    finding('G6/deprecated', 'info', {
      title: isAlias
        ? `Metadata "${name}" is another name of "${field.name}"`
        : `Metadata "${name}" is deprecated`,
      field: `${at}.name`,
      value: name,
      fix: isAlias
        ? `Prefer "${field.name}", the name in the reference`
        : 'See the reference for what takes its place',
    }),
  ];
}

function unreadableValue(
  item: ComponentMetadataItem,
  field: ComponentField,
  at: string,
  spec: ComponentSpec,
): Finding[] {
  const text = textOf(item);
  if (text === undefined || field.sensitive) {
    return [];
  }
  const isAlias = item.name.toLowerCase() !== field.name.toLowerCase();
  // An old name may have had values of its own: `authRequired` of Kafka was true or false.
  const { allowedValues: _, ...lenient } = field;
  const problem = valueProblem(isAlias ? lenient : field, text);
  return problem
    ? [
        finding('G6/value', 'error', {
          title: `Metadata "${item.name}" ${problem.title}`,
          field: `${at}.value`,
          value: text,
          fix: problem.fix,
          source: spec.reference,
        }),
      ]
    : [];
}
