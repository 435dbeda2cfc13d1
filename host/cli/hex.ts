/** Bytes as hex, two digits a byte, and back. */

export function hexOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('hex');
}

/** From digits and nothing else; undefined for an odd number of them. */
export function bytesOf(hex: string): Uint8Array | undefined {
  return hex.length % 2 === 0 ? new Uint8Array(Buffer.from(hex, 'hex')) : undefined;
}
