/** Who a process is (credentials(7)) and what it may do (capabilities(7)). */
import { describe, integer } from './arguments.js';

/** Every capability of Linux 6.18, in the order of their numbers, from 0. */
export const CAPABILITIES = [
  'CAP_CHOWN',
  'CAP_DAC_OVERRIDE',
  'CAP_DAC_READ_SEARCH',
  'CAP_FOWNER',
  'CAP_FSETID',
  'CAP_KILL',
  'CAP_SETGID',
  'CAP_SETUID',
  'CAP_SETPCAP',
  'CAP_LINUX_IMMUTABLE',
  'CAP_NET_BIND_SERVICE',
  'CAP_NET_BROADCAST',
  'CAP_NET_ADMIN',
  'CAP_NET_RAW',
  'CAP_IPC_LOCK',
  'CAP_IPC_OWNER',
  'CAP_SYS_MODULE',
  'CAP_SYS_RAWIO',
  'CAP_SYS_CHROOT',
  'CAP_SYS_PTRACE',
  'CAP_SYS_PACCT',
  'CAP_SYS_ADMIN',
  'CAP_SYS_BOOT',
  'CAP_SYS_NICE',
  'CAP_SYS_RESOURCE',
  'CAP_SYS_TIME',
  'CAP_SYS_TTY_CONFIG',
  'CAP_MKNOD',
  'CAP_LEASE',
  'CAP_AUDIT_WRITE',
  'CAP_AUDIT_CONTROL',
  'CAP_SETFCAP',
  'CAP_MAC_OVERRIDE',
  'CAP_MAC_ADMIN',
  'CAP_SYSLOG',
  'CAP_WAKE_ALARM',
  'CAP_BLOCK_SUSPEND',
  'CAP_AUDIT_READ',
  'CAP_PERFMON',
  'CAP_BPF',
  'CAP_CHECKPOINT_RESTORE',
] as const;

export type CapabilityName = (typeof CAPABILITIES)[number];

/** Effective capabilities: all, none, some by name, or a mask in which bit n stands for capability n. */
export type Capabilities = 'all' | 'none' | readonly CapabilityName[] | bigint;

const ALL = (1n << BigInt(CAPABILITIES.length)) - 1n;

/** User, group and effective capabilities of a process. */
export interface Credentials {
  uid: number;
  gid: number;
  /** Bit n stands for capability n. */
  capabilities: bigint;
}

/** Credentials as callers give them. Left out, uid and gid are 0, and capabilities are all for uid 0, none for others. */
export interface CredentialsInit {
  uid?: number;
  gid?: number;
  caps?: Capabilities;
}

export function credentials({ uid = 0, gid = 0, caps = uid === 0 ? 'all' : 'none' }: CredentialsInit): Credentials {
  return { uid: integer(uid, 'uid'), gid: integer(gid, 'gid'), capabilities: capabilityMask(caps) };
}

function capabilityMask(caps: Capabilities): bigint {
  if (caps === 'all') return ALL;
  if (caps === 'none') return 0n;
  if (typeof caps === 'bigint') return caps & ALL;
  if (Array.isArray(caps)) return (caps as CapabilityName[]).reduce((mask, name) => mask | capabilityBit(name), 0n);
  throw new TypeError(`caps must be 'all', 'none', an array of names or a bigint, and is ${describe(caps)}`);
}

function capabilityBit(name: CapabilityName): bigint {
  const number = CAPABILITIES.indexOf(name);
  if (number < 0) throw new TypeError(`unknown capability ${describe(name)}`);
  return 1n << BigInt(number);
}
