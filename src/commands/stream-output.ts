/** Text for a stream that may be slower than we are. */

/** Where text goes. `write` resolves when more may be written, and to false when nobody reads any more. */
export interface Output {
  write(text: string): Promise<boolean>;
}

/** A writable stream with back-pressure. A closed pipe (`| head -1`) ends the run quietly; any other error is thrown. */
export function streamOutput(stream: NodeJS.WriteStream, encoding: BufferEncoding = 'utf8'): Output {
  let failure: NodeJS.ErrnoException | undefined;
  stream.on('error', (error: NodeJS.ErrnoException) => {
    failure = error;
  });
  return {
    write: (text) =>
      new Promise((resolve, reject) => {
        if (failure !== undefined) {
          settle(failure, resolve, reject);
          return;
        }
        stream.write(Buffer.from(text, encoding), (error) => settle(error, resolve, reject));
      }),
  };
}

function settle(
  error: NodeJS.ErrnoException | null | undefined,
  resolve: (open: boolean) => void,
  reject: (error: Error) => void,
): void {
  if (error === null || error === undefined) resolve(true);
  else if (error.code === 'EPIPE') resolve(false);
  else reject(error);
}
