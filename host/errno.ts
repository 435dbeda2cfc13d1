/**
 * Errors, as Linux numbers them and as Node dresses them: a `NetlinkError` has the `code`, the negative `errno` and the
 * `syscall` that Node's own system errors have. The numbers are those of asm-generic/errno.h, which x86-64, arm64 and
 * the kernel module agree on; they stand in specs/errno.yaml.
 */
import { ERRORS } from './generated/tables.js';

/** The name of an error, such as 'EAGAIN'. */
export type ErrorCode = keyof typeof ERRORS;

const CODES: ReadonlyMap<number, ErrorCode> = new Map(
  Object.entries(ERRORS).map(([code, [number]]) => [number, code as ErrorCode]),
);

/** The number of an error, positive: 11 for 'EAGAIN'. */
export function errnoNumber(code: ErrorCode): number {
  return ERRORS[code][0];
}

/** The name of an error from its number, positive or as a system call returns it, negative. */
export function errnoName(errno: number): ErrorCode | undefined {
  return CODES.get(Math.abs(errno));
}

/** What an error says (strerror(3)), from its number, positive or negative. */
export function errnoMessage(errno: number): string {
  const code = errnoName(errno);
  return code === undefined ? `unknown error ${Math.abs(errno)}` : ERRORS[code][1];
}

/** What else the kernel said about a request that it refused (NLMSGERR_ATTR_*). */
export interface ExtendedAck {
  /** The kernel's own words, NLMSGERR_ATTR_MSG. */
  message?: string;
  /** Where in the request the offending attribute begins, in bytes, NLMSGERR_ATTR_OFFS. */
  offset?: number;
  /** The type of an attribute that the request should have had, NLMSGERR_ATTR_MISS_TYPE. */
  missing?: number;
  /** Where in the request the nest begins that lacks it, NLMSGERR_ATTR_MISS_NEST; absent where it is none. */
  nest?: number;
  /** Bytes of the family's own, NLMSGERR_ATTR_COOKIE. */
  cookie?: Uint8Array;
}

/** A system call that failed, or a request that the kernel refused. */
export class NetlinkError extends Error {
  override readonly name = 'NetlinkError';
  /** Linux's number, negative: -11 for EAGAIN. */
  readonly errno: number;
  /** Linux's name: 'EAGAIN'. A number that has none reads 'E' and the number. */
  readonly code: string;
  /** What the kernel added to its refusal of a request; absent otherwise. */
  declare readonly extack?: ExtendedAck;

  /**
   * @param errno Linux's number, positive or negative
   * @param syscall what failed: 'recvmsg', or for the answer to a request 'request' or 'dump'
   * @param extack what the kernel added to its refusal
   */
  constructor(
    errno: number,
    readonly syscall: string,
    extack?: ExtendedAck,
  ) {
    const code = errnoName(errno) ?? `E${Math.abs(errno)}`;
    const detail = extack?.message === undefined ? '' : `: ${extack.message}`;
    super(`${code}: ${errnoMessage(errno)}, ${syscall}${detail}`);
    this.errno = -Math.abs(errno);
    this.code = code;
    if (extack !== undefined) this.extack = extack;
  }
}

/** Passes on a result of the kernel module; a negative one is thrown as the error it stands for. */
export function check(result: number, syscall: string): number {
  if (result < 0) throw new NetlinkError(result, syscall);
  return result;
}
