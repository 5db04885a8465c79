import { AppEvidence, diagnoseApp } from './diagnosis';
import { log, line, sidecar } from './diagnosis/__testUtils__/evidence';
import { LOG_CASES } from './diagnosis/__testUtils__/logCases';
import { STATUS_CASES } from './diagnosis/__testUtils__/statusCases';
import { withoutLogLines } from './logLines';

const PLANTED = 'planted-in-the-log';
const REASON = 'Not shown.';

/** All that somebody gets who may not read logs. */
function shown(evidence: AppEvidence): string {
  const { findings, summary } = diagnoseApp(evidence);
  return JSON.stringify([
    summary,
    findings.map(finding => withoutLogLines(finding, REASON)),
  ]);
}

/** Texts in which names and reasons stand that a title could repeat. */
const LINES = [
  `Failed to init component ${PLANTED} (state.${PLANTED}/v1): [INIT_COMPONENT_FAILURE]: initialization error occurred for ${PLANTED} (state.${PLANTED}/v1): `,
  `Fatal error from runtime: failed to retrieve the initial identity: error from sentry SignCertificate: rpc error: code = PermissionDenied desc = ${PLANTED} `,
  'Fatal error from runtime: ',
];
const WORDS = [
  `Secret "${PLANTED}" not found`,
  `Configuration "${PLANTED}" not found`,
  `detected duplicate actor state store: ${PLANTED} and ${PLANTED}-2`,
  `init timeout for component ${PLANTED} (state.redis/v1) exceeded after 5s`,
  `couldn't find state store state.${PLANTED}/v1`,
  `dial tcp: lookup ${PLANTED}.shop: no such host`,
  `dial tcp: lookup dapr-api.${PLANTED}.svc.cluster.local: no such host`,
  `WRONGPASS ${PLANTED}`,
  `x509: certificate is valid for ${PLANTED}, not ${PLANTED}`,
  `listen tcp ${PLANTED}:4711: bind: address already in use`,
  PLANTED,
];

describe('what is shown to those who may not read logs', () => {
  it.each(
    LINES.flatMap(start => WORDS.map(words => [`${start}${words}`] as const)),
  )('has nothing of "%s"', msg => {
    const status = { waiting: 'CrashLoopBackOff', restarts: 2 };
    for (const level of ['fatal', 'error', 'warning']) {
      const written = log(line(level, msg));
      expect(shown(sidecar(status, { log: written }))).not.toContain(PLANTED);
    }
  });

  it('has nothing of a line about a Dapr Component that a ready daprd lacks', () => {
    const evidence = sidecar(
      { ready: true },
      {
        log: log(line('error', `Failed to init component orders: ${PLANTED}`)),
        loaded: { state: 'known', observedAt: '', value: [] },
        components: [{ name: 'orders', scopes: [] }],
      },
    );
    expect(shown(evidence)).toContain('orders');
    expect(shown(evidence)).not.toContain(PLANTED);
  });

  it.each([...LOG_CASES, ...STATUS_CASES])(
    '%s: %s: no line',
    (_, __, known) => {
      const { log: written } = known;
      const lines =
        written?.state === 'known'
          ? [...written.value.lines, ...(written.value.before ?? [])]
          : [];
      const text = shown(known);
      const quoted = lines.filter(
        ({ msg }) => msg.length > 20 && text.includes(JSON.stringify(msg)),
      );
      expect(quoted).toEqual([]);
    },
  );
});
