/**
 * The ids of a tunnel that has several (vxlan_vnifilter_process, vxlan_vnifilter_dump). No link here has them, so that dumps are empty.
 */

import { Errno } from '../generated/errno';
import { TUNNEL_MSG_SIZE, TunnelMsg } from '../generated/rt-bridge';
import * as dumps from '../netlink/dump';
import * as requests from '../netlink/request';
import { Request } from '../netlink/request';
import * as links from '../net/link';
import { Dumper } from './dumper';

function tooShort(request: Request): i32 {
  return requests.explain(request, -Errno.EINVAL, 'Invalid header length');
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
