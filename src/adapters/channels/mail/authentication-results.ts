/**
 * The header Authentication-Results (RFC 8601), by the tokens of RFC 5322: what stands in quotes or comments separates nothing, as
 * a stranger chooses it who sends a mail from `"a; dmarc=pass"@evil.example`.
 */

export interface AuthenticationResult {
  readonly method: string;
  readonly result: string;
  /** Such as `smtp.mailfrom`, in lower case. */
  readonly properties: ReadonlyMap<string, string>;
}

export interface AuthenticationResults {
  /** Name of the server that says so, in lower case. */
  readonly server: string;
  /** Undefined where the rest cannot be read. */
  readonly results: readonly AuthenticationResult[] | undefined;
}

interface Pair {
  readonly name: string;
  /** Undefined for a word without `=`. */
  readonly value: string | undefined;
}

/** @param value of the header, unfolded */
export function parseAuthenticationResults(value: string): AuthenticationResults {
  const { statements, isWhole } = statementsOf(value);
  const [[server] = [], ...rest] = statements;
  const results: AuthenticationResult[] = [];
  let isRead = isWhole && server?.value === undefined;
  for (const [first, ...others] of rest) {
    if (first === undefined || (first.name === 'none' && first.value === undefined)) continue;
    isRead &&= first.value !== undefined && others.every((each) => each.value !== undefined);
    results.push({
      method: first.name.replace(/\/\d+$/, ''),
      result: (first.value ?? '').toLowerCase(),
      // The first of a name: whoever could add another one behind it is not believed.
      properties: new Map(others.toReversed().map((each) => [each.name, each.value ?? ''])),
    });
  }
  return { server: server?.name ?? '', results: isRead ? results : undefined };
}

/** What stands between semicolons, each as pairs around `=`. */
function statementsOf(text: string): { statements: Pair[][]; isWhole: boolean } {
  const statements: Pair[][] = [[]];
  let [name, value, isValue, isSpaced, isWhole] = ['', '', false, false, true];

  function endPair(): void {
    if (name !== '') statements.at(-1)?.push({ name: name.toLowerCase(), value: isValue ? value : undefined });
    [name, value, isValue, isSpaced] = ['', '', false, false];
  }

  function take(chars: string): void {
    if (isSpaced && (isValue ? value !== '' : name !== '')) endPair();
    isSpaced = false;
    if (isValue) value += chars;
    else name += chars;
  }

  for (let at = 0; at < text.length; at += 1) {
    const char = text.charAt(at);
    if (char === '(' || char === '"') {
      const end = char === '(' ? endOfComment(text, at) : endOfQuoted(text, at);
      isWhole &&= end < text.length;
      if (char === '(') isSpaced = true;
      else take(text.slice(at + 1, end).replaceAll(/\\(.)/g, '$1'));
      at = end;
    } else if (char === ';') {
      endPair();
      statements.push([]);
    } else if (/\s/.test(char)) isSpaced = true;
    else if (char === '=' && !isValue && name !== '') [isValue, isSpaced] = [true, false];
    else take(char);
  }
  endPair();
  return { statements, isWhole };
}

/** Position of its last character, or the length of the text. */
function endOfComment(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length; at += 1) {
    const char = text.charAt(at);
    if (char === '\\') at += 1;
    else if (char === '(') depth += 1;
    else if (char === ')' && --depth === 0) return at;
  }
  return text.length;
}

function endOfQuoted(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    const char = text.charAt(at);
    if (char === '\\') at += 1;
    else if (char === '"') return at;
  }
  return text.length;
}
