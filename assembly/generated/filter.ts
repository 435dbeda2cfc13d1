/** Numbers of classic BPF (linux/bpf_common.h, linux/filter.h). */

/** The class of an instruction: three bits of its code. */
export const enum BpfClass {
  LD = 0,
  LDX = 1,
  ST = 2,
  STX = 3,
  ALU = 4,
  JMP = 5,
  RET = 6,
  MISC = 7,
}

/** How many bytes a load takes: bits 0x18. */
export const enum BpfSize {
  W = 0x00,
  H = 0x08,
  B = 0x10,
}

/** Where a load finds them: bits 0xe0. */
export const enum BpfMode {
  IMM = 0x00,
  ABS = 0x20,
  IND = 0x40,
  MEM = 0x60,
  LEN = 0x80,
  MSH = 0xa0,
}

/** Arithmetic: bits 0xf0. */
export const enum BpfOperation {
  ADD = 0x00,
  SUB = 0x10,
  MUL = 0x20,
  DIV = 0x30,
  OR = 0x40,
  AND = 0x50,
  LSH = 0x60,
  RSH = 0x70,
  NEG = 0x80,
  MOD = 0x90,
  XOR = 0xa0,
}

/** Jumps: bits 0xf0. */
export const enum BpfJump {
  JA = 0x00,
  JEQ = 0x10,
  JGT = 0x20,
  JGE = 0x30,
  JSET = 0x40,
}

/** The operand is X, and not the instruction's own constant. */
export const BPF_X: u32 = 0x08;
/** RET: the result is A. */
export const BPF_A: u32 = 0x10;
/** MISC: A = X; without it X = A. */
export const BPF_TXA: u32 = 0x80;

export const BPF_MAXINSNS: u32 = 4096;
/** Words of scratch memory. */
export const BPF_MEMWORDS: u32 = 16;

/** struct sock_filter: code u16, jt u8, jf u8, k u32. */
export const SOCK_FILTER_SIZE: u32 = 8;
/** struct sock_fprog as a 32-bit guest has it: len u16, padding u16, filter pointer u32. */
export const SOCK_FPROG_SIZE: u32 = 8;

/** Offsets from here on mean no data but what is known about the message. */
export const SKF_AD_OFF: u32 = 0xfffff000;
/** Offsets from here on count from the network header. */
export const SKF_NET_OFF: u32 = 0xfff00000;

/** What is known about a message, at SKF_AD_OFF. */
export const enum Ancillary {
  PROTOCOL = 0,
  PKTTYPE = 4,
  IFINDEX = 8,
  NLATTR = 12,
  NLATTR_NEST = 16,
  MARK = 20,
  QUEUE = 24,
  HATYPE = 28,
  RXHASH = 32,
  CPU = 36,
  ALU_XOR_X = 40,
  VLAN_TAG = 44,
  VLAN_TAG_PRESENT = 48,
  PAY_OFFSET = 52,
  RANDOM = 56,
  VLAN_TPID = 60,
  MAX = 64,
}
