/** Who a process is (credentials(7)) and what it may do (capabilities(7)). */
import { describe, integer } from './arguments.js';
import { CAPABILITIES as NUMBERS } from './generated/tables.js';

/** Every capability of Linux 6.18, in the order of their numbers, from 0. */
export const CAPABILITIES = Object.keys(NUMBERS) as readonly CapabilityName[];

export type CapabilityName = keyof typeof NUMBERS;

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
