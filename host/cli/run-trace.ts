/** `run --trace`: every datagram that the program sends and receives, on stderr: who, and the messages as `decode` shows them. */
import { decodeMessages, NETLINK_GENERIC, NETLINK_KOBJECT_UEVENT, NETLINK_ROUTE } from '../index.js';
import { describeMessage } from './decode.js';
import { Families } from './families.js';
import { fieldsOf } from './format.js';
import type { Call } from './run-channel.js';
import type { Tracer } from './run-session.js';
import type { Output } from './terminal.js';

/** Protocols whose datagrams are messages that have names. */
const NAMES: Readonly<Record<number, string>> = { [NETLINK_ROUTE]: 'route', [NETLINK_GENERIC]: 'generic' };

export class Trace implements Tracer {
  readonly #families = new Families([], undefined);

  constructor(private readonly output: Output) {}

  sent(call: Call, protocol: number, data: Uint8Array): void {
    this.#show(call, '>', protocol, data);
  }

  received(call: Call, protocol: number, data: Uint8Array): void {
    this.#show(call, '<', protocol, data);
  }

  #show({ pid }: Call, arrow: string, protocol: number, data: Uint8Array): void {
    const lines = this.#lines(protocol, data).map((line) => `${pid} ${arrow} ${line}\n`);
    this.output.write(lines.join(''));
  }

  #lines(protocol: number, data: Uint8Array): string[] {
    if (protocol === NETLINK_KOBJECT_UEVENT) {
      return [`uevent ${new TextDecoder('latin1').decode(data).split('\0').filter(Boolean).join(' ')}`];
    }
    if (NAMES[protocol] === undefined) return [`protocol ${protocol}: ${fieldsOf({ data })}`];
    const messages = [...decodeMessages(data)].map((message) => describeMessage(message, this.#families, protocol));
    return messages.length > 0 ? messages : [`${NAMES[protocol]}, no message: ${fieldsOf({ data })}`];
  }
}
