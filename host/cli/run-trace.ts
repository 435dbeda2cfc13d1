/** `run --trace`: every datagram that the program sends and receives, on stderr: who, the messages' headers, and their bytes. */
import { decodeMessages, NETLINK_KOBJECT_UEVENT } from '../index.js';
import type { Call } from './run-channel.js';
import type { Tracer } from './run-session.js';
import type { Output } from './terminal.js';

const PROTOCOLS: Readonly<Record<number, string>> = { 0: 'ROUTE', 2: 'USERSOCK', 15: 'KOBJECT_UEVENT', 16: 'GENERIC' };
const CONTROL_TYPES: Readonly<Record<number, string>> = { 1: 'NOOP', 2: 'ERROR', 3: 'DONE', 4: 'OVERRUN' };

export class Trace implements Tracer {
  constructor(private readonly output: Output) {}

  sent(call: Call, protocol: number, data: Uint8Array): void {
    this.#show(call, '→', protocol, data);
  }

  received(call: Call, protocol: number, data: Uint8Array): void {
    this.#show(call, '←', protocol, data);
  }

  #show({ pid }: Call, arrow: string, protocol: number, data: Uint8Array): void {
    const lines = [`[${pid}] ${arrow} ${PROTOCOLS[protocol] ?? protocol}, ${data.length} bytes`];
    if (protocol === NETLINK_KOBJECT_UEVENT) {
      lines.push(`  ${new TextDecoder('latin1').decode(data).split('\0').filter(Boolean).join(' ')}`);
    } else {
      for (const { type, flags, seq, pid: port, payload } of decodeMessages(data)) {
        const name = CONTROL_TYPES[type] ?? `type ${type}`;
        lines.push(`  ${name} flags 0x${flags.toString(16)} seq ${seq} port ${port}`, `    ${hex(payload)}`);
      }
    }
    this.output.write(`${lines.join('\n')}\n`);
  }
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('hex');
}
