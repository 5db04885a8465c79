import {
  KubeObject,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { AT, KillRange } from './__testUtils__/KillRange';
import { IDLE, Moment, Step } from './__testUtils__/Process';
import { randomOf } from './__testUtils__/random';
import { applyComponent, redis, saidOf } from './__testUtils__/SyncedHost';

const { components } = RESOURCES;

/** How many times the program is killed at least. */
const KILLS = Number(process.env.SYNCER_KILLS ?? 1_000);
const SEED = Number(process.env.SYNCER_SEED ?? 7);
const MOMENTS: Moment[] = ['before', 'after'];

let range: KillRange;
beforeAll(async () => {
  range = await KillRange.start();
}, 60_000);
afterAll(() => range.close());

/** All steps at which it was killed, with the moment. */
const killedAt = new Set<string>();

const apply = (object: KubeObject) => applyComponent(range.vcluster, object);
const onHostSecret = (name: string) => `pw-${name}-x-default-x-team-a`;
const withSecret = (name: string, secret = `pw-${name}`) => ({
  metadata: [
    { name: 'redisPassword', secretKeyRef: { name: secret, key: 'pw' } },
  ],
});
const isNamed =
  (name: string) =>
  ({ metadata }: KubeObject) =>
    metadata.name === name;
const isCopied = (object: KubeObject) => saidOf(object)?.state === 'synced';

type Scenario = {
  /** What is there, and in order, before the change. */
  before?: (name: string) => Promise<unknown>;
  change: (name: string) => Promise<unknown>;
  /** What the host has to have of a declared object in the end, if not that object. */
  demanded?: (object: KubeObject) => KubeObject | undefined;
};

const declare = (name: string) => apply(redis(name));
const onHost = (name: string) => ({ namespace: AT, name });

const definition = { name: 'components.dapr.io' };

/** Every way in which a copy comes, changes and goes. */
const SCENARIOS: Record<string, Scenario> = {
  'the definition in the vcluster': {
    change: () =>
      range.vcluster.delete(RESOURCES.customResourceDefinitions, definition),
  },
  'a new resource': { change: declare },
  'a change': {
    before: declare,
    change: name => apply(redis(name, { scopes: ['other'] })),
  },
  'a deletion': {
    before: declare,
    change: name =>
      range.vcluster.delete(components, { namespace: 'default', name }),
  },
  'an edited copy': {
    before: declare,
    change: name =>
      range.host.host.patch(components, onHost(name), { scopes: ['evil'] }),
  },
  'a deleted copy': {
    before: declare,
    change: name => range.host.host.delete(components, onHost(name)),
  },
  'a refusal of what is copied': {
    before: declare,
    change: name => apply(redis(name, { keyPrefix: 'name' })),
    demanded: object =>
      isRefused(object) ? redis(object.metadata.name) : object,
  },
  'one that was refused': {
    before: name => apply(redis(name, { keyPrefix: 'name' })),
    change: declare,
    demanded: object => (isRefused(object) ? undefined : object),
  },
  'a Secret that comes': {
    before: name => apply(redis(name, withSecret(name))),
    change: async name => {
      await range.host.host.create(RESOURCES.secrets, {
        metadata: { namespace: AT, name: onHostSecret(name) },
      });
      await range.remember();
    },
    demanded: object => {
      const { name } = object.metadata;
      const store = range.host.server.store;
      return store.get('secrets', AT, onHostSecret(name))
        ? redis(name, withSecret(name, onHostSecret(name)))
        : undefined;
    },
  },
  'another one of its name': {
    before: async name => {
      await declare(name);
      await apply(redis(name, { namespace: 'other', scopes: ['later'] }));
    },
    change: named => {
      const here = range.declared().filter(isNamed(named));
      const { namespace, name } = here.find(isCopied)!.metadata;
      return range.vcluster.delete(components, { namespace, name });
    },
    demanded: object =>
      range
        .declared()
        .filter(isNamed(object.metadata.name))
        .some(other => other !== object && isCopied(other))
        ? undefined
        : object,
  },
};

function isRefused({ spec }: KubeObject): boolean {
  return JSON.stringify(spec).includes('"value":"name"');
}

/** Steps of which the program must have been killed both before and after they took effect. */
const WRITES = [
  'host create Component',
  'host replace Component',
  'host patch Component',
  'host delete Component',
  'host get Secret',
  'host apply Lease',
  'host create Lease',
  'virtual apply CustomResourceDefinition',
  'virtual apply Component',
  'virtual create Event',
];

const deathOf = (moment: Moment, step: Step) => `${moment} ${step}`;

const rightFor =
  ({ demanded }: Scenario) =>
  () =>
    range.isRight(demanded);

let kills = 0;

it.each(Object.entries(SCENARIOS))(
  'ends right when killed at each request of %s',
  async (_, scenario) => {
    const { before, change } = scenario;
    const isRight = rightFor(scenario);
    for (const moment of MOMENTS) {
      await before?.(`${moment}-1`);
      await range.run(isRight);
      for (let request = 1, isOver = false; !isOver; request++) {
        const name = `${moment}-${request}`;
        await change(name);
        const process = await range.runAndKill(request, moment, isRight);
        kills += 1;
        killedAt.add(deathOf(moment, process.killedAt ?? IDLE));
        isOver = process.steps.length < request;
        await before?.(`${moment}-${request + 1}`);
        await range.run(isRight);
        await forget(isNamed(name));
      }
      await forget();
      await range.run(isRight);
      expect(await range.isUntouched()).toBe(true);
    }
  },
  300_000,
);

/** Deletes what is declared. */
async function forget(which: (object: KubeObject) => boolean = () => true) {
  for (const { metadata } of range.declared().filter(which)) {
    const { namespace, name } = metadata;
    await range.vcluster.delete(components, { namespace, name });
  }
}

let named = 0;

/** How often all scenarios are gone through for a step that did not come. */
const MAX_TRIES = 5;

/** Kills it at a step of which a scenario has one, whichever request that is. */
async function killAt(step: Step, moment: Moment): Promise<void> {
  for (const scenario of Object.values(SCENARIOS)) {
    const { before, change } = scenario;
    named += 1;
    const name = `named-${named}`;
    const isRight = rightFor(scenario);
    await before?.(name);
    await range.run(isRight);
    await change(name);
    const process = await range.runAndKill(step, moment, isRight);
    killedAt.add(deathOf(moment, process.killedAt ?? IDLE));
    await range.run(isRight);
    await forget();
    await range.run(isRight);
    if (killedAt.has(deathOf(moment, step))) {
      return;
    }
  }
}

it('has been killed before and after each write', async () => {
  const missed = () =>
    MOMENTS.flatMap(moment =>
      WRITES.filter(step => !killedAt.has(deathOf(moment, step))).map(step => ({
        moment,
        step,
      })),
    );
  // Which request comes when depends on the machine, and whether one comes at all.
  for (let tries = 0; tries < MAX_TRIES; tries++) {
    for (const { moment, step } of missed()) {
      await killAt(step, moment);
    }
  }
  expect(missed()).toEqual([]);
}, 300_000);

/** Some change of a few resources. */
async function changeSomething(random: () => number): Promise<void> {
  const name = `store-${Math.floor(random() * 6)}`;
  if (random() < 0.3) {
    const ref = { namespace: 'default', name };
    await range.vcluster.delete(components, ref).catch(() => {});
  } else {
    const scopes = [`app-${Math.floor(random() * 3)}`];
    await apply(redis(name, { scopes }));
  }
}

it(`ends right after ${KILLS} kills, those that are left at random requests`, async () => {
  const random = randomOf(SEED);
  const isRight = () => range.isRight();
  for (; kills < KILLS; kills++) {
    await changeSomething(random);
    const request = 1 + Math.floor(random() * 40);
    const moment = MOMENTS[Math.floor(random() * 2)];
    await range.runAndKill(request, moment, isRight);
    if (kills % 50 === 0) {
      await range.run(isRight);
    }
  }
  await range.run(isRight);
  expect(await range.isUntouched()).toBe(true);
}, 300_000);
