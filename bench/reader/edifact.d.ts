/** The part of the peer `edifact` that the benchmark calls; the package has no types of its own. */
declare module 'edifact' {
  export class Parser {
    onopensegment: (segment: string) => void;
    onclosesegment: () => void;
    onelement: () => void;
    oncomponent: (data: string) => void;
    encoding(level: string): void;
    write(chunk: string): void;
    end(): void;
  }
}
