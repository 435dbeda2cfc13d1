/**
 * Classic BPF: whether a program may run (bpf_check_classic, check_load_and_stores), and what it costs.
 *
 *      instruction   ┌─ code u16 ─┬─ jt u8 ─┬─ jf u8 ─┬─ k u32 ─┐
 *
 * A program that passes ends: jumps go forward, to instructions that exist, and the last one returns. It divides by no
 * constant 0, shifts by no constant above 31, and reads no word of scratch memory that some way to there has not written.
 */

import {
  BPF_MEMWORDS,
  BpfClass,
  BpfJump,
  BpfMisc,
  BpfMode,
  BpfOperation,
  BpfReturn,
  BpfSize,
  BpfSource,
  SKF_AD_MAX,
  SKF_AD_OFF,
  SOCK_FILTER_SIZE,
} from '../generated/socket';

@unmanaged
export class Instruction {
  code: u16;
  jt: u8;
  jf: u8;
  k: u32;
}

export const CLASS: u32 = 0x07;
export const SIZE: u32 = 0x18;
export const MODE: u32 = 0xe0;
export const OPERATION: u32 = 0xf0;

function instructionAt(program: usize, i: u32): Instruction {
  return changetype<Instruction>(program + i * SOCK_FILTER_SIZE);
}

function isAncillary(code: u32, k: u32): bool {
  return (code & CLASS) == BpfClass.LD && (code & MODE) == BpfMode.ABS && k >= <u32>SKF_AD_OFF;
}

/** True when the `count` instructions at `program` may run; `reached` has room for two bytes each. */
export function isValid(program: usize, count: u32, reached: usize): bool {
  // The words of scratch memory that every way to an instruction has written.
  memory.fill(reached, 0xff, count << 1);
  let written: u32 = 0;
  for (let i: u32 = 0; i < count; i++) {
    const instruction = instructionAt(program, i);
    const code: u32 = instruction.code;
    const k = instruction.k;
    const left = count - i - 1;
    written &= load<u16>(reached + (i << 1));
    switch (code & CLASS) {
      case BpfClass.LD:
      case BpfClass.LDX:
        if (!isLoad(code, k)) return false;
        if ((code & MODE) == BpfMode.MEM && (k >= BPF_MEMWORDS || ((written >> k) & 1) == 0)) return false;
        break;
      case BpfClass.ST:
      case BpfClass.STX:
        if (code > <u32>BpfClass.STX || k >= BPF_MEMWORDS) return false;
        written |= 1 << k;
        break;
      case BpfClass.ALU:
        if (!isArithmetic(code, k)) return false;
        break;
      case BpfClass.JMP:
        if (code == BpfClass.JMP) {
          if (k >= left) return false;
          meet(reached, i + 1 + k, written);
        } else {
          if (code > ((<u32>(BpfClass.JMP | BpfJump.JSET)) | BpfSource.X) || (code & OPERATION) == 0) return false;
          if (instruction.jt >= left || instruction.jf >= left) return false;
          meet(reached, i + 1 + instruction.jt, written);
          meet(reached, i + 1 + instruction.jf, written);
        }
        written = u32.MAX_VALUE;
        break;
      case BpfClass.RET:
        if (code != BpfClass.RET && code != (BpfClass.RET | BpfReturn.A)) return false;
        break;
      default:
        if (code != BpfClass.MISC && code != (BpfClass.MISC | BpfMisc.TXA)) return false;
    }
  }
  return (instructionAt(program, count - 1).code & CLASS) == BpfClass.RET;
}

/** A way to instruction `i` has written these words. */
function meet(reached: usize, i: u32, written: u32): void {
  const at = reached + (i << 1);
  store<u16>(at, load<u16>(at) & written);
}

function isLoad(code: u32, k: u32): bool {
  const index = code & CLASS;
  const size = code & SIZE;
  if (code > 0xff) return false;
  switch (code & MODE) {
    case BpfMode.IMM:
    case BpfMode.MEM:
    case BpfMode.LEN:
      return size == BpfSize.W;
    case BpfMode.ABS:
      if (k >= <u32>SKF_AD_OFF && (k >= <u32>SKF_AD_OFF + SKF_AD_MAX || (k & 3) != 0)) return false;
      return index == BpfClass.LD && size != SIZE;
    case BpfMode.IND:
      return index == BpfClass.LD && size != SIZE;
    default:
      return code == (BpfClass.LDX | BpfSize.B | BpfMode.MSH);
  }
}

function isArithmetic(code: u32, k: u32): bool {
  const operation = code & OPERATION;
  if (code > ((<u32>(BpfClass.ALU | BpfOperation.XOR)) | BpfSource.X)) return false;
  if ((code & BpfSource.X) != 0) return operation != BpfOperation.NEG;
  switch (operation) {
    case BpfOperation.DIV:
    case BpfOperation.MOD:
      return k != 0;
    case BpfOperation.LSH:
    case BpfOperation.RSH:
      return k < 32;
    default:
      return true;
  }
}

/** Bytes of a program without instructions, as Linux 6.18 charges them on a 64-bit machine. */
const FIXED_COST: u32 = 120;
/** What is prepared for programs that look at the data. */
const DATA_COST: u32 = 32;
/** What each load at SKF_AD_OFF becomes. */
const ancillaryCosts: usize = memory.data<u8>([2, 2, 4, 4, 4, 1, 1, 4, 1, 4, 1, 1, 3, 4, 4, 2]);

/**
 * Bytes of option memory that a valid program takes. Linux charges what it translates the program into (bpf_convert_filter),
 * and SO_MEMINFO shows it; measured, an instruction at a time.
 */
export function costOf(program: usize, count: u32): u32 {
  let cost: u32 = 0;
  let looks = false;
  for (let i: u32 = 0; i < count; i++) {
    const instruction = instructionAt(program, i);
    const code: u32 = instruction.code;
    const mode = code & MODE;
    const isLoad = (code & CLASS) <= <u32>BpfClass.LDX;
    if (isLoad && !isAncillary(code, instruction.k)) {
      if (mode == BpfMode.ABS || mode == BpfMode.IND || mode == BpfMode.MSH) looks = true;
    }
    cost += (isLoad ? loadCost(code, instruction.k) : otherCost(instruction)) << 3;
  }
  return FIXED_COST + cost + (looks ? DATA_COST : 0);
}

function loadCost(code: u32, k: u32): u32 {
  switch (code & MODE) {
    case BpfMode.ABS:
      if (k >= <u32>SKF_AD_OFF) return load<u8>(ancillaryCosts + ((k - <u32>SKF_AD_OFF) >>> 2));
      return absoluteCost((code & SIZE) == BpfSize.B, k);
    case BpfMode.IND:
      return k == 0 ? 8 : 9;
    case BpfMode.MSH:
      return 6 + absoluteCost(true, k);
    default:
      return 1;
  }
}

function absoluteCost(isByte: bool, k: u32): u32 {
  if (<i32>k < 0) return 8;
  const base = isByte ? 12 : 13;
  return base + (k == 0 ? 0 : k <= 0x7fff ? 1 : 3);
}

function otherCost(instruction: Instruction): u32 {
  const code: u32 = instruction.code;
  const operation = code & OPERATION;
  switch (code & CLASS) {
    case BpfClass.ALU: {
      const divides = operation == BpfOperation.DIV || operation == BpfOperation.MOD;
      return divides && (code & BpfSource.X) != 0 ? 5 : 1;
    }
    case BpfClass.JMP: {
      if (operation == BpfJump.JA) return 1;
      const one = instruction.jf == 0 || (instruction.jt == 0 && operation != BpfJump.JSET);
      const wide = (code & BpfSource.X) == 0 && <i32>instruction.k < 0;
      return (one ? 1 : 2) + (wide ? 1 : 0);
    }
    case BpfClass.RET:
      return code == BpfClass.RET ? 2 : 1;
    default:
      return 1;
  }
}
