/** Whether a mail came whole: a connection or a server that cuts it gives fewer bytes than the server says that it has. */

const ENDS_MAX = 64 * 1024;

export class Whole {
  #bytes = 0;
  #start = Buffer.alloc(0);
  #end = Buffer.alloc(0);

  add(chunk: Uint8Array): void {
    this.#bytes += chunk.length;
    if (this.#start.length < ENDS_MAX)
      this.#start = Buffer.concat([this.#start, chunk.subarray(0, ENDS_MAX - this.#start.length)]);
    this.#end = Buffer.concat([this.#end, chunk.subarray(-ENDS_MAX)]).subarray(-ENDS_MAX);
  }

  get bytes(): number {
    return this.#bytes;
  }

  /**
   * Some servers only guess the size (Exchange), so a mail of parts that ends with its last mark is whole.
   * @param size as the server says; undefined where it says nothing
   */
  isCut(size: number | undefined): boolean {
    return size !== undefined && this.#bytes < size && !this.#isClosed();
  }

  #isClosed(): boolean {
    const [head = ''] = this.#start.toString('latin1').split(/\r?\n\r?\n/, 1);
    const [, quoted, bare] =
      /^content-type:[ \t]*multipart\/(?:[^\n]|\n[ \t])*boundary=(?:"([^"\r\n]{1,200})"|([^\s;"]{1,200}))/im.exec(
        head,
      ) ?? [];
    const mark = quoted ?? bare;
    return mark !== undefined && this.#end.includes(`--${mark}--`, 0, 'latin1');
  }
}
