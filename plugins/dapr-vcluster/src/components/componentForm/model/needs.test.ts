import type { ComponentField } from 'backstage-plugin-dapr-vcluster-common/component-catalogue';
import { needsOf } from './needs';

const field = (name: string, required = false): ComponentField => ({
  name,
  type: 'string',
  required,
  sensitive: false,
  deprecated: false,
});
const FIELDS = [
  field('token'),
  field('tokenPath'),
  field('user'),
  field('password'),
];
const either = {
  alternatives: [['token'], ['tokenPath']],
  exclusive: true,
};

describe('what the form asks for', () => {
  it('is the first of several ways, and not the others', () => {
    expect(needsOf({ needs: [either] }, FIELDS, [])).toEqual({
      needed: new Set(['token']),
      excluded: new Set(['tokenpath']),
    });
  });

  it('is the way that is begun', () => {
    expect(needsOf({ needs: [either] }, FIELDS, ['TokenPath'])).toEqual({
      needed: new Set(['tokenpath']),
      excluded: new Set(['token']),
    });
  });

  it('shows both where both are set: one has to go', () => {
    expect(
      needsOf({ needs: [either] }, FIELDS, ['token', 'tokenPath']).excluded,
    ).toEqual(new Set());
  });

  it('is a password once there is a user', () => {
    const needs = [
      {
        alternatives: [['password']],
        exclusive: false,
        when: { name: 'user' },
      },
    ];
    expect(needsOf({ needs }, FIELDS, []).needed).toEqual(new Set());
    expect(needsOf({ needs }, FIELDS, ['user']).needed).toEqual(
      new Set(['password']),
    );
  });

  it('leaves what one direction of a binding needs to the check', () => {
    const needs = [{ ...either, direction: 'input' as const }];
    expect(needsOf({ needs }, FIELDS, []).needed).toEqual(new Set());
  });
});
