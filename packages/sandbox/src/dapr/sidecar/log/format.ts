import { LogLine } from './LogLine';

/** Who writes a line: goes into every one of them. */
export type LogSource = {
  appId: string;
  /** The pod's name. */
  instance: string;
  version: string;
};

// The microseconds that pass between two lines of a start, so that lines keep their order.
const STEP_MICROSECONDS = 210;

/** Formats lines as daprd's text logger does, `startedAt` being the time of the first. */
export function formatLog(
  lines: LogLine[],
  startedAt: Date,
  source: LogSource,
): string[] {
  return lines.map(({ level, scope, msg, afterMs = 0 }, index) => {
    const time = timestamp(
      startedAt,
      afterMs * 1000 + index * STEP_MICROSECONDS,
    );
    return (
      `time="${time}" level=${level} msg=${JSON.stringify(msg)} ` +
      `app_id=${source.appId} instance=${source.instance} ` +
      `scope=dapr.${scope} type=log ver=${source.version}`
    );
  });
}

function timestamp(start: Date, microseconds: number) {
  const milliseconds = Math.floor(microseconds / 1000);
  const at = new Date(start.getTime() + milliseconds).toISOString();
  const fraction = String(microseconds % 1000).padStart(3, '0');
  return at.replace(/Z$/, `${fraction}000Z`);
}
