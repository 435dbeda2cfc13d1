/**
 * Error numbers as programs built with Emscripten know them.
 *
 * Emscripten's musl does not use Linux's numbers: 1 to 76 are those of WASI (`__wasi_errno_t`, alphabetical),
 * and what WASI does not name follows from 100 on, in the order of musl's `bits/errno.h`. So what our kernel says
 * must be renumbered wherever a guest reads it: in what a call returns, and in the payload of NLMSG_ERROR and
 * NLMSG_DONE. wasi-libc agrees on the first list only, so this is not the table for it.
 */
import { NLMSG_DONE, NLMSG_ERROR } from '../constants.js';
import { errnoName } from '../errno.js';
import { align4, HEADER_SIZE, viewOf } from '../wire.js';

/** Name by number, from 1. Number 58 is WASI's ENOTSUP, which Emscripten numbers 138; 76 has no counterpart in Linux. */
const WASI_NAMES = `
  E2BIG EACCES EADDRINUSE EADDRNOTAVAIL EAFNOSUPPORT EAGAIN EALREADY EBADF EBADMSG EBUSY ECANCELED ECHILD ECONNABORTED
  ECONNREFUSED ECONNRESET EDEADLK EDESTADDRREQ EDOM EDQUOT EEXIST EFAULT EFBIG EHOSTUNREACH EIDRM EILSEQ EINPROGRESS
  EINTR EINVAL EIO EISCONN EISDIR ELOOP EMFILE EMLINK EMSGSIZE EMULTIHOP ENAMETOOLONG ENETDOWN ENETRESET ENETUNREACH
  ENFILE ENOBUFS ENODEV ENOENT ENOEXEC ENOLCK ENOLINK ENOMEM ENOMSG ENOPROTOOPT ENOSPC ENOSYS ENOTCONN ENOTDIR ENOTEMPTY
  ENOTRECOVERABLE ENOTSOCK - ENOTTY ENXIO EOVERFLOW EOWNERDEAD EPERM EPIPE EPROTO EPROTONOSUPPORT EPROTOTYPE ERANGE EROFS
  ESPIPE ESRCH ESTALE ETIMEDOUT ETXTBSY EXDEV`;

/** Name by number, from 100: Linux's errors that WASI has no number for. */
const FURTHER_NAMES = `
  ENOSTR EBFONT EBADSLT EBADRQC ENOANO ENOTBLK ECHRNG EL3HLT EL3RST ELNRNG EUNATCH ENOCSI EL2HLT EBADE EBADR EXFULL ENODATA
  ETIME ENOSR ENONET ENOPKG EREMOTE EADV ESRMNT ECOMM EDOTDOT ENOTUNIQ EBADFD EREMCHG ELIBACC ELIBBAD ELIBSCN ELIBMAX
  ELIBEXEC ERESTART ESTRPIPE EUSERS ESOCKTNOSUPPORT EOPNOTSUPP EPFNOSUPPORT ESHUTDOWN ETOOMANYREFS EHOSTDOWN EUCLEAN
  ENOTNAM ENAVAIL EISNAM EREMOTEIO ENOMEDIUM EMEDIUMTYPE ENOKEY EKEYEXPIRED EKEYREVOKED EKEYREJECTED ERFKILL EHWPOISON
  EL2NSYNC`;

const NUMBER_BY_NAME: ReadonlyMap<string, number> = new Map([
  ...numbered(WASI_NAMES, 1),
  ...numbered(FURTHER_NAMES, 100),
]);

function numbered(names: string, first: number): [string, number][] {
  return names
    .trim()
    .split(/\s+/)
    .map((name, index): [string, number] => [name, first + index])
    .filter(([name]) => name !== '-');
}

/**
 * Renumbers an error.
 * @param errno Linux's number, positive (EPERM is 1)
 * @returns Emscripten's number, positive (EPERM is 63); a number without a name in Linux's list stays what it is
 */
export function toEmscriptenErrno(errno: number): number {
  const name = errnoName(errno);
  return (name === undefined ? undefined : NUMBER_BY_NAME.get(name)) ?? errno;
}

/**
 * Renumbers, in place, the errors inside a datagram from the kernel: the int32 that follows the header of each
 * NLMSG_ERROR and NLMSG_DONE. The echoed request inside an error is left alone, and so is a tail that is cut short.
 * @param datagram one or more netlink messages as recvmsg gave them
 */
export function renumberErrors(datagram: Uint8Array): void {
  const view = viewOf(datagram);
  let offset = 0;
  while (offset + HEADER_SIZE + 4 <= datagram.length) {
    const length = view.getUint32(offset, true);
    if (length < HEADER_SIZE) return;
    const type = view.getUint16(offset + 4, true);
    if ((type === NLMSG_ERROR || type === NLMSG_DONE) && length >= HEADER_SIZE + 4) {
      const error = view.getInt32(offset + HEADER_SIZE, true);
      if (error < 0) view.setInt32(offset + HEADER_SIZE, -toEmscriptenErrno(-error), true);
    }
    offset += align4(length);
  }
}
