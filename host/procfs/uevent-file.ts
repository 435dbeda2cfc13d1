/**
 * A device's file `uevent`: what its uevents say of it, and who writes an action there has the kernel announce that action again
 * (kobject_synth_uevent), as `udevadm trigger` does.
 */
import { EINVAL, NetlinkError, type Process } from '../index.js';
import type { NetDevice } from './tables.js';
import type { File } from './tree.js';
import { attributeFile } from './value.js';

/** What is said of a device. */
export interface DeviceEvent {
  /** Below /sys. */
  path: string;
  subsystem: string;
  env: Readonly<Record<string, string>>;
}

/** Kinds that name themselves in uevents. */
const TYPED: ReadonlySet<string> = new Set(['bond', 'bridge', 'vlan', 'vxlan']);

export function deviceEvent({ name, index, attributes }: NetDevice): DeviceEvent {
  const kind = attributes.linkinfo?.kind;
  const type: Record<string, string> = kind !== undefined && TYPED.has(kind) ? { DEVTYPE: kind } : {};
  const env = { ...type, INTERFACE: name, IFINDEX: String(index) };
  return { path: `/devices/virtual/net/${name}`, subsystem: 'net', env };
}

/** An action; then perhaps who triggers it, an UUID, and what else is to be said. */
const TRIGGER =
  /^(add|remove|change|move|online|offline|bind|unbind)(?: ([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})((?: [a-z0-9]+=[a-z0-9]+)*))?\n?$/i;

export function ueventFile({ netns }: Process, { path, subsystem, env }: DeviceEvent): File {
  return attributeFile(
    () =>
      Object.entries(env)
        .map(([key, value]) => `${key}=${value}`)
        .join('\n'),
    (text) => {
      const [, action, id = '0', more = ''] = TRIGGER.exec(text) ?? [];
      if (action === undefined || action !== action.toLowerCase()) throw new NetlinkError(EINVAL, 'write');
      const given = more
        .split(' ')
        .filter(Boolean)
        .map((pair) => `SYNTH_ARG_${pair}`.split('=') as [string, string]);
      netns.uevent(action, path, { SUBSYSTEM: subsystem, SYNTH_UUID: id, ...Object.fromEntries(given), ...env });
    },
  );
}
