import { textTable } from '../report/textTable';
import { AbuseResult, HealthResult } from './run';

/** Milliseconds within which `/health` answers 99 of 100 requests, whatever callers send. */
export const HEALTH_GOAL_MS = 200;

const HEAD = ['input', 'status', 'slowest', 'answer'];

/** The results as a table for a terminal. */
export function abuseTable(
  results: readonly AbuseResult[],
  { p50, p99, requests }: HealthResult,
): string {
  const rows = results.map(({ name, sent }) => [
    name,
    [...new Set(sent.map(({ status }) => status))].sort().join(', '),
    `${round(Math.max(...sent.map(({ milliseconds }) => milliseconds)))} ms`,
    `${round(Math.max(...sent.map(({ bytes }) => bytes)) / 1_000)} kB`,
  ]);
  const goal = p99 < HEALTH_GOAL_MS ? 'reached' : 'missed';
  return `${textTable([HEAD, ...rows])}

/health, ${requests} requests: p50 ${round(p50)} ms, p99 ${round(
    p99,
  )} ms (goal: under ${HEALTH_GOAL_MS} ms, ${goal})`;
}

function round(value: number): string {
  return value >= 100
    ? Math.round(value).toLocaleString('en-US')
    : String(Number(value.toPrecision(2)));
}
