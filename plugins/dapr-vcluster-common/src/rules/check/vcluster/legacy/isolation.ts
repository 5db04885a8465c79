import { EditOperation } from '../../model/findings';
import { isMap, JsonMap, ObjectPath, valueAt } from '../../model/paths';
import { hasPath } from '../schema/validate';
import { Translation } from './translation';

const EGRESS: readonly ObjectPath[] = [
  ['policies', 'networkPolicy', 'workload', 'publicEgress'],
  ['policies', 'networkPolicy', 'outgoingConnections', 'ipBlock'],
];

/** Policies that `isolation` turned on together. */
const POLICIES = ['resourceQuota', 'limitRange', 'networkPolicy'] as const;

/**
 * `isolation` of charts before 0.20 became `policies`: turned on, it turned on three policies unless they were turned off
 * themselves; turned off, nothing below it had an effect.
 */
export function translateIsolation(given: unknown, index: number): Translation {
  const isolation = isMap(given) ? given : {};
  if (isolation.enabled !== true) {
    return {
      operations: [],
      became: [
        {
          from: 'isolation',
          gone: 'it has no effect without isolation.enabled',
        },
      ],
    };
  }
  const operations: EditOperation[] = [
    {
      op: 'set',
      path: ['policies', 'podSecurityStandard'],
      value: isolation.podSecurityStandard ?? 'baseline',
    },
    ...POLICIES.flatMap(name => policy(name, isolation[name])),
    ...egress(isolation, index),
  ];
  const lost = ['namespace', 'nodeProxyPermission'].filter(
    key => isolation[key] !== undefined,
  );
  return {
    operations,
    became: [
      {
        from: 'isolation',
        to: 'policies',
        note: 'resourceQuota, limitRange, networkPolicy and podSecurityStandard',
      },
      ...lost.map(key => ({
        from: `isolation.${key}`,
        gone:
          key === 'namespace'
            ? 'a vcluster has a namespace of its own'
            : 'use rbac.clusterRole.overwriteRules',
      })),
    ],
  };
}

function policy(name: string, given: unknown): EditOperation[] {
  const {
    enabled = true,
    outgoingConnections: _,
    ...rest
  } = isMap(given) ? given : ({} as JsonMap);
  return Object.entries({ enabled, ...rest }).map(([key, value]) => ({
    op: 'set',
    path: ['policies', name, key],
    value,
  }));
}

function egress(isolation: JsonMap, index: number): EditOperation[] {
  const block = valueAt(isolation, [
    'networkPolicy',
    'outgoingConnections',
    'ipBlock',
  ]);
  const path = EGRESS.find(each => hasPath([...each, 'cidr'], index));
  if (!isMap(block) || !path) {
    return [];
  }
  return Object.entries(block).map(([key, value]) => ({
    op: 'set',
    path: [...path, key],
    value,
  }));
}
