/**
 * RTM_GETDCB and RTM_SETDCB (dcb_doit): Data Center Bridging, which takes hardware support. Requests are checked as on Linux, and no link here supports
 * it.
 */

import { DCBMSG_SIZE, DcbAttribute, DcbCmd, Dcbmsg } from '../generated/dcb';
import { Errno } from '../generated/errno';
import { DCBNL_RTNL_POLICY, DCBNL_RTNL_POLICY_MAX } from '../generated/policies';
import { Capability } from '../generated/socket';
import * as requests from '../netlink/request';
import { Request } from '../netlink/request';
import * as links from '../net/links';
import * as attributes from '../wire/attributes';
import * as linkName from './link/link_name';
import * as parse from './parse';

const table: usize = memory.data((DCBNL_RTNL_POLICY_MAX + 1) * 4, 4);

/** The commands that change something, a bit each. */
const SETTERS: u32 =
  (1 << DcbCmd.SSTATE) |
  (1 << DcbCmd.PGTX_SCFG) |
  (1 << DcbCmd.PGRX_SCFG) |
  (1 << DcbCmd.PFC_SCFG) |
  (1 << DcbCmd.SET_ALL) |
  (1 << DcbCmd.SNUMTCS) |
  (1 << DcbCmd.PFC_SSTATE) |
  (1 << DcbCmd.BCN_SCFG) |
  (1 << DcbCmd.SAPP) |
  (1 << DcbCmd.IEEE_SET) |
  (1 << DcbCmd.SDCBX) |
  (1 << DcbCmd.SFEATCFG) |
  (1 << DcbCmd.IEEE_DEL);

export function handle(request: Request): i32 {
  const bad = parse.parse(request, DCBMSG_SIZE, table, DCBNL_RTNL_POLICY);
  if (bad != 0) return bad;
  const command: i32 = load<u8>(requests.body(request), Dcbmsg.CMD);
  if (command > DcbCmd.IEEE_DEL) return -Errno.EINVAL;
  if (command == DcbCmd.UNDEFINED) return -Errno.EOPNOTSUPP;
  if (((SETTERS >> (<u32>command)) & 1) != 0 && !requests.capable(request, Capability.NET_ADMIN)) return -Errno.EPERM;
  const name = attributes.get(table, DcbAttribute.IFNAME);
  if (name == 0) return -Errno.EINVAL;
  const link = links.byName(request.socket.netns, attributes.payload(name), linkName.lengthOf(name));
  return link == null ? -Errno.ENODEV : -Errno.EOPNOTSUPP;
}
