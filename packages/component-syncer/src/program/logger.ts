import { redactText } from 'backstage-plugin-dapr-vcluster-node/redaction';
import { SyncerLogger } from '../syncer';

/** Logs one JSON object per line; passwords and tokens in messages are hidden. */
export function jsonLogger(
  write: (line: string) => void,
  fields: Record<string, string> = {},
): SyncerLogger {
  const log = (level: string) => (message: string) =>
    write(
      `${JSON.stringify({
        time: new Date().toISOString(),
        level,
        ...fields,
        message: redactText(message),
      })}\n`,
    );
  return { info: log('info'), warn: log('warn') };
}
