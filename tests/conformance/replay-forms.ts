/** What our player asks of a process and hears from it, in the forms of a recording. */
import type { NetlinkError, Process } from '../../host/index.js';
import { AF_NETLINK, MSG_DONTWAIT } from '../../host/constants.js';
import type { ReceiveStep, Result, Run } from './recording.js';

/** Bytes of a struct sockaddr_nl. */
export const ADDRESS_SIZE = 12;
/** Room for control data as a 64-bit kernel lays them out, at which they are cut, and what that is in ours. */
const CUT_ROOMS = new Map([
  [16, 12],
  [18, 14],
  [20, 16],
  [40, 28],
  [44, 32],
]);

export function request({ length, iov, control, flags, blocking }: ReceiveStep): Parameters<Process['recvmsg']>[1] {
  const total = iov ? iov.reduce((sum, one) => sum + one, 0) : length;
  return {
    length: total,
    controlLength: CUT_ROOMS.get(control) ?? control,
    flags: blocking ? flags : flags | MSG_DONTWAIT,
  };
}

/** An address of which only `length` bytes were asked for. */
export function cut(address: { pid: number; groups: number }, length: number): { pid: number; groups: number } {
  const bytes = Buffer.alloc(ADDRESS_SIZE);
  bytes.writeUInt32LE(address.pid, 4);
  bytes.writeUInt32LE(address.groups, 8);
  bytes.fill(0, Math.min(length, ADDRESS_SIZE));
  return { pid: bytes.readUInt32LE(4), groups: bytes.readUInt32LE(8) };
}

/** getsockname and getpeername with room for less, which the library leaves to its caller: as the module has them. */
export function named(process: Process, fd: number, call: 'getsockname' | 'getpeername', length: number): Result {
  const { pid, groups } = process[call](fd);
  if (length < 0) return { errno: 'EINVAL' };
  const bytes = Buffer.alloc(ADDRESS_SIZE);
  bytes.writeUInt16LE(AF_NETLINK, 0);
  bytes.writeUInt32LE(pid, 4);
  bytes.writeUInt32LE(groups, 8);
  return { name: { length: ADDRESS_SIZE, hex: hex(bytes.subarray(0, length)) } };
}

/** A call that the library may have by now. */
export function missing(process: Process, call: string, fd: number): Result {
  const method = (process as unknown as Record<string, ((fd: number, argument: number) => unknown) | undefined>)[call];
  if (!method) return { errno: 'ENOSYS' };
  method.call(process, fd, 1);
  return {};
}

/** An option's bytes; those of a filter are its instructions. */
export function optionBytes(value: { hex: string } | { filter: string }): Uint8Array {
  return Uint8Array.from(Buffer.from('filter' in value ? value.filter : value.hex, 'hex'));
}

/** Adds a result to a list of runs. */
export function append(runs: Run[], result: Result): void {
  const last = runs.at(-1);
  if (last && JSON.stringify(last[1]) === JSON.stringify(result)) last[0]++;
  else runs.push([1, result]);
}

export function failure(error: unknown): { errno: string } {
  const code = (error as NetlinkError).code;
  if (typeof code !== 'string') throw error;
  return { errno: code };
}

export function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}
