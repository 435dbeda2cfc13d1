/** Whether routes may use a next hop object (fib_check_nexthop, fib6_check_nexthop): checked for a new route, and when the object is replaced. */

import { Errno } from '../../generated/errno';
import { Scope } from '../../generated/rtnetlink';
import * as requests from '../../netlink/request';
import { Request } from '../../netlink/request';
import * as fib4 from '../../net/ipv4/fib4';
import * as list from '../../memory/list';
import * as objects from '../../net/fib/nexthop';
import { NexthopObject, hopOf } from '../../net/fib/nexthop';
import * as groups from '../../net/fib/nexthop_group';

const FDB = 'Route cannot point to a fdb nexthop';

/** For an IPv4 route of a scope; 0 or -EINVAL. */
export function check(request: Request, object: NexthopObject, scope: u32): i32 {
  if (object.fdb) return requests.explain(request, -Errno.EINVAL, FDB);
  if (object.group != 0 && scope == <u32>Scope.HOST) {
    return requests.explain(request, -Errno.EINVAL, 'Route with host scope can not have multiple nexthops');
  }
  // All members have the same scope.
  const first = object.group == 0 ? object : groups.memberAt(object, 0);
  if (scope == <u32>Scope.HOST && hopOf(first).family != 0) {
    return requests.explain(request, -Errno.EINVAL, 'Route with host scope can not have a gateway');
  }
  if (objects.isOnlink(first) && scope >= <u32>Scope.LINK) {
    return requests.explain(request, -Errno.EINVAL, 'Scope mismatch with nexthop');
  }
  return 0;
}

/** For an IPv6 route. */
export function check6(request: Request, object: NexthopObject): i32 {
  if (objects.hasIpv4(object)) {
    return requests.explain(request, -Errno.EINVAL, 'IPv6 routes can not use an IPv4 nexthop');
  }
  return object.fdb ? requests.explain(request, -Errno.EINVAL, FDB) : 0;
}

/** Whether the routes of an object, or of a group that it is in, may lead to another in its place (fib_check_nh_list). */
export function checkAll(request: Request, object: NexthopObject, by: NexthopObject): i32 {
  for (let node = object.routes4.first; node != 0; node = changetype<list.ListNode>(node).next) {
    const bad = check(request, by, fib4.ofObjectNode(node).scope);
    if (bad != 0) return bad;
  }
  return object.routes6.first == 0 ? 0 : check6(request, by);
}
