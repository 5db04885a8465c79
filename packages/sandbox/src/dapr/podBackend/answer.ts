import {
  healthz,
  healthzOutbound,
  HealthAnswer,
  SidecarInput,
  sidecarMetadata,
  SidecarState,
} from '../sidecar';

export type HttpAnswer = {
  status: number;
  headers?: Record<string, string>;
  body: string;
};

const JSON_TYPE = { 'content-type': 'application/json' };

const json = (status: number, body: object): HttpAnswer => ({
  status,
  headers: JSON_TYPE,
  body: JSON.stringify(body),
});

const fromHealth = ({ status, body }: HealthAnswer): HttpAnswer =>
  body ? json(status, body) : { status, body: '' };

/** What daprd's public server answers: metadata and health, nothing else. */
export function answerOf(
  method: string,
  path: string,
  state: SidecarState,
  input: SidecarInput,
): HttpAnswer {
  const { pathname, searchParams } = new URL(path, 'http://daprd');
  const route = `${method} ${pathname.replace(/\/+$/, '')}`;
  switch (route) {
    case 'GET /v1.0/metadata':
      return json(200, sidecarMetadata(state, input));
    case 'GET /v1.0/healthz':
      return fromHealth(
        healthz(state, input, searchParams.get('appid') ?? undefined),
      );
    case 'GET /v1.0/healthz/outbound':
      return fromHealth(healthzOutbound(state));
    default:
      return { status: 404, body: '404 page not found' };
  }
}

/** daprd's metrics about the Dapr Components it initialised, in Prometheus' text format. */
export function metricsOf(state: SidecarState): HttpAnswer {
  const failed = state.outcomes.filter(({ loaded }) => !loaded);
  const lines = [
    '# TYPE dapr_runtime_component_loaded gauge',
    `dapr_runtime_component_loaded{app_id="${state.appId}"} ${
      state.outcomes.length - failed.length
    }`,
    '# TYPE dapr_runtime_component_init_fail_total counter',
    ...failed.map(
      ({ component: { metadata, spec } }) =>
        `dapr_runtime_component_init_fail_total{app_id="${state.appId}",component="${spec.type}",component_name="${metadata.name}"} 1`,
    ),
  ];
  return {
    status: 200,
    headers: { 'content-type': 'text/plain; version=0.0.4' },
    body: `${lines.join('\n')}\n`,
  };
}
