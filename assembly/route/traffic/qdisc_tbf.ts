/**
 * The options of tbf (tbf_change, tbf_dump): a rate, a bucket of tokens and, on top, a peak rate. What programs say in bytes or in ticks of 64
 * nanoseconds is told in ticks (psched_ratecfg_precompute, psched_l2t_ns, psched_ns_t2l).
 */

import { Errno } from '../../generated/errno';
import { TBF_POLICY, TBF_POLICY_MAX } from '../../generated/policies';
import {
  TC_TBF_QOPT_SIZE,
  TcAttribute,
  TcLinklayer,
  TcRatespec,
  TcTbfAttribute,
  TcTbfQopt,
} from '../../generated/rt-tc';
import { Message } from '../../memory/message';
import * as qdiscs from '../../net/qdisc';
import { Discipline, TBF_SIZE, Tbf } from '../../net/qdisc';
import * as attributes from '../../wire/attributes';
import * as writer from '../../wire/writer';
import * as parse from '../parse';

const table: usize = memory.data((TBF_POLICY_MAX + 1) * 4, 4);
const wanted = changetype<Tbf>(memory.data(<i32>TBF_SIZE, 8));

const TICK_SHIFT: u64 = 6;
const SECOND: u64 = 1000000000;
const U32_MAX: u64 = 0xffffffff;
/** Bits of what says how lengths are counted, and how ATM counts them: by cells. */
const LINKLAYER_MASK: u32 = 15;
const CELL: u64 = 53;
const CELL_PAYLOAD: u64 = 48;

/** A rate, and how it counts. */
@unmanaged
class Rate {
  bytes: u64;
  overhead: u64;
  mpu: u64;
  isAtm: bool;
}

const rate = changetype<Rate>(memory.data(offsetof<Rate>(), 8));
const peak = changetype<Rate>(memory.data(offsetof<Rate>(), 8));

/** Reads options; 0, and they are ready for `apply`, or -EINVAL. */
export function read(options: usize): i32 {
  if (options == 0) return -Errno.EINVAL;
  const bad = parse.silently(options, table, TBF_POLICY);
  if (bad != 0) return bad;
  const parms = attributes.get(table, TcTbfAttribute.PARMS);
  if (parms == 0) return -Errno.EINVAL;
  const qopt = attributes.payload(parms);
  const told = qdiscs.optionsOf(wanted);
  memory.fill(changetype<usize>(wanted), 0, TBF_SIZE);
  wanted.rate64 = readRate(rate, qopt, TcTbfAttribute.RATE64, told);
  const burst = attributes.get(table, TcTbfAttribute.BURST);
  let buffer = (<u64>load<u32>(qopt, TcTbfQopt.BUFFER)) << TICK_SHIFT;
  let most = burst != 0 ? <u64>attributes.u32Value(burst) : bytesIn(rate, min(buffer, U32_MAX));
  if (burst != 0) buffer = timeOf(rate, most);
  let mtu = (<u64>load<u32>(qopt, TcTbfQopt.MTU)) << TICK_SHIFT;
  const peakBurst = attributes.get(table, TcTbfAttribute.PBURST);
  if (load<u32>(qopt + TcTbfQopt.PEAKRATE, TcRatespec.RATE) != 0) {
    wanted.peak64 = readRate(peak, qopt + TcTbfQopt.PEAKRATE, TcTbfAttribute.PRATE64, told + TcTbfQopt.PEAKRATE);
    if (peak.bytes <= rate.bytes) return -Errno.EINVAL;
    const burst2 = peakBurst != 0 ? <u64>attributes.u32Value(peakBurst) : bytesIn(peak, min(mtu, U32_MAX));
    most = min(most, burst2);
    if (peakBurst != 0) mtu = timeOf(peak, burst2);
  }
  if (most == 0) return -Errno.EINVAL;
  store<u32>(told, load<u32>(qopt, TcTbfQopt.LIMIT), TcTbfQopt.LIMIT);
  store<u32>(told, <u32>(buffer >> TICK_SHIFT), TcTbfQopt.BUFFER);
  store<u32>(told, <u32>(mtu >> TICK_SHIFT), TcTbfQopt.MTU);
  return 0;
}

/** Reads a rate, and writes how it is told; what 64 bits tell of it, 0 when 32 are enough. */
function readRate(into: Rate, from: usize, wide: TcTbfAttribute, told: usize): u64 {
  const more = attributes.get(table, wide);
  into.bytes = max(<u64>load<u32>(from, TcRatespec.RATE), more == 0 ? 0 : attributes.u64Value(more));
  into.overhead = load<u16>(from, TcRatespec.OVERHEAD);
  into.mpu = load<u16>(from, TcRatespec.MPU);
  let linklayer: u32 = load<u8>(from, TcRatespec.LINKLAYER);
  // Old programs do not say; then it is Ethernet but where a table of theirs has the steps of ATM.
  if (linklayer == TcLinklayer.UNAWARE) linklayer = TcLinklayer.ETHERNET;
  into.isAtm = (linklayer & LINKLAYER_MASK) == TcLinklayer.ATM;
  store<u8>(told, linklayer & LINKLAYER_MASK, TcRatespec.LINKLAYER);
  store<u16>(told, <u16>into.overhead, TcRatespec.OVERHEAD);
  store<u16>(told, <u16>into.mpu, TcRatespec.MPU);
  store<u32>(told, <u32>min(into.bytes, U32_MAX), TcRatespec.RATE);
  return into.bytes > U32_MAX ? into.bytes : 0;
}

/** Nanoseconds that so many bytes take, as precisely as Linux has them. */
function timeOf(at: Rate, bytes: u64): u64 {
  let factor = SECOND;
  let shift: u64 = 0;
  let multiplier: u64 = 1;
  while (at.bytes != 0) {
    multiplier = (factor / at.bytes) & U32_MAX;
    if (multiplier >> 31 != 0 || factor >> 63 != 0) break;
    factor <<= 1;
    shift++;
  }
  const size = max((bytes + at.overhead) & U32_MAX, at.mpu);
  return ((at.isAtm ? ((size + CELL_PAYLOAD - 1) / CELL_PAYLOAD) * CELL : size) * multiplier) >> shift;
}

/** Bytes for which so many nanoseconds are enough. */
function bytesIn(at: Rate, time: u64): u64 {
  let size = (time * at.bytes) / SECOND;
  if (at.isAtm) size = (size / CELL) * CELL_PAYLOAD;
  return size > at.overhead ? min(size - at.overhead, U32_MAX) : 0;
}

/** The limit among the options that were read. */
export function limit(): u32 {
  return load<u32>(qdiscs.optionsOf(wanted), TcTbfQopt.LIMIT);
}

/** Has a tbf do what was read. */
export function apply(discipline: Discipline): void {
  memory.copy(changetype<usize>(qdiscs.tbfOf(discipline)), changetype<usize>(wanted), TBF_SIZE);
}

export function write(message: Message, discipline: Discipline): void {
  const tbf = qdiscs.tbfOf(discipline);
  const nest = writer.nestPlain(message, TcAttribute.OPTIONS);
  writer.bytesAttribute(message, TcTbfAttribute.PARMS, qdiscs.optionsOf(tbf), TC_TBF_QOPT_SIZE);
  if (tbf.rate64 != 0) writer.u64Attribute(message, TcTbfAttribute.RATE64, tbf.rate64);
  if (tbf.peak64 != 0) writer.u64Attribute(message, TcTbfAttribute.PRATE64, tbf.peak64);
  writer.endNest(message, nest);
}
