describe('logs and events', () => {
  it.todo('injector-cannot-reach-sentry');
  it.todo('clock-behind');
  it.todo('operator-silent-1.11');
  it.todo('port-taken');
  it.todo('metrics-port-taken');
  it.todo('broker-refuses-login');
  it.todo('database-refuses-login');
  it.todo('no-broker-answers');
  it.todo('aws-refuses-token');
  it.todo('ready-but-nothing-loaded');
});
