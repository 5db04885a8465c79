import { HostHandle, HostRegistry } from '../../platform/hosts';
import { unknownValue } from './definition';

/** @throws InputError naming the hosts that can be written to, for a name that no host has. */
export function chooseHost(hosts: HostRegistry, name: string): HostHandle {
  const all = hosts.list();
  const found = all.find(each => each.name === name);
  if (found) {
    return found;
  }
  const writable = all.filter(({ readOnly }) => !readOnly);
  throw unknownValue(
    'host',
    name,
    writable.map(each => each.name),
  );
}
