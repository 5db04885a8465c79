import {
  createReadStream,
  existsSync,
  statSync,
  unwatchFile,
  watchFile,
} from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { Writable } from 'node:stream';
import { lastLinesOf } from '../../../../../scripts/lib/processes/capture.mjs';

const FOLLOW_EVERY_MS = 200;

/** Sends a log as a kubelet does: `tailLines` and `limitBytes` bound it, with `follow` it goes on until either end does. */
export async function sendLog(
  path: string,
  query: URLSearchParams,
  response: Writable,
): Promise<void> {
  const text = await readFile(path, 'utf8');
  const lines = query.get('tailLines');
  const wanted = lines === null ? text : lastLines(text, Number(lines));
  const limit = query.get('limitBytes');
  const bytes = Buffer.from(wanted);
  response.write(limit === null ? bytes : bytes.subarray(0, Number(limit)));
  if (query.get('follow') === 'true' && limit === null) {
    follow(path, Buffer.byteLength(text), response);
  } else {
    response.end();
  }
}

function lastLines(text: string, count: number): string {
  if (count === 0 || text === '') {
    return '';
  }
  const lines = lastLinesOf(text, count).join('\n');
  return text.endsWith('\n') ? `${lines}\n` : lines;
}

/** Sends what is added to a file; its end, or another file in its place, ends it, as a container's end does. */
function follow(path: string, from: number, response: Writable) {
  let sent = from;
  let reading = false;
  const { ino } = statSync(path);
  const more = () => {
    if (reading) {
      return;
    }
    reading = true;
    createReadStream(path, { start: sent })
      .on('data', chunk => {
        sent += chunk.length;
        response.write(chunk);
      })
      .on('error', () => response.end())
      .on('close', () => {
        reading = false;
      });
  };
  const changed = () => {
    const stat = existsSync(path) ? statSync(path) : undefined;
    if (stat?.ino === ino && stat.size >= sent) {
      more();
    } else {
      response.end();
    }
  };
  watchFile(path, { interval: FOLLOW_EVERY_MS }, changed);
  response.on('close', () => unwatchFile(path, changed));
  more();
}
