/**
 * The kernel module that comes with the library, compiled when it is first asked for, and once for however many kernels.
 */
import { wasmBase64 } from './wasm.js';

let compiled: Promise<WebAssembly.Module> | undefined;

export function inlinedModule(): Promise<WebAssembly.Module> {
  compiled ??= WebAssembly.compile(decodeBase64(wasmBase64));
  return compiled;
}

function decodeBase64(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
  return bytes;
}
