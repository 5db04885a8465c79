/** What every shape hides; it needs encoding in URLs, in JSON and in shells. */
export const SECRET = 'Gr3en-Tea';

/** A kind of text, and texts of that kind that contain {@link SECRET} or a token. */
export type ShapeGroup = { group: string; texts: string[] };

const NAMES = [
  'password',
  'redisPassword',
  'DB_PASS',
  'DB_PASSWORD',
  'passwd',
  'pwd',
  'secretKey',
  'masterKey',
  'accessKey',
  'AccountKey',
  'SharedAccessKey',
  'api-key',
  'X-Api-Key',
  'client_secret',
  'AWS_SECRET_ACCESS_KEY',
  'connectionString',
  'encryptionKey',
  'sessionToken',
  'saslPassword',
  'credentials',
];

const NOTATIONS: Array<(name: string) => string> = [
  name => `host=db ${name}=${SECRET} user=app`,
  name => `cannot parse \`host=db ${name}='${SECRET} x' dbname=x\``,
  name => `export ${name}="${SECRET} x"; run`,
  name => `{"user":"app","${name}":"${SECRET} x","port":1}`,
  name => `msg="{\\"${name}\\":\\"${SECRET} x\\"}" level=error`,
  name => `{'${name}' => '${SECRET}'}`,
  name => `${name}: ${SECRET}`,
  name => `  ${name}: "${SECRET} x" # comment`,
  name => `Endpoint=sb://x/;${name}=${SECRET};Name=y`,
  name => `map[user:app ${name}:${SECRET} port:1]`,
  name => `--${name}=${SECRET} --verbose`,
  name => `${name} := "${SECRET}"`,
];

const letters = (count: number) => 'aB3dEf6hIj'.repeat(10).slice(0, count);
const hex = (count: number) => '0a1b2c3d4e5f'.repeat(10).slice(0, count);

/** Texts with secrets, by kind. */
export const SECRET_SHAPES: ShapeGroup[] = [
  {
    group: 'value of a secret name',
    texts: NAMES.flatMap(name => NOTATIONS.map(notation => notation(name))),
  },
  {
    group: 'password in an address',
    texts: [
      `redis://default:${SECRET}@redis:6379/0`,
      `redis://:${SECRET}@redis:6379/0`,
      `amqp://shop:${SECRET}#7@broker:5672/orders`,
      `parse "amqp://shop:${SECRET}": invalid port ":${SECRET}" after host`,
      `parse \\"amqp://shop:${SECRET}\\": invalid port \\":${SECRET}\\" after host`,
      `mongodb://a:${SECRET}@h1:27017,h2:27017/db?replicaSet=r`,
      `nats://a:${SECRET}@h1:4222,nats://b:${SECRET}@h2:4222`,
      `postgres://u:${SECRET}/with/slash@host:5432/db`,
      `https://u:${SECRET}?q@host/x`,
      `jdbc:postgresql://h:5432/db?user=a&password=${SECRET}`,
      `cannot dial app:${SECRET}@tcp(mysql:3306)/db`,
      `app:${SECRET}@unix(/run/mysqld.sock)/db`,
      `app:${SECRET}@(mysql:3306)/db`,
      `https://x/y?sv=1&sig=${SECRET}&z=1`,
      `https://x/y?api_key=${SECRET}`,
      `https://x.azurewebsites.net/api/f?code=${SECRET}`,
      `https://h/x?X-Amz-Signature=${SECRET}`,
      `https://abcdefghij${SECRET}@github.com/a/b.git`,
      `smtp://mailer:${SECRET}@mail.example.com:587`,
      `ldap://cn=x:${SECRET}@ldap:389`,
    ],
  },
  {
    group: 'header',
    texts: [
      `Authorization: Bearer ${SECRET}.x`,
      `authorization: Basic ${btoa(`user:${SECRET}`)}`,
      `"Authorization":"Bearer ${SECRET}1234"`,
      `curl -H 'Authorization: token ${SECRET}'`,
      `Proxy-Authorization: Digest ${SECRET}`,
      `Cookie: a=1; session=${SECRET}`,
      `Set-Cookie: sid=${SECRET}; HttpOnly`,
      `dapr-api-token: ${SECRET}`,
      `X-Vault-Token: ${SECRET}`,
    ],
  },
  {
    group: 'configuration file',
    texts: [
      `password: |\n  ${SECRET}\n  more\nuser: app`,
      `{"auths":{"r.example.com":{"auth":"${SECRET}"}}}`,
      `sent AUTH ${SECRET}`,
      `sent "AUTH default ${SECRET}"`,
      `password="${SECRET} that has no end`,
    ],
  },
];

/** Credentials known by their shape; what must be hidden is the credential itself. */
export const TOKENS: string[] = [
  `ghp_${letters(36)}`,
  `gho_${letters(36)}`,
  `github_pat_${letters(60)}`,
  `glpat-${letters(20)}`,
  `gldt-${letters(20)}`,
  `AKIA${'ABCDEFGHIJKLMNOP'}`,
  `ASIA${'ABCDEFGHIJKLMNOP'}`,
  `AIza${letters(35)}`,
  `ya29.${letters(40)}`,
  `xoxb-${letters(24)}`,
  `xoxp-${letters(24)}`,
  `https://hooks.slack.com/services/${letters(30)}`,
  `sk_live_${letters(24)}`,
  `rk_test_${letters(24)}`,
  `whsec_${letters(32)}`,
  `sk-proj-${letters(40)}`,
  `sk-ant-${letters(40)}`,
  `SG.${letters(22)}.${letters(43)}`,
  `npm_${letters(36)}`,
  `pypi-${letters(60)}`,
  `dckr_pat_${letters(27)}`,
  `dop_v1_${hex(64)}`,
  `hvs.${letters(24)}`,
  `hf_${letters(34)}`,
  `glsa_${letters(32)}`,
  `NRAK-${'ABCDEFGHIJ0123456789ABCDEFG'}`,
  `shpat_${hex(32)}`,
  `lin_api_${letters(40)}`,
  `eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ4In0.c2lnbmF0dXJl`,
  `-----BEGIN PRIVATE KEY-----\nMIIB\n-----END PRIVATE KEY-----`,
];
