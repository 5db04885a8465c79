import {
  DAPR_KIND_TABLE,
  DAPR_KINDS,
  DAPR_RESOURCE_KINDS,
  daprCrdName,
  daprKindsAsText,
  isDaprAtLeast,
  LATER_DAPR_KINDS,
} from './daprKinds';

describe('the kinds of Dapr', () => {
  it('have a row each, under the name of their kind', () => {
    expect(DAPR_KINDS).toEqual(
      Object.values(DAPR_KIND_TABLE).map(({ kind }) => kind),
    );
    expect(DAPR_RESOURCE_KINDS).toHaveLength(DAPR_KINDS.length - 1);
    expect(daprCrdName('MCPServer')).toBe('mcpservers.dapr.io');
    expect(daprKindsAsText(['Component', 'Resiliency', 'MCPServer'])).toBe(
      'Component, Resiliency or MCPServer',
    );
  });

  it('can be reloaded and told only by a Dapr that has them', () => {
    for (const { since, reloadedSince, told } of Object.values(
      DAPR_KIND_TABLE,
    )) {
      expect(isDaprAtLeast(reloadedSince, since)).toBe(true);
      expect(isDaprAtLeast(told?.since ?? since, since)).toBe(true);
    }
  });

  it('tell which a shared Dapr may lack', () => {
    expect(LATER_DAPR_KINDS).toEqual(['WorkflowAccessPolicy', 'MCPServer']);
  });
});

describe('isDaprAtLeast', () => {
  it.each([
    ['1.18.0', '1.18', true],
    ['1.17.13', '1.18', false],
    ['v1.19.0', '1.18', true],
    ['2.0.0', '1.18', true],
    ['1.9.6', '1.10', false],
    ['1.18.0-rc.1', '1.18', true],
    ['1.18.0-rc.1', '1.19', false],
    ['1.18', '1.18', true],
    ['edge', '1.18', undefined],
    ['nightly-2026-11-30', '1.18', undefined],
    ['pr-9123', '1.18', undefined],
    ['2026.01.02', '1.18', undefined],
    ['7f3c1e2', '1.18', undefined],
    ['', '1.18', undefined],
  ])('%s, %s: %s', (version, minor, expected) => {
    expect(isDaprAtLeast(version, minor)).toBe(expected);
  });
});
