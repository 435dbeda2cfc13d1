/**
 * Classic BPF: running a program that filter_check.ts has passed (bpf_prog_run). Its result is how many bytes of the message the
 * socket takes: 0 for none. A load beyond the data ends it with 0, as does a division by 0.
 *
 * Loads are big-endian. A netlink message has no link-layer header, no device, no VLAN and no hash; its network header is where
 * its data begin.
 */

import { NLATTR_SIZE, NLA_TYPE_MASK, Nlattr } from '../generated/netlink';
import {
  Ancillary,
  BPF_MEMWORDS,
  BpfClass,
  BpfJump,
  BpfMode,
  BpfOperation,
  BpfSize,
  BpfSource,
  SKF_AD_OFF,
  SKF_NET_OFF,
  SOCK_FILTER_SIZE,
} from '../generated/socket';
import * as host from '../host';
import { CLASS, Instruction, MODE, OPERATION, SIZE } from './filter_check';

/** Scratch memory. No word is read before it is written: see filter_check.ts. */
const words: usize = memory.data(BPF_MEMWORDS * 4, 4);

/** What a load beyond the data gives. */
const BEYOND: i64 = -1;

/** Runs a program over `length` bytes of data. */
export function run(program: usize, data: usize, length: u32): u32 {
  let a: u32 = 0;
  let x: u32 = 0;
  let at = program;
  while (true) {
    const instruction = changetype<Instruction>(at);
    const code: u32 = instruction.code;
    const k = instruction.k;
    switch (code & CLASS) {
      case BpfClass.LD:
        switch (code & MODE) {
          case BpfMode.IMM:
            a = k;
            break;
          case BpfMode.MEM:
            a = load<u32>(words + (k << 2));
            break;
          case BpfMode.LEN:
            a = length;
            break;
          default: {
            const isIndirect = (code & MODE) == BpfMode.IND;
            if (!isIndirect && k >= <u32>SKF_AD_OFF) {
              // There is no device to ask: Linux's translation ends the program there, and A is what it would return.
              if (k == <u32>SKF_AD_OFF + Ancillary.IFINDEX || k == <u32>SKF_AD_OFF + Ancillary.HATYPE) return a;
              a = ancillary(k - <u32>SKF_AD_OFF, a, x, data, length);
              break;
            }
            const loaded = loadFrom(data, length, isIndirect ? x + k : k, code & SIZE);
            if (loaded == BEYOND) return 0;
            a = <u32>loaded;
          }
        }
        break;
      case BpfClass.LDX:
        switch (code & MODE) {
          case BpfMode.IMM:
            x = k;
            break;
          case BpfMode.MEM:
            x = load<u32>(words + (k << 2));
            break;
          case BpfMode.LEN:
            x = length;
            break;
          default: {
            const loaded = loadFrom(data, length, k, BpfSize.B);
            if (loaded == BEYOND) return 0;
            x = ((<u32>loaded) & 0xf) << 2;
          }
        }
        break;
      case BpfClass.ST:
        store<u32>(words + (k << 2), a);
        break;
      case BpfClass.STX:
        store<u32>(words + (k << 2), x);
        break;
      case BpfClass.ALU: {
        const operand = (code & BpfSource.X) != 0 ? x : k;
        const operation = code & OPERATION;
        if (operand == 0 && (operation == BpfOperation.DIV || operation == BpfOperation.MOD)) return 0;
        a = calculate(operation, a, operand);
        break;
      }
      case BpfClass.JMP: {
        const jump = code & OPERATION;
        if (jump == BpfJump.JA) at += k * SOCK_FILTER_SIZE;
        else {
          const met = compare(jump, a, (code & BpfSource.X) != 0 ? x : k);
          at += (met ? <u32>instruction.jt : <u32>instruction.jf) * SOCK_FILTER_SIZE;
        }
        break;
      }
      case BpfClass.RET:
        return code == BpfClass.RET ? k : a;
      default:
        if (code == BpfClass.MISC) x = a;
        else a = x;
    }
    at += SOCK_FILTER_SIZE;
  }
}

/** A word, half-word or byte of the data, or BEYOND (bpf_internal_load_pointer_neg_helper). */
function loadFrom(data: usize, length: u32, offset: u32, size: u32): i64 {
  if (<i32>offset < 0) {
    if (offset < <u32>SKF_NET_OFF) return BEYOND;
    offset -= <u32>SKF_NET_OFF;
  }
  const width: u32 = size == BpfSize.W ? 4 : size == BpfSize.H ? 2 : 1;
  if (length < width || offset > length - width) return BEYOND;
  const at = data + offset;
  if (width == 4) return <i64>bswap(load<u32>(at));
  return width == 2 ? <i64>bswap(load<u16>(at)) : <i64>load<u8>(at);
}

function calculate(operation: u32, a: u32, operand: u32): u32 {
  switch (operation) {
    case BpfOperation.ADD:
      return a + operand;
    case BpfOperation.SUB:
      return a - operand;
    case BpfOperation.MUL:
      return a * operand;
    case BpfOperation.DIV:
      return a / operand;
    case BpfOperation.OR:
      return a | operand;
    case BpfOperation.AND:
      return a & operand;
    case BpfOperation.LSH:
      // By X modulo 32, which is what wasm does.
      return a << operand;
    case BpfOperation.RSH:
      return a >>> operand;
    case BpfOperation.NEG:
      return 0 - a;
    case BpfOperation.MOD:
      return a % operand;
    default:
      return a ^ operand;
  }
}

function compare(jump: u32, a: u32, operand: u32): bool {
  switch (jump) {
    case BpfJump.JEQ:
      return a == operand;
    case BpfJump.JGT:
      return a > operand;
    case BpfJump.JGE:
      return a >= operand;
    default:
      return (a & operand) != 0;
  }
}

/** What is known about the message beside its data: the new A. */
function ancillary(what: u32, a: u32, x: u32, data: usize, length: u32): u32 {
  switch (what) {
    case Ancillary.NLATTR:
      if (length < NLATTR_SIZE || a > length - NLATTR_SIZE) return 0;
      return find(data, a, length - a, x);
    case Ancillary.NLATTR_NEST: {
      if (length < NLATTR_SIZE || a > length - NLATTR_SIZE) return 0;
      const nest: u32 = load<u16>(data + a);
      if (nest > length - a || nest < NLATTR_SIZE) return 0;
      return find(data, a + NLATTR_SIZE, nest - NLATTR_SIZE, x);
    }
    case Ancillary.ALU_XOR_X:
      return a ^ x;
    case Ancillary.RANDOM:
      return host.random();
    default:
      return 0;
  }
}

/** Offset of the first attribute of a type among those at `offset`, or 0 (nla_find). */
function find(data: usize, offset: u32, size: u32, type: u32): u32 {
  while (size >= NLATTR_SIZE) {
    const length: u32 = load<u16>(data + offset);
    if (length < NLATTR_SIZE || length > size) return 0;
    if (((<u32>load<u16>(data + offset, Nlattr.TYPE)) & NLA_TYPE_MASK) == type) return offset;
    const step = min((length + 3) & ~3, size);
    offset += step;
    size -= step;
  }
  return 0;
}
