import { demandsOf, unmetBy } from './labelSelector';

const LABELS = { team: 'a', env: 'prod' };
const by = (operator: string, key: string, values?: string[]) => ({
  matchExpressions: [{ key, operator, values }],
});

describe('unmetBy', () => {
  it.each([
    ['nothing', undefined],
    ['an empty selector', {}],
    ['an equal label', { matchLabels: { team: 'a' } }],
    ['one of a set', by('In', 'env', ['test', 'prod'])],
    ['none of a set', by('NotIn', 'env', ['test'])],
    ['a label that is not there, for none of a set', by('NotIn', 'x', ['y'])],
    ['a label that is there', by('Exists', 'team')],
    ['a label that is not there', by('DoesNotExist', 'x')],
  ])('is content with %s', (_, selector) => {
    expect(unmetBy(LABELS, selector)).toEqual([]);
  });

  it.each([
    ['team=b', { matchLabels: { team: 'b' } }],
    ['x=y', { matchLabels: { x: 'y' } }],
    ['env In test, dev', by('In', 'env', ['test', 'dev'])],
    ['x In y', by('In', 'x', ['y'])],
    ['env NotIn prod', by('NotIn', 'env', ['prod'])],
    ['x Exists', by('Exists', 'x')],
    ['team DoesNotExist', by('DoesNotExist', 'team')],
  ])('names %s', (text, selector) => {
    expect(unmetBy(LABELS, selector)).toEqual([text]);
    expect(demandsOf(selector)).toEqual([text]);
  });

  it('names each of several that are not met, and no other', () => {
    expect(
      unmetBy(LABELS, {
        matchLabels: { team: 'a', env: 'test' },
        ...by('Exists', 'x'),
      }),
    ).toEqual(['env=test', 'x Exists']);
  });
});
