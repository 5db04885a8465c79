import { useApi } from '@backstage/core-plugin-api';
import {
  LogEvent,
  LogSource,
  TenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import { useCallback, useEffect, useState } from 'react';
import { DaprVclusterApi, daprVclusterApiRef } from '../../api';
import { afterEvents, CONNECTING, FollowedLog } from './FollowedLog';
import { LogRequest } from './types';

/** Lines that arrive within this time are rendered together. */
const DRAW_MS = 200;

/** Follows a log while `active`; the lines stay when it ends. */
export function useFollowedLog(
  ref: TenantRef,
  source: LogSource | undefined,
  request: LogRequest,
  active: boolean,
): FollowedLog & { again: () => void } {
  const api = useApi(daprVclusterApiRef);
  const [log, setLog] = useState(CONNECTING);
  const [turn, setTurn] = useState(0);
  const again = useCallback(() => setTurn(last => last + 1), []);
  const key = JSON.stringify([ref, source, request]);
  useEffect(() => {
    if (!active || !source) {
      return undefined;
    }
    setLog(CONNECTING);
    return startFollowing(api, ref, source, request, setLog);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- `key` stands for ref, source and request
  }, [api, key, active, turn]);
  return { ...log, again };
}

function startFollowing(
  api: DaprVclusterApi,
  ref: TenantRef,
  source: LogSource,
  { tailLines, search }: LogRequest,
  change: (make: (log: FollowedLog) => FollowedLog) => void,
): () => void {
  const controller = new AbortController();
  const { signal } = controller;
  let waiting: LogEvent[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const draw = () => {
    const events = waiting;
    waiting = [];
    timer = undefined;
    if (events.length > 0) {
      change(log => afterEvents(log, events));
    }
  };
  const run = async () => {
    const query = { tailLines, search: search || undefined };
    for await (const event of api.followLog(ref, source, query, { signal })) {
      waiting.push(event);
      timer ??= setTimeout(draw, DRAW_MS);
    }
  };
  const finish = (error?: Error) => {
    if (signal.aborted) {
      return;
    }
    clearTimeout(timer);
    draw();
    change(log => ({ ...log, state: 'ended', error }));
  };
  run().then(() => finish(), finish);
  return () => {
    controller.abort();
    clearTimeout(timer);
  };
}
