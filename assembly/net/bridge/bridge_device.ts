/**
 * What a bridge does as a link (net/bridge/br_device.c): made with its defaults, opened, closed, set, and taken away with its ports.
 */

import { NetAddrAssign } from '../../generated/netdevice';
import { Errno } from '../../generated/errno';
import * as heap from '../../memory/heap';
import { Bridge, BridgeOption, BRIDGE_SIZE, NUMBERS, dataOf, groupOf, has, idOf, setOption } from './bridge';
import * as ageing from './bridge_ageing';
import { ASKING_SIZE } from './bridge_asking';
import * as fdb from './bridge_fdb';
import * as ports from './bridge_port';
import * as mdb from './bridge_mdb';
import * as multicast from './bridge_multicast';
import * as querier from './bridge_querier';
import * as queries from './bridge_query';
import * as stp from './bridge_stp';
import * as vlans from './bridge_vlan';
import * as configure from '../configure';
import { Link, LinkState, addressOf } from '../link';
import * as stack from '../stack';

const DEFAULT_PRIORITY: u32 = 0x80;
/** 01:80:c2:00:00:00, where bridges speak to each other. */
const GROUP_ADDRESS: usize = memory.data<u8>([0x01, 0x80, 0xc2, 0, 0, 0]);

/** Settings of a new bridge's link. */
export function setup(link: Link): void {
  link.state |= LinkState.NETNS_IMMUTABLE;
  configure.drawAddress(link);
}

/** Gives a new link what a bridge keeps, for a machine of `hz` ticks a second; 0 or -ENOMEM (br_dev_setup, br_multicast_init). */
export function prepare(link: Link, hz: u32, keepsVlans: bool): i32 {
  const block = heap.allocZeroed(BRIDGE_SIZE + ASKING_SIZE);
  if (block == 0) return -Errno.ENOMEM;
  link.data = block;
  const bridge = changetype<Bridge>(block);
  bridge.link = link;
  bridge.hz = hz;
  store<u8>(idOf(bridge), DEFAULT_PRIORITY);
  bridge.root = bridge.id;
  memory.copy(groupOf(bridge), GROUP_ADDRESS, 6);
  // 0 is no number of a port.
  store<u8>(block + NUMBERS, 1);
  bridge.maxAge = 20 * hz;
  bridge.helloTime = 2 * hz;
  bridge.forwardDelay = 15 * hz;
  bridge.ageingTime = 300 * hz;
  bridge.ageingTimeSet = bridge.ageingTime;
  bridge.options = BridgeOption.MULTICAST_SNOOPING | BridgeOption.HAS_INET6_ADDRESS;
  queries.prepare(bridge, null);
  if (keepsVlans) vlans.prepare(bridge);
  bridge.multicastRouter = 1;
  bridge.hashMax = 4096;
  querier.setup(bridge, hz);
  return 0;
}

/** A registered bridge finds its own address, and has its first VLAN; -ENOMEM. */
export function created(link: Link): i32 {
  const bridge = dataOf(link);
  let error = fdb.addOwn(bridge, addressOf(link));
  if (error == 0) error = vlans.created(bridge);
  if (error == 0 && link.addressFrom == NetAddrAssign.SET) stp.changeAddress(bridge, addressOf(link));
  return error;
}

export function open(link: Link): i32 {
  const bridge = dataOf(link);
  stp.enable(bridge);
  queries.begin(bridge, null);
  if (has(bridge, BridgeOption.MULTICAST_SNOOPING)) multicast.joinSnoopers(link);
  return 0;
}

export function stop(link: Link): void {
  stp.disable(dataOf(link));
  queries.stop(dataOf(link), null);
  if (has(dataOf(link), BridgeOption.MULTICAST_SNOOPING)) multicast.leaveSnoopers(link);
}

export function changeMtu(link: Link, mtu: u32): i32 {
  link.mtu = mtu;
  setOption(dataOf(link), BridgeOption.MTU_SET, true);
  return 0;
}

/** The bridge goes: its ports are let go first, the youngest before the others. */
export function doom(link: Link): void {
  for (let port = stack.lastPort(link); port != null; port = stack.lastPort(link)) ports.release(link, port);
  fdb.removeAllOf(dataOf(link), null, true, 0);
}

/** It is about to be gone. */
export function abandon(link: Link): void {
  if (link.data != 0) vlans.abandon(dataOf(link));
}

/** It is gone. */
export function uninit(link: Link): void {
  if (link.data == 0) return;
  const bridge = dataOf(link);
  stp.forget(bridge);
  queries.stop(bridge, null);
  mdb.forget(bridge);
  ageing.stop(bridge);
  fdb.dispose(bridge);
}
