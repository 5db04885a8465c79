import { createRedactor, redactText } from './redactText';

describe('redactText', () => {
  it.each([
    [
      'redis://default:geheim@redis:6379/0',
      'redis://default:[hidden]@redis:6379/0',
    ],
    ['amqp://user:ge%40heim@mq:5672', 'amqp://user:[hidden]@mq:5672'],
    [
      'cannot dial app:geheim@tcp(mysql:3306)/db',
      'app:[hidden]@tcp(mysql:3306)/db',
    ],
    ['Authorization: Bearer abcdef.ghijkl', 'Bearer [hidden]'],
    ['token eyJhbGciOi.eyJzdWIi.c2ln', '[hidden]'],
    ['sent AUTH geheim', 'AUTH [hidden]'],
    ['sent "AUTH default geheim"', '"AUTH [hidden]"'],
    ['host=db password=geheim user=app', 'host=db password=[hidden] user=app'],
    ['{"redisPassword":"ge heim","x":1}', '{"redisPassword":"[hidden]","x":1}'],
    ['msg="{\\"password\\":\\"geheim\\"}"', '\\"password\\":\\"[hidden]\\"'],
    [
      'Endpoint=sb://x/;SharedAccessKey=geheim;Name=y',
      'SharedAccessKey=[hidden];Name=y',
    ],
    [
      'AccountKey=geheim==;EndpointSuffix=x',
      'AccountKey=[hidden];EndpointSuffix=x',
    ],
    ['api-key: geheim', 'api-key: [hidden]'],
    [
      'run --redis-password geheim1 --port 1',
      '--redis-password [hidden] --port',
    ],
    ['unknown flag: --password geheim', '--password [hidden]'],
    ['saslPassword "geheim" is refused', 'saslPassword "[hidden]" is refused'],
    ['invalid DSN: app:geheim1@/db', 'app:[hidden]@/db'],
    ['no scheme: app:Geheim@broker:5672', 'app:[hidden]@broker:5672'],
    ['https://x/y?sv=1&sig=geheim&z=1', '&sig=[hidden]&z=1'],
    ['opened with pin=48151623 at once', 'pin=[hidden] at once'],
    ['{"cardPin":"4815"}', '{"cardPin":"[hidden]"}'],
    ['unlock --pin 4815', '--pin [hidden]'],
    ['AccountEndpoint=x;primaryKey=geheim7;a=b', 'primaryKey=[hidden];a=b'],
    ['name: secondaryKey\n  value: geheim==', 'value: [hidden]'],
    [
      'posting to https://hooks.slack.com/services/T0AB12CD3/B0AB12CD3/geheim-heim34567 failed',
      'posting to [hidden] failed',
    ],
  ])('%s', (text, expected) => {
    const redacted = redactText(text);
    expect(redacted).toContain(expected);
    expect(redacted).not.toMatch(/geheim|heim/);
  });

  it('hides known values, plain, in URLs and as base64, but no snippets', () => {
    const known = ['s3cr3t&', 'abc'];
    const text = `a s3cr3t& b s3cr3t%26 c ${btoa('s3cr3t&')} d abc`;
    expect(redactText(text, known)).toMatch(
      /^a \[hidden\] b \[hidden\] c \[hidden\]=* d abc$/,
    );
  });

  it('hides a known value inside quotes, and each line of one of several lines', () => {
    const redact = createRedactor([
      'ge"he\\im',
      'first part\n  x\nsecond part',
    ]);
    expect(redact(JSON.stringify({ msg: 'ge"he\\im' }))).toBe(
      '{"msg":"[hidden]"}',
    );
    expect(redact('a first part x')).toBe('a [hidden] x');
    expect(redact('second part')).toBe('[hidden]');
    expect(redact.longest).toBeGreaterThanOrEqual('second part'.length);
  });

  it.each([
    'the flag --password is not known',
    'Secret "partner-key" not found',
    'secret "redis-password" has no key "password"',
    'ghcr.io/dapr/daprd:1.18.3@sha256:0123456789abcdef',
    'mail from:joe@example.com',
    'missing SASL Password for authType "password"',
    'dial tcp 10.0.0.1:6379: connect: connection refused',
  ])('leaves %s', text => {
    expect(redactText(text)).toBe(text);
  });

  it('leaves what a reader needs', () => {
    const line =
      'time="2026-11-21T00:10:18Z" level=error msg="Failed to init component orders (state.redis/v1): [INIT_COMPONENT_FAILURE]: redis store: error connecting to redis at redis-master.default.svc.cluster.local:6379: WRONGPASS invalid username-password pair or user is disabled." app_id=cart';
    expect(redactText(line)).toBe(line);
    expect(redactText('Secret "redis-secret" not found')).toBe(
      'Secret "redis-secret" not found',
    );
  });
});
