/**
 * What only bridges and some tunnels have: the groups that ports are in (rtnl_mdb_add, rtnl_mdb_dump …) and the ids of a tunnel that has
 * several (vxlan_vnifilter_process, vxlan_vnifilter_dump). No link here has them, so that dumps are empty.
 */

import { Errno } from '../generated/errno';
import {
  BR_PORT_MSG_SIZE,
  BridgeMessage,
  BrPortMsg,
  MDBA_SET_ENTRY_ATTRIBUTE_MAX,
  MdbaSetEntryAttribute,
  TUNNEL_MSG_SIZE,
  TunnelMsg,
} from '../generated/rt-bridge';
import * as dumps from '../netlink/dump';
import * as requests from '../netlink/request';
import { Request } from '../netlink/request';
import * as links from '../net/link';
import * as attributes from '../wire/attributes';
import { Dumper } from './dumper';

const table: usize = memory.data((MDBA_SET_ENTRY_ATTRIBUTE_MAX + 1) * 4, 4);

/** Any request about a group but a dump. */
export function ofGroup(request: Request): i32 {
  if (requests.bodyLength(request) < BR_PORT_MSG_SIZE) return tooShort(request);
  const index = load<i32>(requests.body(request), BrPortMsg.IFINDEX);
  if (index == 0) return requests.explain(request, -Errno.EINVAL, 'Invalid ifindex');
  if (links.byIndex(request.socket.netns, index) == null) {
    return requests.explain(request, -Errno.ENODEV, "Device doesn't exist");
  }
  const size = requests.bodyLength(request) - BR_PORT_MSG_SIZE;
  attributes.parse(table, MDBA_SET_ENTRY_ATTRIBUTE_MAX, requests.body(request) + BR_PORT_MSG_SIZE, size);
  if (attributes.get(table, MdbaSetEntryAttribute.ENTRY) == 0) {
    requests.miss(request, MdbaSetEntryAttribute.ENTRY);
    return request.type == BridgeMessage.GETMDB
      ? requests.explain(request, -Errno.EINVAL, 'Missing MDBA_GET_ENTRY attribute')
      : requests.explain(request, -Errno.EINVAL, 'Missing MDBA_SET_ENTRY attribute');
  }
  return requests.explain(request, -Errno.EOPNOTSUPP, 'Device does not support MDB operations');
}

function tooShort(request: Request): i32 {
  return requests.explain(request, -Errno.EINVAL, 'Invalid header length');
}

/** Starts a dump of the groups of all bridges: of none. */
export function startGroupDump(request: Request): i32 {
  const bad = requests.isStrict(request) ? checkStrictly(request) : 0;
  return bad != 0 ? dumps.startFailed(request, bad) : dumps.start(request, Dumper.NOTHING, 0);
}

/** What strict checking demands (rtnl_mdb_valid_dump_req). */
function checkStrictly(request: Request): i32 {
  const length = requests.bodyLength(request);
  if (length < BR_PORT_MSG_SIZE) {
    return requests.explain(request, -Errno.EINVAL, 'Invalid header for mdb dump request');
  }
  if (load<u32>(requests.body(request), BrPortMsg.IFINDEX) != 0) {
    const text = 'Filtering by device index is not supported for mdb dump request';
    return requests.explain(request, -Errno.EINVAL, text);
  }
  if (length == BR_PORT_MSG_SIZE) return 0;
  return requests.explain(request, -Errno.EINVAL, 'Invalid data after header in mdb dump request');
}

/** Any request about an id of a tunnel but a dump. */
export function ofTunnel(request: Request): i32 {
  if (requests.bodyLength(request) < TUNNEL_MSG_SIZE) return tooShort(request);
  const index = load<i32>(requests.body(request), TunnelMsg.IFINDEX);
  if (links.byIndex(request.socket.netns, index) == null) return -Errno.ENODEV;
  return requests.explain(request, -Errno.EINVAL, 'vxlan: The device is not a vxlan device');
}

/** Starts a dump of the ids of a tunnel, or of all: of none. */
export function startTunnelDump(request: Request): i32 {
  const bad = checkTunnelDump(request);
  return bad != 0 ? dumps.startFailed(request, bad) : dumps.start(request, Dumper.NOTHING, 0);
}

function checkTunnelDump(request: Request): i32 {
  if (requests.bodyLength(request) < TUNNEL_MSG_SIZE) {
    return requests.explain(request, -Errno.EINVAL, 'Invalid msg length');
  }
  const index = load<i32>(requests.body(request), TunnelMsg.IFINDEX);
  if (index == 0) return 0;
  if (links.byIndex(request.socket.netns, index) == null) return -Errno.ENODEV;
  return requests.explain(request, -Errno.EINVAL, 'The device is not a vxlan device');
}
