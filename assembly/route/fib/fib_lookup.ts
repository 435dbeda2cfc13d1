/**
 * NETLINK_FIB_LOOKUP, a protocol of its own (nl_fib_input): looks up an address in an IPv4 table. The request is sent back with the result filled in;
 * there are no acknowledgements, and a request that is too short gets no answer.
 */

import { NLMSGHDR_SIZE } from '../../generated/netlink';
import { FIB_RESULT_NL_SIZE, FibResultNl, RtTable } from '../../generated/rt-route';
import { Errno } from '../../generated/errno';
import * as messages from '../../memory/message';
import * as fib4 from '../../net/ipv4/fib4';
import * as lookup4 from '../../net/ipv4/fib4_lookup';
import * as tables from '../../net/fib/fib_table';
import { Namespace } from '../../net/namespace';
import * as requests from '../../netlink/request';
import { Socket } from '../../netlink/socket';

/** Answers a send of `size` bytes. */
export function answer(socket: Socket, sent: usize, size: u32): void {
  const length: u32 = size < NLMSGHDR_SIZE ? 0 : load<u32>(sent);
  if (length < NLMSGHDR_SIZE + FIB_RESULT_NL_SIZE || length > size) return;
  const message = messages.copyOf(sent, size);
  if (message == null) return;
  look(socket.netns, messages.data(message) + NLMSGHDR_SIZE);
  requests.give(socket, message);
}

/** Fills in a struct fib_result_nl. */
function look(netns: Namespace, at: usize): void {
  const asked: u32 = load<u8>(at, FibResultNl.TB_ID_IN);
  const table = tables.find(netns.tables4, asked == 0 ? RtTable.MAIN : asked);
  let error = -Errno.ENOENT;
  if (table != null) {
    store<u8>(at, <u8>table.id, FibResultNl.TB_ID);
    const flow = lookup4.newFlow();
    flow.destination = load<u32>(at, FibResultNl.FL_ADDR);
    flow.mark = load<u32>(at, FibResultNl.FL_MARK);
    flow.tos = load<u8>(at, FibResultNl.FL_TOS);
    flow.scope = load<u8>(at, FibResultNl.FL_SCOPE);
    error = lookup4.asTable(netns, table, flow);
  }
  store<i32>(at, error, FibResultNl.ERR);
  const route = lookup4.routeFound();
  if (error != 0 || route == null) return;
  let hop: u32 = 0;
  while (hop + 1 < fib4.countOf(route) && fib4.hopAt(route, hop) != lookup4.hopFound()) hop++;
  store<u8>(at, <u8>fib4.lengthOf(route), FibResultNl.PREFIXLEN);
  store<u8>(at, <u8>hop, FibResultNl.NH_SEL);
  store<u8>(at, route.type, FibResultNl.TYPE);
  store<u8>(at, route.scope, FibResultNl.SCOPE);
}
