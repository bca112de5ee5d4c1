/** `ordergate map`: which element of a partner goes to which field of the order, and why. Needs no database. */
import { Option, type Command } from 'commander';
import { mapTable } from '../adapters/edi/partner-map.ts';
import { formatAdapters } from '../adapters/formats/registry.ts';
import type { MapRow, PartnerProfile } from '../model/partner-profile.ts';
import { asProfile } from './profile.ts';

export interface MapOptions {
  readonly format?: string;
  readonly document?: string;
  readonly profile?: PartnerProfile;
  readonly json?: boolean;
}

export function register(program: Command): void {
  program
    .command('map')
    .description('List which element goes to which field of the order, why, by whom and since when; needs no database.')
    .addOption(new Option('--format <name>', 'of one format').choices(mapped().map(({ name }) => name)))
    .option('--document <type>', 'of one set or message type, such as 850 or ORDERS')
    .option('--profile <file>', "a partner's profile, whose own rows come first (see docs/partners.md)", asProfile)
    .option('--json', 'print one JSON object a line, for programs')
    .addHelpText(
      'after',
      `
Examples:
  ordergate map --document 850
  ordergate map --format edifact --json | jq -r .ourField`,
    )
    .action((options: MapOptions) => {
      for (const line of listMap(options)) process.stdout.write(`${line}\n`);
    });
}

function mapped() {
  return formatAdapters.filter(({ mapRows }) => mapRows !== undefined);
}

/** The lines to print. */
export function listMap({ format, document, profile, json = false }: MapOptions): string[] {
  const standard = mapped()
    .filter(({ name }) => format === undefined || name === format)
    .flatMap(({ name, mapRows = [] }) => mapRows.map((row) => ({ ...row, format: name })));
  const rows = mapTable(standard, profile).filter(
    (row) => document === undefined || row.document.split(', ').includes(document),
  );
  if (json) return rows.map((row) => JSON.stringify(row));
  const cells = rows.map((row) => [row.document, row.format ?? '', row.theirField, row.ourField, whyOf(row)]);
  const table = [['document', 'format', 'their field', 'our field', 'why'], ...cells];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...table.map((line) => line[column]?.length ?? 0)));
  return table.map((line) =>
    line
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

function whyOf({ why, by, since, until, source }: MapRow): string {
  if (source === 'standard') return why;
  const end = until === undefined ? '' : ` until ${until}`;
  return `${why} (agreed${by === undefined ? '' : ` by ${by}`} since ${since ?? 'ever'}${end})`;
}
