/**
 * Which kinds of links random requests make: those that every Linux has, and of the further ones those that the judge has, which is asked
 * once. Another Linux than this machine's (elsewhere.ts) was built otherwise, so that there some are left out: bridges that filter by
 * VLAN keep more addresses, and are told settings that others refuse; whether macvlans and vxlans hear of a link before IPv6 does depends on
 * whether they are modules; of lo's IPv6 addresses older versions make routes to their networks; and an emulated machine is slow enough to take
 * seconds of a lifetime. Routes and settings, in which versions differ, are left to this machine's.
 */
import { spawnSync } from 'node:child_process';
import type { KernelOptions } from '../../host/kernel-options.js';
import { isElsewhere, onJudge } from './elsewhere.js';

/** As often as they are drawn. */
const USUAL = ['veth', 'veth', 'veth', 'veth', 'bridge', 'bridge', 'macvlan', 'macvlan', 'macvtap', 'vxlan', 'ifb'];
const USUAL_ELSEWHERE = ['veth', 'veth', 'bridge', 'ifb'];
const FURTHER = ['dummy', 'vlan', 'bond', 'vrf'];
const OFTEN = ['dummy', 'vlan', 'vlan', 'bond', 'bond', 'vrf'];

let further: readonly string[] = [];
let processors = 1;
let filters = false;
let hz = 250;

/** Ours as the judge is: its processors say how many queues a link has that is not told, its ticks how timers are rounded. */
export function traits(): KernelOptions {
  return { cpus: processors, bridgeVlanFiltering: filters, hz };
}

/** Names of kinds, each as often as it is to be drawn. */
export function kindNames(): readonly string[] {
  return [...(isElsewhere ? USUAL_ELSEWHERE : USUAL), ...OFTEN.filter((kind) => further.includes(kind))];
}

/** Whether what is particular to bridges can be asked for. */
export const hasPlainBridges = !isElsewhere;

/** Whether lo gets addresses of IPv6, and whether addresses have lifetimes that can be told. */
export const hasLoopback6 = !isElsewhere;
export const hasLifetimes = !isElsewhere;

/** Asks the judge for its traits, and for the further kinds, which are drawn from then on. @returns all that are */
export function askJudge(): string[] {
  const trial =
    'cat /sys/devices/system/cpu/possible; ip link add b type bridge; mount -t sysfs sys /sys; cat /sys/class/net/b/bridge/multicast_startup_query_interval; ' +
    'ip link set b type bridge vlan_filtering 1 2>/dev/null && echo filters; for kind; do ip link add type $kind 2>&1 | grep -q "Unknown device type" || echo $kind; done';
  const { stdout } = spawnSync(...onJudge(['unshare', '-nm', 'sh', '-c', trial, 'sh', ...FURTHER]), {
    input: '',
    encoding: 'utf8',
  });
  const [possible = '', startup, ...there] = stdout.split('\n');
  further = FURTHER.filter((kind) => there.includes(kind));
  processors = 1 + Number(/\d+$/.exec(possible)?.[0] ?? 0);
  filters = there.includes('filters');
  // 31.25 s are no whole number of ticks at 250 a second.
  hz = startup === '3125' ? 100 : 250;
  return [...new Set(kindNames())];
}
