/**
 * What a program that has a tun or tap asks of it and tells it (tun_chr_ioctl): how long it stays and whose it is, what it is, and what is done by
 * whom of what the link sends. net/drivers/tun_file.ts is how it comes to have it.
 */

import { Errno } from '../../generated/errno';
import { Ifreq, NetdeviceIoctl, TunFlags, TunIoctl, TunOffloadFlags } from '../../generated/netdevice';
import { HardwareType, IFNAMSIZ } from '../../generated/rt-link';
import * as feature from '../feature';
import * as features from '../features';
import * as hardware from '../hardware_address';
import * as hardwareType from '../hardware_type';
import * as interfaces from '../ioctl';
import * as kinds from '../kind';
import { Link, isUp, nameOf } from '../link';
import * as state from '../state';
import * as tun from './tun';
import { NOBODY } from './tun';

/** What can be asked of a link by a descriptor of it, which may be a queue put aside; and told. */
export function change(link: Link, isAside: bool, request: u32, argument: usize): i32 {
  const self = tun.dataOf(link);
  switch (request) {
    case TunIoctl.GETIFF:
      memory.copy(argument, nameOf(link), IFNAMSIZ);
      // Without a filter: IFF_NOFILTER, which is the same bit as IFF_NO_PI.
      store<u16>(argument, self.flags | TunFlags.NO_PI | (isAside ? TunFlags.DETACH_QUEUE : 0), Ifreq.VALUE);
      return 0;
    case TunIoctl.SETNOCSUM:
    case TunIoctl.SETDEBUG:
      // Linux takes them, and does nothing by them that could be seen.
      return 0;
    case TunIoctl.SETPERSIST:
      if ((argument != 0) == ((self.flags & TunFlags.PERSIST) != 0)) return 0;
      self.flags ^= TunFlags.PERSIST;
      break;
    case TunIoctl.SETOWNER:
    case TunIoctl.SETGROUP:
      if (<u32>argument == NOBODY) return -Errno.EINVAL;
      if (request == TunIoctl.SETOWNER) self.owner = <u32>argument;
      else self.group = <u32>argument;
      break;
    case TunIoctl.SETLINK:
      return setType(link, <u32>argument);
    case TunIoctl.SETOFFLOAD:
      return setOffload(link, <u32>argument);
    case NetdeviceIoctl.GIFHWADDR:
      return interfaces.read(link, request, argument);
    case NetdeviceIoctl.SIFHWADDR:
      return interfaces.change(link, request, argument);
    case TunIoctl.GETSNDBUF:
      store<u32>(argument, self.sendRoom);
      return 0;
    case TunIoctl.SETSNDBUF:
      if (load<i32>(argument) <= 0) return -Errno.EINVAL;
      self.sendRoom = load<u32>(argument);
      return 0;
    case TunIoctl.GETVNETHDRSZ:
      store<u32>(argument, self.headerLength);
      return 0;
    case TunIoctl.SETVNETHDRSZ:
      if (load<i32>(argument) < <i32>tun.HEADER_LENGTH) return -Errno.EINVAL;
      self.headerLength = load<u32>(argument);
      return 0;
    case TunIoctl.GETVNETLE:
      store<u32>(argument, self.isLittleEndian ? 1 : 0);
      return 0;
    case TunIoctl.SETVNETLE:
      self.isLittleEndian = load<u32>(argument) != 0;
      return 0;
    case TunIoctl.SETCARRIER: {
      const on = load<u32>(argument) != 0;
      const refused = on ? kinds.mayHaveCarrier(link) : 0;
      if (refused == 0) state.setCarrier(link, on);
      return refused;
    }
    default:
      return -Errno.EINVAL;
  }
  state.touched(link);
  return 0;
}

/** Its program does that for who sends through it, and no more; -EINVAL for what can't be alone (set_offload). */
function setOffload(link: Link, flags: u32): i32 {
  let left = flags;
  let done: u64 = 0;
  if ((flags & TunOffloadFlags.CSUM) != 0) {
    done = feature.HW_CSUM;
    left &= ~(<u32>(TunOffloadFlags.CSUM | TunOffloadFlags.UFO));
    if ((flags & PLAIN) != 0) {
      if ((flags & TunOffloadFlags.TSO4) != 0) done |= feature.TSO;
      if ((flags & TunOffloadFlags.TSO6) != 0) done |= feature.TSO6;
      if ((flags & TunOffloadFlags.TSO_ECN) != 0) done |= feature.TSO_ECN;
      left &= ~(<u32>(PLAIN | TunOffloadFlags.TSO_ECN));
    }
    if ((flags & USO) == USO) {
      done |= feature.UDP_L4;
      left &= ~USO;
    }
    // What is in tunnels is taken apart where what is in none is.
    if (done != feature.HW_CSUM && (flags & TunOffloadFlags.UDP_TUNNEL_GSO) != 0) {
      done |= feature.UDP_TUNNEL;
      left &= ~(<u32>TunOffloadFlags.UDP_TUNNEL_GSO);
      if ((flags & TunOffloadFlags.UDP_TUNNEL_GSO_CSUM) != 0) {
        done |= feature.UDP_TUNNEL_CSUM;
        left &= ~(<u32>TunOffloadFlags.UDP_TUNNEL_GSO_CSUM);
      }
    }
  }
  if (left != 0) return -Errno.EINVAL;
  tun.dataOf(link).offloads = done;
  features.want(link, (link.wantedFeatures & ~feature.OF_TUN_USER) | done);
  return 0;
}

const PLAIN: u32 = TunOffloadFlags.TSO4 | TunOffloadFlags.TSO6;
const USO: u32 = TunOffloadFlags.USO4 | TunOffloadFlags.USO6;

/** Another ARPHRD_ type, and with it other link-layer addresses, while the link is down; -EBUSY, -EPERM where what lies on it forbids that. */
function setType(link: Link, type: u32): i32 {
  if (isUp(link)) return -Errno.EBUSY;
  if (!hardwareType.begin(link)) return -Errno.EPERM;
  // Addresses of another length are none of its.
  if (addressLengthOf(type) != link.addressLength) hardware.flush(link);
  link.type = type;
  link.addressLength = addressLengthOf(type);
  hardwareType.end(link);
  return 0;
}

/** tun_get_addr_len. */
function addressLengthOf(type: u32): u32 {
  switch (type) {
    case HardwareType.TUNNEL6:
      return 16;
    case HardwareType.TUNNEL:
    case HardwareType.SIT:
    case HardwareType.IPGRE:
      return 4;
    case HardwareType.ETHER:
      return 6;
    default:
      return 0;
  }
}
