import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { daprFootprint, DaprVariant } from './daprFootprint';
import type { Footprint } from './footprint';
import { overheadFootprints, vclusterFootprint } from './footprints';
import { Bytes } from './units';

const inGi = ({ volumes }: Footprint<'requested'>) =>
  volumes.reduce(
    (sum, { size }) => sum + (size.state === 'known' ? size.value : NaN),
    0,
  ) /
  2 ** 30;

const known = (each: { state: string; value?: number | Bytes }) => each.value;

describe('daprFootprint', () => {
  // Pods and volumes of a fresh installation of each chart, and requests by Dapr's guidelines.
  it.each<[DaprVariant, number, number, number, number]>([
    [{ version: '1.10.4', ha: false }, 5, 0, 600, 255],
    [{ version: '1.10.4', ha: true }, 13, 3, 1700, 725],
    [{ version: '1.13.0', ha: false }, 4, 0, 550, 235],
    [{ version: '1.14.5', ha: false }, 5, 1, 550, 235],
    [{ version: '1.14.5', ha: true }, 15, 6, 1650, 705],
    [{ version: '1.16.19', ha: false }, 7, 3, 550, 235],
    [{ version: '1.17.6', ha: true }, 15, 6, 1650, 705],
    [{ version: '1.17.7', ha: false }, 7, 48, 550, 235],
    [{ version: '1.18.3', ha: true }, 15, 51, 1650, 705],
    [{ version: '1.19.0', ha: false }, 7, 48, 550, 235],
    [
      { version: '1.19.0', ha: false, placementInScheduler: true },
      6,
      48,
      300,
      160,
    ],
    [
      { version: '1.19.0', ha: true, placementInScheduler: true },
      12,
      48,
      900,
      480,
    ],
  ])('%j: %i pods, %i Gi, %im, %iMi', (variant, pods, gi, cpu, mi) => {
    const footprint = daprFootprint('requested', variant);
    expect(footprint.pods).toBe(pods);
    expect(inGi(footprint)).toBe(gi);
    expect(known(footprint.cpu)).toBe(cpu);
    expect(known(footprint.memory)).toBe(mi * 2 ** 20);
  });

  it('names the version that it does not know, and the variant that a version does not have', () => {
    expect(() =>
      daprFootprint('requested', { version: '1.2.0', ha: false }),
    ).toThrow('Dapr "1.2.0" is not known; use a version from 1.10.0 on');
    expect(() =>
      daprFootprint('requested', { version: 'edge', ha: false }),
    ).toThrow('Dapr "edge" is not known');
    expect(() =>
      daprFootprint('used', {
        version: '1.18.3',
        ha: false,
        placementInScheduler: true,
      }),
    ).toThrow(
      'Dapr 1.18.3 cannot run placement in the scheduler; use 1.19.0 or newer',
    );
  });

  it('says which parts request nothing', () => {
    const { cpu } = daprFootprint('requested', {
      version: '1.18.3',
      ha: false,
    });
    expect(cpu).toMatchObject({
      source: 'default',
      detail: expect.stringContaining('3 × scheduler without requests'),
    });
  });
});

describe('vclusterFootprint', () => {
  it.each([
    ['0.37.2', 1, 220, 320, 5],
    ['0.37.2', 3, 620, 832, 15],
    ['0.15.7', 1, 223, 336, 5],
    ['0.19.10', 1, 203, 272, 5],
  ])('%s × %i', (version, replicas, cpu, mi, gi) => {
    const footprint = vclusterFootprint('requested', { version, replicas });
    expect(known(footprint.cpu)).toBe(cpu);
    expect(known(footprint.memory)).toBe(mi * 2 ** 20);
    expect(inGi(footprint)).toBe(gi);
  });

  it('refuses what it does not know', () => {
    expect(() => vclusterFootprint('used', { version: '0.14.0' })).toThrow(
      'vcluster "0.14.0" is not known; use a version from 0.15.0 on',
    );
    expect(() =>
      vclusterFootprint('used', { version: '0.37.2', replicas: 0 }),
    ).toThrow('0 replicas');
  });
});

describe('overheadFootprints', () => {
  it('counts the Component syncer as its chart has it', () => {
    const chart = readFileSync(
      join(__dirname, '../../../../charts/component-syncer/values.yaml'),
      'utf8',
    );
    const number = (pattern: RegExp) => Number(pattern.exec(chart)![1]);
    const replicas = number(/^replicas: (\d+)$/m);
    const [syncer, portal] = overheadFootprints('requested');
    expect(syncer).toMatchObject({ name: 'Component syncer', pods: replicas });
    expect(syncer.cpu).toMatchObject({
      value: replicas * number(/requests:\n +cpu: (\d+)m/),
      source: 'chart-default',
    });
    expect(known(syncer.memory)).toBe(
      replicas * number(/requests:\n +cpu: \d+m\n +memory: (\d+)Mi/) * 2 ** 20,
    );
    expect(portal.cpu).toMatchObject({ source: 'default' });
  });
});
