import { StatusCause } from '../../errors/ApiError';
import { Level, LEVELS } from './evaluate';

const PREFIX = 'pod-security.kubernetes.io';
const MODES = ['enforce', 'audit', 'warn'] as const;

/** What the labels of a namespace ask for. */
export type PodSecurityPolicy = Record<
  'enforce' | 'warn',
  { level: Level; version: string }
>;

const isLevel = (value: string): value is Level =>
  (LEVELS as readonly string[]).includes(value);

/** The policy of a namespace; without labels everything is allowed, and a level that is none is the strictest. */
export function policyOf(
  labels: Record<string, string> = {},
): PodSecurityPolicy {
  const level = (mode: string, otherwise: Level): Level => {
    const value = labels[`${PREFIX}/${mode}`];
    if (value === undefined) {
      return otherwise;
    }
    const ofUnknown = mode === 'enforce' ? 'restricted' : 'privileged';
    return isLevel(value) ? value : ofUnknown;
  };
  const version = (mode: string) =>
    labels[`${PREFIX}/${mode}-version`] ?? 'latest';
  const enforce = {
    level: level('enforce', 'privileged'),
    version: version('enforce'),
  };
  return {
    enforce,
    warn: { level: level('warn', enforce.level), version: version('warn') },
  };
}

/** What is wrong with the labels of a namespace. */
export function labelProblems(
  labels: Record<string, string> = {},
): StatusCause[] {
  return MODES.flatMap(mode => [
    ...problem(
      labels,
      `${PREFIX}/${mode}`,
      isLevel,
      `must be one of ${LEVELS.join(', ')}`,
    ),
    ...problem(
      labels,
      `${PREFIX}/${mode}-version`,
      value => value === 'latest' || /^v1\.(0|[1-9][0-9]*)$/.test(value),
      'must be "latest" or "v1.x"',
    ),
  ]);
}

function problem(
  labels: Record<string, string>,
  key: string,
  isValid: (value: string) => boolean,
  rule: string,
): StatusCause[] {
  const value = labels[key];
  if (value === undefined || isValid(value)) {
    return [];
  }
  return [
    {
      reason: 'FieldValueInvalid',
      message: `Invalid value: ${JSON.stringify(value)}: ${rule}`,
      field: `metadata.labels[${key}]`,
    },
  ];
}
