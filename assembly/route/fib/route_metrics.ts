/** The metrics of a route in a request (ip_metrics_convert), and names of congestion algorithms, which a route knows by number. */

import { Errno } from '../../generated/errno';
import { NLATTR_SIZE, NLA_TYPE_MASK, Nlattr } from '../../generated/netlink';
import { METRICS_ATTRIBUTE_MAX, MetricsAttribute } from '../../generated/rt-route';
import * as text from '../../memory/text';
import * as requests from '../../netlink/request';
import { Request } from '../../netlink/request';
import * as metrics from '../../net/fib/fib_metrics';
import * as attributes from '../../wire/attributes';
import { align } from '../../wire/writer';

/** The most that an IPv4 packet can be, less headers: 65535 less 40, and less 15. */
const MOST_ADVMSS: u32 = 65495;
const MOST_MTU: u32 = 65520;
const MOST_HOPS: u32 = 255;
/** RTAX_FEATURE_: ECN, SACK, TIMESTAMP, ALLFRAG, TCP_USEC_TS. */
const FEATURES: u32 = (1 << 5) - 1;

const RENO: u32 = 1;
const CUBIC: u32 = 2;

/** The name of a congestion algorithm. */
export function nameOf(algorithm: u32): string {
  return algorithm == RENO ? 'reno' : 'cubic';
}

function algorithmOf(attribute: usize): u32 {
  const name = attributes.payload(attribute);
  const length = text.lengthOf(name, attributes.size(attribute));
  if (text.equals(name, length, 'reno')) return RENO;
  return text.equals(name, length, 'cubic') ? CUBIC : 0;
}

/** Fills a block with the metrics of a nest: 0, or -EINVAL with its reason. */
export function read(request: Request, nest: usize, block: usize): i32 {
  let at = attributes.payload(nest);
  let left = attributes.size(nest);
  while (left >= NLATTR_SIZE) {
    const length: u32 = load<u16>(at);
    if (length < NLATTR_SIZE || length > left) break;
    const type = (<u32>load<u16>(at, Nlattr.TYPE)) & NLA_TYPE_MASK;
    const bad = type == MetricsAttribute.UNSPEC ? 0 : readOne(request, at, type, block);
    if (bad != 0) return bad;
    const step = min(align(length), left);
    at += step;
    left -= step;
  }
  return 0;
}

function readOne(request: Request, attribute: usize, type: u32, block: usize): i32 {
  if (type > METRICS_ATTRIBUTE_MAX) return requests.explain(request, -Errno.EINVAL, 'Invalid metric type');
  if (type == MetricsAttribute.CC_ALGO) {
    const algorithm = algorithmOf(attribute);
    if (algorithm == 0) return requests.explain(request, -Errno.EINVAL, 'Unknown tcp congestion algorithm');
    metrics.set(block, type, algorithm);
    return 0;
  }
  if (attributes.size(attribute) != 4) {
    return requests.blame(request, -Errno.EINVAL, attribute, 'Invalid attribute in metrics');
  }
  let value = attributes.u32Value(attribute);
  if (type == MetricsAttribute.ADVMSS) value = min(value, MOST_ADVMSS);
  else if (type == MetricsAttribute.MTU) value = min(value, MOST_MTU);
  else if (type == MetricsAttribute.HOPLIMIT) value = min(value, MOST_HOPS);
  else if (type == MetricsAttribute.FEATURES && (value & ~FEATURES) != 0) {
    return requests.explain(request, -Errno.EINVAL, 'Unknown flag set in feature mask in metrics attribute');
  }
  metrics.set(block, type, value);
  return 0;
}
