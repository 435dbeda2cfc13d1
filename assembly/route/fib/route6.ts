/** RTM_NEWROUTE and RTM_DELROUTE for IPv6 (inet6_rtm_newroute, inet6_rtm_delroute, ip6_route_add). */

import { Errno } from '../../generated/errno';
import { RouteAttribute, Rtmsg } from '../../generated/rt-route';
import * as requests from '../../netlink/request';
import { Request } from '../../netlink/request';
import * as fib6 from '../../net/ipv6/fib6';
import * as objects from '../../net/fib/nexthop';
import * as failure from '../failure';
import * as notify from '../notify';
import * as created from './route6_new';
import * as removal from './route6_remove';
import * as own from './route6_request';
import * as several from './route6_several';
import * as routeRequest from './route_request';

/** RTM_NEWROUTE. */
export function add(request: Request): i32 {
  const bad = own.check(request, true);
  if (bad != 0) return bad;
  const header = requests.body(request);
  const wrong = own.validate(request, header);
  if (wrong != 0) return wrong;
  const table = fib6.obtainTable(request.socket.netns, routeRequest.tableIn(header));
  if (table == null) return -Errno.ENOBUFS;
  if (routeRequest.attribute(RouteAttribute.MULTIPATH) != 0) return several.add(request, header);
  const route = created.create(request, header, 0);
  if (route == null) return failure.error();
  notify.begin(request);
  const result = created.put(request, header, route, request.flags, false);
  notify.end();
  return result;
}

/** RTM_DELROUTE. */
export function remove(request: Request): i32 {
  const bad = own.check(request, false);
  if (bad != 0) return bad;
  const id = routeRequest.numberIn(RouteAttribute.NH_ID);
  if (id != 0 && objects.find(request.socket.netns, id) == null) {
    return requests.explain(request, -Errno.EINVAL, 'Nexthop id does not exist');
  }
  const metric = routeRequest.numberIn(RouteAttribute.PRIORITY);
  const protocol: u32 = load<u8>(requests.body(request), Rtmsg.RTM_PROTOCOL);
  notify.begin(request);
  let result = 0;
  if (routeRequest.attribute(RouteAttribute.MULTIPATH) == 0) {
    result = removal.removeOne(request, 0, metric, protocol);
  } else {
    for (let hop = routeRequest.firstHop(); hop != 0; hop = routeRequest.nextHop(hop)) {
      const error = removal.removeOne(request, hop, metric, protocol);
      if (error != 0) result = error;
    }
  }
  notify.end();
  return result;
}
