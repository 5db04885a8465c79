import { OPERATION_SCHEMAS } from 'backstage-plugin-dapr-vcluster-common';
import { Answer, ok, refuse, Seen } from './answer';

const ID = '00000000-0000-4000-8000-000000000001';

/** Waves of the fake backend: the second look finds them at their end. */
export class FakeWaves {
  /** How waves end. */
  ends: { state: string; reason?: string } = { state: 'done' };
  /** What becomes of each tenant, by its name. */
  states: Record<string, string> = {};
  #tenants: string[] = [];
  #looks = 0;

  answer({ method, path, body, dryRun }: Seen): Answer {
    if (method === 'POST' && path === '/upgrade-waves') {
      this.#tenants = body.tenants ?? ['sandbox/vcluster-team-a/team-a'];
      const started = { outcome: 'started', id: ID };
      return ok(
        OPERATION_SCHEMAS.startUpgradeWave.answer.parse({
          ...(dryRun ? { outcome: 'dry-run' } : started),
          tenants: this.#shown(() => 'waiting'),
        }),
      );
    }
    if (method !== 'GET' || path !== `/upgrade-waves/${ID}`) {
      return refuse(404, 'NotFoundError', `no route ${path}`);
    }
    const hasEnded = ++this.#looks % 2 === 0;
    return ok(
      OPERATION_SCHEMAS.getUpgradeWave.answer.parse({
        id: ID,
        ...(hasEnded ? this.ends : { state: 'running' }),
        canary: 1,
        batchSize: 5,
        pauseMinutes: 0,
        startedBy: 'user:default/guest',
        startedAt: '2026-12-01T00:00:00Z',
        hidden: 0,
        tenants: this.#shown(name =>
          hasEnded ? this.states[name] ?? 'upgraded' : 'running',
        ),
      }),
    );
  }

  #shown(stateOf: (name: string) => string) {
    return this.#tenants.map((id, batch) => ({
      id,
      batch,
      from: '0.36.1',
      to: '0.37.2',
      state: stateOf(id.split('/')[2]),
      findings: [
        {
          ruleId: 'upgrade/memory-limit',
          severity: 'info',
          title: 'The memory limit is 4Gi',
          evidence: [],
          fix: 'Check the quota',
        },
      ],
    }));
  }
}
