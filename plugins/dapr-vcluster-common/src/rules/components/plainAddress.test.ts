import { isPlainAddress } from './plainAddress';

it.each([
  ['connectionString', 'amqp://rabbitmq:5672'],
  ['host', 'amqps://localhost:5671/orders'],
  ['url', 'tcp://localhost:1884'],
  ['url', 'tcp://perf-test-emqx@emqx-0.emqx.svc.cluster.local:1883'],
  ['host', 'amqp://a:5672,amqp://b:5672'],
  ['url', 'postgresql://app@[fd00::1]:5432/orders?sslmode=disable'],
  [
    'connectionString',
    'host=localhost user=root port=26257 connect_timeout=10 database=a sslmode=disable',
  ],
  ['connectionString', 'Server=sql;Database=orders;Encrypt=true'],
  [
    'connectionString',
    'Server=sql; User Id=app; Authentication=ActiveDirectoryManagedIdentity',
  ],
  ['connectionString', 'Endpoint=sb://shop.servicebus.windows.net/'],
])('%s: %s holds no secret', (field, text) => {
  expect(isPlainAddress(field, text)).toBe(true);
});

it.each([
  ['connectionString', 'amqp://shop:Gr3en-Tea@rabbitmq:5672'],
  ['connectionString', 'amqp://shop:Gr3en#Tea@rabbitmq:5672'],
  [
    'url',
    'nats://SUAIBDPBAUTWCWBKIO6XHQNINK5FWJW4OHLXC3HQ2KFE4PEJUA44CNHTC4@n:4222',
  ],
  ['url', 'rediss://redis:6380?password=Gr3en-Tea'],
  ['url', 'amqp://a:5672,amqp://shop:Gr3en-Tea@b:5672'],
  ['url', 'https://hooks.example.com/services/T0/B0/Gr3enTea'],
  ['connectionString', 'host=db user=app password=Gr3en-Tea'],
  ['connectionString', 'Server=sql;User Id=sa;Pwd=Gr3en-Tea'],
  [
    'connectionString',
    'Endpoint=sb://a/;SharedAccessKeyName=n;SharedAccessKey=Gr3en',
  ],
  ['connectionString', 'AccountName=a;AccountKey=Gr3en'],
  ['connectionString', 'Gr3en-Tea'],
  ['connectionString', 'amqp://rabbitmq:5672 Gr3en-Tea'],
  ['connectionString', ''],
  ['redisPassword', 'amqp://rabbitmq:5672'],
])('%s: %s may', (field, text) => {
  expect(isPlainAddress(field, text)).toBe(false);
});

it('takes linear time', () => {
  const start = process.cpuUsage().user;
  for (const worst of ['a=b;', 'a=b ', '://', 'amqp://a,', 'amqp://@', '[::']) {
    isPlainAddress('host', worst.repeat(16_000));
    isPlainAddress('host', worst.repeat(2_000 / worst.length));
  }
  expect(process.cpuUsage().user - start).toBeLessThan(2_000_000);
});
