/**
 * A ZIP file written anew from what could be unpacked, without compression. The libraries behind the readers unpack by
 * themselves; a damaged stream keeps one of them busy for ever, so they are given only what is whole.
 */
import { crc32 } from 'node:zlib';
import type { Zip } from './zip.ts';

export interface Repacked {
  readonly bytes: Buffer;
  /** Names of entries that could not be unpacked. */
  readonly damaged: readonly string[];
}

export function repacked(zip: Zip): Repacked {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  const damaged: string[] = [];
  let offset = 0;
  let count = 0;
  for (const { name } of zip.entries) {
    if (name.endsWith('/')) continue;
    const content = zip.read(name);
    if (content === undefined) {
      damaged.push(name);
      continue;
    }
    const fields = commonFields(Buffer.from(name), content);
    const local = Buffer.concat([signature(0x04034b50), fields.subarray(0, 26), Buffer.from(name)]);
    const central = Buffer.alloc(14);
    central.writeUInt32LE(offset, 10);
    directory.push(
      Buffer.concat([signature(0x02014b50), Buffer.from([20, 0]), fields.subarray(0, 26), central, Buffer.from(name)]),
    );
    parts.push(local, Buffer.from(content.buffer, content.byteOffset, content.byteLength));
    offset += local.length + content.length;
    count += 1;
  }
  const size = directory.reduce((sum, entry) => sum + entry.length, 0);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(count, 4);
  end.writeUInt16LE(count, 6);
  end.writeUInt32LE(size, 8);
  end.writeUInt32LE(offset, 12);
  return { bytes: Buffer.concat([...parts, ...directory, signature(0x06054b50), end]), damaged };
}

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

/** Version, flags, method, time, checksum, sizes and lengths: the same in both headers. */
function commonFields(name: Buffer, content: Uint8Array): Buffer {
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(20, 0);
  fields.writeUInt16LE(0x0800, 2); // Names are UTF-8.
  fields.writeUInt32LE(crc32(content), 10);
  fields.writeUInt32LE(content.length, 14);
  fields.writeUInt32LE(content.length, 18);
  fields.writeUInt16LE(name.length, 22);
  return fields;
}
