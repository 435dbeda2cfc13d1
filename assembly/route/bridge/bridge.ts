/**
 * The ids of a tunnel that has several (vxlan_vnifilter_process, vxlan_vnifilter_dump). No link here has them, so that dumps are empty.
 */

import { Errno } from '../../generated/errno';
import { VNI_FILTER_POLICY } from '../../generated/policies';
import { TUNNEL_MSG_SIZE, TunnelMsg, VXLAN_VNIFILTER_ATTRIBUTE_MAX } from '../../generated/rt-bridge';
import * as dumps from '../../netlink/dump';
import * as requests from '../../netlink/request';
import { Request } from '../../netlink/request';
import * as links from '../../net/links';
import { LinkKind } from '../../net/link';
import { Dumper } from '../dumper';
import * as parse from '../parse';

const table: usize = memory.data((VXLAN_VNIFILTER_ATTRIBUTE_MAX + 1) * 4, 4);

/** Any request about an id of a tunnel but a dump. */
export function ofTunnel(request: Request): i32 {
  const bad = parse.parseStrictly(request, TUNNEL_MSG_SIZE, table, VNI_FILTER_POLICY);
  if (bad != 0) return bad;
  const index = load<i32>(requests.body(request), TunnelMsg.IFINDEX);
  const link = links.byIndex(request.socket.netns, index);
  if (link == null) return -Errno.ENODEV;
  if (link.kind == LinkKind.VXLAN) return -Errno.EOPNOTSUPP;
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
