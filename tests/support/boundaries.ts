/**
 * The one direction of dependency, as a function of two files:
 * main, commands → api → pipeline → { adapters, normalize, validate, queue, store } → adapters/{data, xml, edi, paper, ocr, print} → model.
 */
import { dirname, join, normalize } from 'node:path';
import { parseSync } from 'vite';

export interface Import {
  /** Path from the root of the project for a relative import, else the name of the package. */
  readonly target: string;
  readonly typeOnly: boolean;
}

/** Layers from the innermost outwards; files of the same number are siblings and never see each other. */
const LAYERS: readonly (readonly [prefix: string, rank: number])[] = [
  ['src/model/', 0],
  ['src/log.ts', 1],
  ['src/config.ts', 1],
  ['src/metrics.ts', 1],
  ['src/version.ts', 1],
  ['src/normalize/', 2],
  ['src/validate/', 2],
  ['src/queue/', 2],
  ['src/store/', 2],
  ['src/adapters/data/', 1.5],
  ['src/adapters/xml/', 1.5],
  ['src/adapters/edi/', 1.5],
  ['src/adapters/paper/', 1.5],
  ['src/adapters/ocr/', 1.7],
  ['src/adapters/print/', 1.7],
  ['src/adapters/', 2],
  ['src/pipeline/', 3],
  ['src/api/', 4],
  ['src/serve.ts', 4.5],
  ['src/commands/', 6],
  ['src/main.ts', 7],
];

/** Values in, values out: nothing that reads a clock, a disk, a network or a setting. */
const PURE = ['src/model/', 'src/normalize/', 'src/validate/'];
const IMPURE_MODULES =
  /^(node:(fs|net|http|https|dns|tls|child_process|worker_threads|timers)(\/|$)|pg$|ioredis$|bullmq$|express$)/;

/** Every import, re-export and `import()` of a literal, resolved against the importing file. */
export function importsOf(file: string, source: string): Import[] {
  const { module, program } = parseSync(file, source);
  const imports: Import[] = [];
  const add = (specifier: string, typeOnly: boolean): void => {
    const target = specifier.startsWith('.') ? normalize(join(dirname(file), specifier)) : specifier;
    imports.push({ target, typeOnly });
  };
  for (const statement of module.staticImports) {
    const typeOnly = statement.entries.length > 0 && statement.entries.every((entry) => entry.isType);
    add(statement.moduleRequest.value, typeOnly);
  }
  for (const statement of module.staticExports) {
    for (const entry of statement.entries) if (entry.moduleRequest) add(entry.moduleRequest.value, entry.isType);
  }
  for (const call of module.dynamicImports) {
    const text = source.slice(call.moduleRequest.start, call.moduleRequest.end);
    if (/^['"`][^$]*['"`]$/.test(text)) add(text.slice(1, -1), false);
  }
  if (program.body.length === 0 && source.trim() !== '') throw new Error(`${file} could not be parsed.`);
  return imports;
}

/** Why the file must not import the target; undefined when it may. */
export function violation(file: string, { target, typeOnly }: Import): string | undefined {
  if (!target.startsWith('src/')) {
    const impure = PURE.some((prefix) => file.startsWith(prefix)) && IMPURE_MODULES.test(target) && !typeOnly;
    return impure ? `${file} is pure and must not use ${target}` : undefined;
  }
  if (file.startsWith('src/web/')) {
    if (target.startsWith('src/web/')) return undefined;
    // The names of the states are the API's words; other values of the model would bring their libraries along.
    if (target.startsWith('src/model/') && (typeOnly || target === 'src/model/states.ts')) return undefined;
    return `${file} is a client of the public API and must not import ${target}`;
  }
  if (target.startsWith('src/web/')) return `${file} is not a web page and must not import ${target}`;
  const [own, other] = [layer(file), layer(target)];
  if (own === undefined) return `${file} stands in no known layer`;
  if (other === undefined) return `${target} stands in no known layer`;
  if (unit(file) === unit(target)) return undefined;
  if (own < other) return `${file} points outwards, to ${target}`;
  if (own === other && !isRegistry(file, target)) return `${file} imports its sibling ${target}`;
  if (PURE.some((prefix) => file.startsWith(prefix)) && other === 1)
    return `${file} is pure and must not use ${target}`;
  return undefined;
}

function layer(file: string): number | undefined {
  return LAYERS.find(([prefix]) => file === prefix || (prefix.endsWith('/') && file.startsWith(prefix)))?.[1];
}

/** What several formats or channels share. */
const CORES = new Set(['data', 'xml', 'edi', 'paper', 'ocr', 'print']);

/** What counts as one thing: a folder of `src`, a core that formats share, or one adapter (`src/adapters/formats/x12`). */
function unit(file: string): string {
  const parts = file.split('/');
  if (parts[1] === 'adapters') return parts.slice(0, CORES.has(parts[2] ?? '') ? 3 : 4).join('/');
  return parts.slice(0, 2).join('/');
}

/** `src/adapters/formats/registry.ts` lists the adapters of its own folder; they may not look back at it. */
function isRegistry(file: string, target: string): boolean {
  return /^src\/adapters\/[^/]+\/registry\.ts$/.test(file) && target.startsWith(`${dirname(file)}/`);
}
