import type {
  ComponentField,
  ComponentSpec,
} from 'backstage-plugin-dapr-vcluster-common/component-catalogue';

/** Fields in lower case that the form asks for, and that it leaves out, because of what a type needs besides its required fields. */
export type FormNeeds = { needed: Set<string>; excluded: Set<string> };

/**
 * Of several ways to meet a need, the one that is begun or, if none is, the first that the form has. Needs that hold for one
 * direction of a binding only are left to the check.
 *
 * @param present - names of the metadata that is set
 */
export function needsOf(
  { needs }: Pick<ComponentSpec, 'needs'>,
  fields: readonly ComponentField[],
  present: readonly string[],
): FormNeeds {
  const lower = (names: readonly string[]) =>
    names.map(name => name.toLowerCase());
  const offered = new Set(lower(fields.map(({ name }) => name)));
  const set = new Set(lower(present));
  const given = new Set([
    ...set,
    ...lower(fields.filter(({ required }) => required).map(({ name }) => name)),
  ]);
  const result: FormNeeds = { needed: new Set(), excluded: new Set() };
  for (const { alternatives, exclusive, when, direction } of needs) {
    const applies =
      !direction &&
      (!when ||
        (when.value === undefined && given.has(when.name.toLowerCase())));
    const choices = alternatives
      .map(lower)
      .filter(names => names.every(name => offered.has(name)));
    const chosen =
      choices.find(names => names.some(name => set.has(name))) ??
      choices.find(names => names.some(name => given.has(name))) ??
      choices[0];
    if (!applies || !chosen) {
      continue;
    }
    chosen.forEach(name => result.needed.add(name));
    if (exclusive) {
      choices
        .filter(names => names !== chosen)
        .flat()
        .filter(name => !given.has(name))
        .forEach(name => result.excluded.add(name));
    }
  }
  return result;
}
