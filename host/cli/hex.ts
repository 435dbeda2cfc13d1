/** Bytes as hex, two digits a byte, and back. */

export function hexOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('hex');
}

/** Undefined for an odd number of digits. */
export function bytesOf(hex: string): Uint8Array | undefined {
  return hex.length % 2 === 0 ? new Uint8Array(Buffer.from(hex, 'hex')) : undefined;
}
