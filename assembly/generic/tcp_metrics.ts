/**
 * The family "tcp_metrics": what TCP remembers of whom it spoke to (net/ipv4/tcp_metrics.c). There is no TCP here, so there is nothing to
 * remember: who asks for an address is told that it is unknown, as in a namespace of Linux that nobody has spoken in.
 */

import { Errno } from '../generated/errno';
import { BuiltinId, OpFlags } from '../generated/nlctrl';
import { TCP_METRICS_NL_POLICY, TCP_METRICS_NL_POLICY_MAX } from '../generated/policies';
import { TCP_METRICS_VERSION, TcpMetricsAttribute, TcpMetricsCommand } from '../generated/tcp_metrics';
import * as dumps from '../netlink/dump';
import { Request } from '../netlink/request';
import * as attributes from './attributes';
import * as families from './family';
import { FAMILY_SIZE, Family, Service, Unvalidated } from './family';

const GET: u32 = OpFlags.CMD_CAP_DO | OpFlags.CMD_CAP_DUMP | OpFlags.CMD_CAP_HASPOL;
const DEL: u32 = OpFlags.ADMIN_PERM | OpFlags.CMD_CAP_DO | OpFlags.CMD_CAP_HASPOL;
// prettier-ignore
const OPERATIONS: usize = memory.data<usize>([
  TcpMetricsCommand.GET, GET, TCP_METRICS_NL_POLICY, 0, Unvalidated.STRICT,
  TcpMetricsCommand.DEL, DEL, TCP_METRICS_NL_POLICY, 0, Unvalidated.STRICT,
]);
const family = changetype<Family>(memory.data(FAMILY_SIZE, 8));

boot();

function boot(): void {
  families.describe(
    family,
    Service.TCP_METRICS,
    BuiltinId.TCP_METRICS,
    TCP_METRICS_VERSION,
    'tcp_metrics',
    OPERATIONS,
    2,
  );
  family.maxAttribute = TCP_METRICS_NL_POLICY_MAX;
  family.firstStrictCommand = TcpMetricsCommand.DEL + 1;
}

/** Answers a request; 0, dumps.STARTED or a negative errno. */
export function handle(request: Request, command: u32, isDump: bool): i32 {
  if (isDump) return dumps.start(request, Service.TCP_METRICS, 0);
  const isNamed = attributes.has(TcpMetricsAttribute.ADDR_IPV4) || attributes.has(TcpMetricsAttribute.ADDR_IPV6);
  if (isNamed) return -Errno.ESRCH;
  // Without an address all is forgotten.
  return command == TcpMetricsCommand.DEL ? 0 : -Errno.EAFNOSUPPORT;
}
