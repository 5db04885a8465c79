import { TestHost } from './TestHost';

/** Starts a host before the tests of a file and closes it after them; `started` is handed it. */
export function withTestHost(started: (host: TestHost) => void): void {
  // Whole tenants come and go in these tests.
  jest.setTimeout(180_000);
  let host: TestHost | undefined;
  beforeAll(async () => {
    host = await TestHost.start();
    started(host);
  });
  afterAll(() => host?.close());
}
