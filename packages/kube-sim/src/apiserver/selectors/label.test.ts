import * as fc from 'fast-check';
import { matchesLabelSelector, parseLabelSelector } from './label';

const key = fc.constantFrom('app', 'team', 'dapr.io/app-id');
const value = fc.constantFrom('a', 'b', 'c');
const labels = fc.dictionary(key, value);

describe('label selectors', () => {
  it('agree with their object form', () => {
    const operators = {
      In: (name: string, values: string[]) =>
        `${name} in (${values.join(',')})`,
      NotIn: (name: string, values: string[]) =>
        `${name} notin (${values.join(', ')})`,
      Exists: (name: string) => name,
      DoesNotExist: (name: string) => `!${name}`,
    };
    const requirement = fc.record({
      key,
      operator: fc.constantFrom(
        ...(Object.keys(operators) as (keyof typeof operators)[]),
      ),
      values: fc.array(value, { minLength: 1 }),
    });
    fc.assert(
      fc.property(fc.array(requirement), labels, (matchExpressions, own) => {
        const text = matchExpressions
          .map(({ operator, ...rest }) =>
            operators[operator](rest.key, rest.values),
          )
          .join(',');
        return (
          parseLabelSelector(text)(own) ===
          matchesLabelSelector({ matchExpressions }, own)
        );
      }),
    );
  });

  it('read equality as a set of one', () => {
    fc.assert(
      fc.property(key, value, labels, (name, wanted, own) => {
        const by = (text: string) => parseLabelSelector(text)(own);
        return (
          by(`${name}=${wanted}`) === by(`${name} in (${wanted})`) &&
          by(`${name}==${wanted}`) === by(`${name}=${wanted}`) &&
          by(`${name}!=${wanted}`) === by(`${name} notin (${wanted})`)
        );
      }),
    );
  });

  it('refuse what they cannot read', () => {
    for (const text of ['a b', 'a in b', 'a in (', '=x', 'a=b=c']) {
      expect(() => parseLabelSelector(text)).toThrow(
        expect.objectContaining({ code: 400 }),
      );
    }
  });
});
