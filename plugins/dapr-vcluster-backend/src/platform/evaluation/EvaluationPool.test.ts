import { EvaluationPool } from './EvaluationPool';

const component = (items: string) => `apiVersion: dapr.io/v1alpha1
kind: Component
metadata: {name: store}
spec: {type: state.redis, version: v1, metadata: [${items}]}
`;
const COMMENT = `# ${'x'.repeat(50_000)}\n`;

let pool: EvaluationPool;
beforeAll(() => {
  // Time for a thread to start on a busy machine.
  pool = new EvaluationPool({ timeoutMs: 60_000 });
});
afterAll(() => pool.close());
jest.setTimeout(90_000);

const read = (text: string, size = text.length) =>
  pool.run('readYaml', { text, field: 'manifests' }, size);
const check = (text: string) =>
  pool.run(
    'checkYaml',
    { files: [{ path: 'manifests', text }], context: {} },
    text.length,
  );

describe('EvaluationPool', () => {
  it('gives the same answers inline and in a thread', async () => {
    const inline = await check(component(''));
    const threaded = await check(`${component('')}${COMMENT}`);
    expect(inline.length).toBeGreaterThan(0);
    expect(threaded).toEqual(inline);
  });

  it('refuses in a thread as inline, with the details', async () => {
    const refusal = {
      name: 'InputError',
      message: expect.stringContaining('refers to a value that contains'),
      details: { field: 'manifests', value: 'line 1', fix: expect.any(String) },
    };
    await expect(read('a: &a [*a]\n')).rejects.toMatchObject(refusal);
    await expect(read(`a: &a [*a]\n${COMMENT}`)).rejects.toMatchObject(refusal);
  });

  it('names field, value, limit and fix of a list that is too long', async () => {
    const items = '{name: a, value: b},'.repeat(20_000);
    await expect(check(component(items))).rejects.toMatchObject({
      name: 'InputError',
      message:
        'manifests: spec.metadata has 20000 items, more than 500. Give at most 500 items.',
      details: {
        field: 'manifests: spec.metadata',
        value: '20000',
        fix: 'Give at most 500 items.',
      },
    });
  });

  it('keeps the event loop free while a large text is evaluated', async () => {
    await read(COMMENT);
    let ended = false;
    const text = 'a: {b: c}\n---\n'.repeat(90) + 'd: [1, 2]\n'.repeat(30_000);
    const evaluated = read(text)
      .catch(() => undefined)
      .finally(() => {
        ended = true;
      });
    let turns = 0;
    while (!ended) {
      turns += 1;
      await new Promise(setImmediate);
    }
    await evaluated;
    expect(turns).toBeGreaterThan(10);
  });
});

it('ends an evaluation that takes too long', async () => {
  const quick = new EvaluationPool({ timeoutMs: 1 });
  try {
    await expect(
      quick.run('readYaml', { text: COMMENT, field: 'manifests' }, 50_000),
    ).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
      message: expect.stringMatching(/took longer than 0.001 seconds. Split/),
    });
  } finally {
    await quick.close();
  }
});

it('refuses when too many evaluations wait', async () => {
  const small = new EvaluationPool({ threads: 1, queue: 1, timeoutMs: 60_000 });
  const argument = { text: COMMENT, field: 'manifests' };
  try {
    const runs = Array.from({ length: 4 }, () =>
      small.run('readYaml', argument, 50_000),
    );
    const settled = await Promise.allSettled(runs);
    expect(
      settled.filter(({ status }) => status === 'rejected'),
    ).toContainEqual(
      expect.objectContaining({
        reason: expect.objectContaining({
          name: 'ServiceUnavailableError',
          message: expect.stringContaining('too many evaluations are running'),
        }),
      }),
    );
    expect(settled[0]).toMatchObject({ status: 'fulfilled', value: [] });
  } finally {
    await small.close();
  }
});

it('ends an evaluation that needs too much memory, as input that is refused', async () => {
  const small = new EvaluationPool({ heapMb: 120, timeoutMs: 60_000 });
  const text = '- a: { b: c }\n'.repeat(70_000);
  try {
    await expect(
      small.run('readYaml', { text, field: 'manifests' }, text.length),
    ).rejects.toMatchObject({
      name: 'InputError',
      message: 'the evaluation needs too much memory. Split what is evaluated.',
    });
  } finally {
    await small.close();
  }
});

it('outlives a thread that cannot start', async () => {
  const tiny = new EvaluationPool({ heapMb: 4, timeoutMs: 3_000 });
  try {
    await expect(
      tiny.run('readYaml', { text: COMMENT, field: 'manifests' }, 50_000),
    ).rejects.toMatchObject({
      name: expect.stringMatching(/^(InputError|ServiceUnavailableError)$/),
    });
  } finally {
    await tiny.close();
  }
});
