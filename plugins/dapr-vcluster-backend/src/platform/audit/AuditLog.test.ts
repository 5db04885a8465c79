import { NotAllowedError } from '@backstage/errors';
import { mockServices } from '@backstage/backend-test-utils';
import { AuditEntry, AuditLog } from './AuditLog';

const entry: AuditEntry = {
  eventId: 'tenant-create',
  severityLevel: 'medium',
  meta: { name: 'a' },
};

function setUp() {
  const events = { success: jest.fn(), fail: jest.fn() };
  const auditor = mockServices.auditor.mock();
  auditor.createEvent.mockResolvedValue(events);
  return { audit: new AuditLog(auditor), auditor, events };
}

const recorded = ({ auditor }: ReturnType<typeof setUp>) =>
  auditor.createEvent.mock.calls.map(([options]) => options);

it('writes no control character of a caller, wherever it is', async () => {
  const all = setUp();
  const forged = 'a\n{"eventId":"tenant-delete"}\u202e';
  await all.audit.refused(
    { ...entry, meta: { name: forged, labels: { [`k`]: [forged] } } },
    new NotAllowedError('no'),
  );
  await all.audit.recorded(
    { ...entry, meta: { name: forged } },
    async () => forged,
    result => ({ result }),
  );
  const texts = [
    ...recorded(all),
    ...all.events.success.mock.calls,
    ...all.events.fail.mock.calls,
  ].map(each => JSON.stringify(each));
  expect(texts).toHaveLength(4);
  for (const text of texts) {
    // JSON would write them as an escape of one backslash.
    expect(text).not.toMatch(/(?<!\\)\\n|\u202e|(?<!\\)\\u202e/);
  }
  expect(recorded(all)[0].meta).toEqual({
    name: 'a\\u000a{"eventId":"tenant-delete"}\\u202e',
    labels: { k: ['a\\u000a{"eventId":"tenant-delete"}\\u202e'] },
  });
});

it('records a dry run that is denied at the level of the write, others at a low one', async () => {
  const denied = new NotAllowedError('no');
  for (const [error, level] of [
    [denied, 'medium'],
    [new Error('the host does not answer'), 'low'],
    [undefined, 'low'],
  ] as const) {
    const all = setUp();
    const run = async () => {
      if (error) {
        throw error;
      }
      return 'done';
    };
    const outcome = await all.audit
      .recorded({ ...entry, isDryRun: true }, run, () => ({}))
      .catch(thrown => thrown);
    expect(outcome).toBe(error ?? 'done');
    expect(recorded(all)).toMatchObject([{ severityLevel: level }]);
    expect(all.events[error ? 'fail' : 'success']).toHaveBeenCalledTimes(1);
  }
});

it('records a write before it is done', async () => {
  const all = setUp();
  await all.audit.recorded(
    entry,
    async () => {
      expect(recorded(all)).toMatchObject([{ severityLevel: 'medium' }]);
    },
    () => ({}),
  );
  expect(all.events.success).toHaveBeenCalledTimes(1);
});
