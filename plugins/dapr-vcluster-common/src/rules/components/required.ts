import { allFields } from '../../componentCatalogue/allFields';
import {
  ComponentField,
  ComponentNeed,
  ComponentSpec,
} from '../../componentCatalogue/types';
import { Finding } from '../../findings';
import {
  ComponentMetadataItem,
  DaprComponentInput,
  Rule,
  finding,
  metadataItem,
  textOf,
} from './types';

type Direction = 'input' | 'output';

function isEmpty(item: ComponentMetadataItem): boolean {
  const isReferred =
    item.secretKeyRef !== undefined || item.envRef !== undefined;
  return !isReferred && (textOf(item) ?? '') === '';
}

/** What is given of a component, by any name that Dapr reads. */
class Given {
  readonly #component: DaprComponentInput;
  readonly #fields: ReadonlyMap<string, ComponentField>;

  constructor(component: DaprComponentInput, spec: ComponentSpec) {
    this.#component = component;
    this.#fields = allFields(spec);
  }

  /** An empty text counts as not set, as in Dapr, and so does an item with a name only. */
  has(name: string): boolean {
    return this.#items(name).some(item => !isEmpty(item));
  }

  /** The name of an item that is there and empty. */
  emptyItem(name: string): string | undefined {
    return this.#items(name).find(isEmpty)?.name;
  }

  hasValue(name: string, value: string): boolean {
    return this.#items(name).some(
      item => textOf(item)?.toLowerCase() === value.toLowerCase(),
    );
  }

  /** Whether a binding is used in a direction; undefined: it does not say, so that an app may. */
  isUsedAs(direction: Direction): boolean | undefined {
    const text = textOf(metadataItem(this.#component, 'direction'));
    return text
      ?.split(',')
      .some(each => each.trim().toLowerCase() === direction);
  }

  #items(name: string) {
    const field = this.#fields.get(name.toLowerCase());
    return [name, field?.name ?? name, ...(field?.aliases ?? [])].flatMap(
      each => metadataItem(this.#component, each) ?? [],
    );
  }
}

const isGiven = (
  given: Given,
  { name, value }: { name: string; value?: string },
) => (value === undefined ? given.has(name) : given.hasValue(name, value));

/** G6: metadata without which the component does not start. */
export const requiredGiven: Rule = ({ component, spec }) => {
  if (!spec) {
    return [];
  }
  const given = new Given(component, spec);
  return [
    ...spec.fields
      .filter(({ name, required }) => required && !given.has(name))
      .flatMap(({ name, direction }) =>
        missing(spec, given, { alternatives: [[name]], direction }),
      ),
    ...spec.needs
      .filter(({ when }) => !when || isGiven(given, when))
      .flatMap(need => needFindings(spec, given, need)),
  ];
};

function needFindings(
  spec: ComponentSpec,
  given: Given,
  need: ComponentNeed,
): Finding[] {
  const met = need.alternatives.filter(names =>
    names.every(name => given.has(name)),
  );
  if (met.length === 0) {
    return missing(spec, given, need);
  }
  if (!need.exclusive || met.length === 1) {
    return [];
  }
  const names = met.flat();
  return [
    finding('G6/exclusive', 'error', {
      title: `"${spec.type}" takes only one of ${listed(names, 'and')}`,
      field: `metadata.${names[names.length - 1]}`,
      fix: `Keep one of ${listed(names, 'and')}`,
      source: spec.reference,
    }),
  ];
}

/** What an alternative lacks: items that are there and empty, and names that are not there. */
type Lack = { empty: string[]; absent: string[] };

/** What the alternative lacks of which something is there and empty, and the least is not there. */
function nearestOf(
  alternatives: ReadonlyArray<readonly string[]>,
  given: Given,
): Lack | undefined {
  const [nearest] = alternatives
    .map((names): Lack => {
      const lacking = names.filter(name => !given.has(name));
      return {
        empty: lacking.flatMap(name => given.emptyItem(name) ?? []),
        absent: lacking.filter(name => given.emptyItem(name) === undefined),
      };
    })
    .filter(({ empty }) => empty.length > 0)
    .sort((a, b) => a.absent.length - b.absent.length);
  return nearest;
}

const emptyText = (names: readonly string[]) =>
  `${listed(names, 'and')} ${names.length > 1 ? 'are' : 'is'} empty`;

function fillText({ empty, absent }: Lack): string {
  const rest = absent.length > 0 ? `, and add ${listed(absent, 'and')}` : '';
  return `Give ${listed(empty, 'and')} a value${rest}`;
}

function missing(
  spec: ComponentSpec,
  given: Given,
  {
    alternatives,
    direction,
    when,
  }: Pick<ComponentNeed, 'alternatives' | 'direction' | 'when'>,
): Finding[] {
  const used = direction ? given.isUsedAs(direction) : true;
  if (used === false) {
    return [];
  }
  const choices = alternatives.map(names => listed(names, 'and'));
  const text = choices.join(' or ');
  const where = when
    ? ` with ${when.value === undefined ? '' : `${when.name} `}"${
        when.value ?? when.name
      }"`
    : '';
  const purpose = direction ? ` as ${direction}` : '';
  const nearest = nearestOf(alternatives, given);
  const fix = nearest ? fillText(nearest) : `Add ${text}`;
  return [
    finding('G6/required', used ? 'error' : 'info', {
      title: `"${spec.type}" needs metadata ${text}${where}${purpose}${
        nearest ? `: ${emptyText(nearest.empty)}` : ''
      }`,
      field: `metadata.${nearest?.empty[0] ?? alternatives[0][0]}`,
      fix: used
        ? fix
        : `${fix}, or set "direction" if no app uses it as ${direction}`,
      source: spec.reference,
    }),
  ];
}

function listed(names: readonly string[], word: string): string {
  return names.map(name => `"${name}"`).join(` ${word} `);
}
