/** What types of route mean (fib_props, fib6_prop). */

import { Errno } from '../../generated/errno';
import { RtmType } from '../../generated/rt-route';

/** What a type answers to packets: 0, or a negative errno. */
export function refusalOf(type: u32): i32 {
  switch (type) {
    case RtmType.BLACKHOLE:
    case RtmType.NAT:
    case RtmType.XRESOLVE:
      return -Errno.EINVAL;
    case RtmType.UNREACHABLE:
      return -Errno.EHOSTUNREACH;
    case RtmType.PROHIBIT:
      return -Errno.EACCES;
    case RtmType.THROW:
      return -Errno.EAGAIN;
    default:
      return 0;
  }
}
