/**
 * One request and its answer: the messages that carry its sequence number, up to the one that ends it. That is NLMSG_ERROR,
 * an acknowledgement when its error is 0, or for a dump NLMSG_DONE.
 */
import {
  NLM_F_ACK_TLVS,
  NLM_F_CAPPED,
  NLM_F_DUMP_INTR,
  NLMSG_DONE,
  NLMSG_ERROR,
  NLMSGERR_ATTR_COOKIE,
  NLMSGERR_ATTR_MISS_NEST,
  NLMSGERR_ATTR_MISS_TYPE,
  NLMSGERR_ATTR_MSG,
  NLMSGERR_ATTR_OFFS,
} from './constants.js';
import type { ExtendedAck } from './errno.js';
import { align4, decodeAttributes, getUint32, HEADER_SIZE, type Message } from './wire.js';

/** The answer to a request. */
export interface Answer {
  /** The kernel's verdict: 0, or -errno. */
  errno: number;
  /** What it added to a refusal. */
  extack: ExtendedAck | undefined;
  messages: Message[];
  /** The table changed while it was dumped (NLM_F_DUMP_INTR): the messages may not fit together. */
  interrupted: boolean;
}

export class Exchange {
  /** What the caller waits for. */
  readonly answer: Promise<Answer>;
  /** Fulfilled when no more of the answer will come, whether or not the caller still waits. */
  readonly ended: Promise<void>;
  /** True while the caller waits. */
  pending = true;
  readonly #messages: Message[] = [];
  #interrupted = false;
  #resolve!: (answer: Answer) => void;
  #reject!: (reason: unknown) => void;
  #end!: () => void;

  /** @param echoed NLM_F_ECHO was asked for: what the group of the change hears is part of the answer */
  constructor(readonly echoed: boolean) {
    this.answer = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    this.ended = new Promise((resolve) => {
      this.#end = resolve;
    });
  }

  /** Takes the next message of the answer. @returns true when it was the last */
  take(message: Message): boolean {
    if (message.flags & NLM_F_DUMP_INTR) this.#interrupted = true;
    if (message.type !== NLMSG_ERROR && message.type !== NLMSG_DONE) {
      if (this.pending) this.#messages.push(message);
      return false;
    }
    const errno = getUint32(message.payload, 0) | 0;
    const extack = errno < 0 ? extendedAck(message) : undefined;
    this.pending = false;
    this.#resolve({ errno, extack, messages: this.#messages, interrupted: this.#interrupted });
    this.#end();
    return true;
  }

  /** Tells the caller that it failed. More of the answer may come, and goes nowhere. */
  fail(reason: unknown): void {
    this.pending = false;
    this.#reject(reason);
  }

  /** Nothing more will come: the socket was closed. */
  end(reason: unknown): void {
    this.fail(reason);
    this.#end();
  }
}

/** Attributes that are a number. */
const NUMBERS: Readonly<Record<number, 'offset' | 'missing' | 'nest'>> = {
  [NLMSGERR_ATTR_OFFS]: 'offset',
  [NLMSGERR_ATTR_MISS_TYPE]: 'missing',
  [NLMSGERR_ATTR_MISS_NEST]: 'nest',
};

/** The attributes behind an error, or behind the echo of the request where there is one. */
function extendedAck({ type, flags, payload }: Message): ExtendedAck | undefined {
  if (!(flags & NLM_F_ACK_TLVS)) return undefined;
  let at = 4;
  if (type === NLMSG_ERROR) {
    if (payload.length < at + HEADER_SIZE) return undefined;
    at += flags & NLM_F_CAPPED ? HEADER_SIZE : align4(getUint32(payload, at));
  }
  const extack: ExtendedAck = {};
  for (const attribute of decodeAttributes(payload.subarray(at))) {
    const { type, payload: value } = attribute;
    const name = NUMBERS[type];
    if (type === NLMSGERR_ATTR_MSG) extack.message = new TextDecoder().decode(value).replace(/\0.*$/s, '');
    if (type === NLMSGERR_ATTR_COOKIE) extack.cookie = value.slice();
    if (name !== undefined && value.length >= 4) extack[name] = getUint32(value, 0);
  }
  return extack;
}
