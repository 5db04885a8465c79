import {
  CONFIG_MAPS,
  configMap,
  DEPLOYMENTS,
} from '../../apiserver/testing/objects';
import { apply, patch, remove, Scenario } from '../Step';
import { withContainers } from './inputs';

/** Server-side apply between several managers. */
export const APPLYING: Scenario[] = [
  {
    name: 'appliers share, fight over and give up fields',
    steps: [
      apply(`${CONFIG_MAPS}/ssa`, 'one', configMap('ssa', { x: '1', y: '1' })),
      apply(`${CONFIG_MAPS}/ssa`, 'one', configMap('ssa', { x: '1', y: '1' })),
      apply(`${CONFIG_MAPS}/ssa`, 'two', configMap('ssa', { y: '1', z: '1' })),
      apply(`${CONFIG_MAPS}/ssa`, 'two', configMap('ssa', { x: '2', y: '2' })),
      patch(`${CONFIG_MAPS}/ssa?fieldManager=hand`, 'merge', {
        data: { h: '1' },
      }),
      apply(`${CONFIG_MAPS}/ssa`, 'two', configMap('ssa', { x: '2', h: '2' })),
      apply(`${CONFIG_MAPS}/ssa`, 'one', configMap('ssa', {})),
      apply(
        `${CONFIG_MAPS}/ssa`,
        'two',
        configMap('ssa', { h: '2' }),
        '&force=true',
      ),
      patch(`${CONFIG_MAPS}/ssa`, 'apply', configMap('ssa')),
      apply(
        `${CONFIG_MAPS}/ssa`,
        'two',
        configMap('ssa', {}, { managedFields: [{}] }),
      ),
      remove(`${CONFIG_MAPS}/ssa`),
    ],
  },
  {
    name: 'appliers merge lists by their keys',
    steps: [
      apply(
        `${DEPLOYMENTS}/list`,
        'one',
        withContainers('list', [
          {
            name: 'app',
            image: 'a:1',
            env: [{ name: 'A', value: '1' }],
            ports: [{ containerPort: 80 }],
          },
        ]),
      ),
      apply(
        `${DEPLOYMENTS}/list`,
        'two',
        withContainers('list', [{ name: 'side', image: 's:1' }]),
      ),
      apply(
        `${DEPLOYMENTS}/list`,
        'one',
        withContainers('list', [
          { name: 'app', image: 'a:1', env: [{ name: 'B', value: '2' }] },
        ]),
      ),
      apply(
        `${DEPLOYMENTS}/list`,
        'two',
        withContainers('list', [{ name: 'app', image: 'a:2' }]),
      ),
      remove(`${DEPLOYMENTS}/list`),
    ],
  },
];
