/**
 * NLMSG_ERROR, the answer to a request, which is also an ack (netlink(7), netlink_ack): between its fixed header and its attributes
 * it repeats the request, whose body is left out where nothing went wrong or NETLINK_CAP_ACK asked for that.
 *
 *      nlmsghdr 16   error s32   nlmsghdr of the request 16   [ body of the request, padded to 4 ]   attributes
 */
import { NLM_F_CAPPED } from '../constants.js';
import { align4, HEADER_SIZE } from '../wire.js';
import { CodecError } from './error.js';
import type { Sink, Source } from './stream.js';
import { type Attributes, isObject } from './value.js';

/** Bytes of `struct nlmsgerr`, the fixed header. */
export const NLMSGERR_SIZE = 4 + HEADER_SIZE;

/**
 * The body of the request in an error's payload, and where the attributes begin.
 *
 * @throws CodecError when the length of the request leads beyond the end
 */
export function readRequest(source: Source, flags: number): { request?: Uint8Array; end: number } {
  const left = source.bytes.length - NLMSGERR_SIZE;
  // Kernels before Linux 4.13 left it out without the flag.
  if (flags & NLM_F_CAPPED || left === 0) return { end: NLMSGERR_SIZE };
  const length = source.view.getUint32(4, true) - HEADER_SIZE;
  if (length < 0 || length > left) {
    throw source.error(`the body of the request has ${length} bytes, and ${left} are left`, 4).within('request');
  }
  if (length === 0) return { end: NLMSGERR_SIZE };
  return {
    request: source.slice(NLMSGERR_SIZE, NLMSGERR_SIZE + length),
    end: Math.min(source.bytes.length, NLMSGERR_SIZE + align4(length)),
  };
}

/** An error's header as it is to be written: the length of the request follows from its body when it is left out. */
export function withLength(header: Attributes, request: Uint8Array | undefined): Attributes {
  const msg = header.msg ?? {};
  if (!isObject(msg) || msg.len !== undefined) return header;
  return { ...header, msg: { ...msg, len: HEADER_SIZE + (request?.length ?? 0) } };
}

/** Writes the body of the request. @throws CodecError where the flags say that it is left out */
export function writeRequest(sink: Sink, request: Uint8Array, flags: number): void {
  if (flags & NLM_F_CAPPED) throw new CodecError('NLM_F_CAPPED says that it is left out').within('request');
  sink.write(request);
  sink.reserve(-request.length & 3);
}
