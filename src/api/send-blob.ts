/** Bytes of strangers, as a file to save: never shown in the page, whatever they call themselves. */
import type { Response } from 'express';
import type { BlobStore } from '../store/blobs.ts';

export async function sendBlob(
  blobs: BlobStore,
  { sha256, bytes, name }: { readonly sha256: string; readonly bytes: number; readonly name: string },
  response: Response,
): Promise<void> {
  response.status(200).attachment(name).type('application/octet-stream'); // `attachment` takes the type from the name.
  response.setHeader('Content-Length', bytes);
  response.setHeader('ETag', `"${sha256}"`);
  for await (const chunk of blobs.read(sha256)) {
    if (!response.write(chunk)) await new Promise((resolve) => response.once('drain', resolve).once('close', resolve));
    if (response.destroyed) return;
  }
  response.end();
}
