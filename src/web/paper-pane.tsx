/**
 * A paper beside its order: the picture of a page with a box over each value that was read, or all values as a list, which
 * says the same to whoever does not see the picture. Boxes, list and fields mark each other.
 */
import { memo, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { PlainPage } from '../model/format-adapter.ts';
import type { Finding } from '../model/finding.ts';
import type { Source } from './api.ts';
import { Cell } from './cell.tsx';
import { useMaker } from './lazy-rows.tsx';
import { LinksContext } from './links.ts';
import type { LinkKey, Links } from './links.ts';
import { namesOf } from './names/index.ts';
import { pageAddress, usePagePicture } from './page-picture.ts';
import type { PagePicture } from './page-picture.ts';
import { paperValues, placeName, rowsOnPage } from './paper-places.ts';
import type { PaperValue } from './paper-places.ts';
import { PlainView } from './plain-view.tsx';
import { Readout } from './readout.tsx';
import { RovingGrid } from './roving-grid.tsx';
import { useOnce } from './use-once.ts';

const ZOOMS = [100, 150, 220]; // Percent of the pane's width.

export const PaperPane = memo(function PaperPane({
  source,
  messageId,
  issues,
}: {
  readonly source: Source;
  readonly messageId: string | undefined;
  readonly issues: readonly Finding[];
}) {
  const links = useContext(LinksContext);
  const values = useMemo(() => paperValues(links.lineage, issues), [links, issues]);
  const [view, setView] = useState<'page' | 'letter' | 'list'>('page');
  const isLetter = view === 'letter';
  const file = isLetter ? undefined : source.file;
  const own = useMemo(() => values.filter(({ at }) => at.file === file), [values, file]);
  const isDrawn = !isLetter && source.paper === 'pictures';
  const [page, setPage] = useState(1);
  const [zoom, setZoom] = useState(0);
  const shows = messageId !== undefined && view !== 'list';
  const drawn = usePagePicture(shows && isDrawn ? pageAddress(messageId, page, file) : undefined);
  const { picture } = drawn;
  const wanted = shows && !isDrawn ? pageAddress(messageId, page, file, '/text') : undefined;
  const text = useOnce<PlainPage>(wanted, wanted);
  const plain = text.version === wanted ? text.body : undefined;
  const problem = drawn.problem ?? text.problem;
  const pages = Math.max((picture ?? plain)?.pages ?? 1, ...own.map(({ at }) => ('page' in at ? at.page : 1)));
  const say = useCallback((value: PaperValue) => spoken(value, links), [links]);

  const turnTo = useCallback(
    (key: LinkKey) => {
      const at = values.find((value) => value.key === key)?.at;
      if (at === undefined) return;
      flushSync(() => {
        if (source.file !== undefined) setView((before) => (before === 'list' ? before : viewOf(at.file)));
        if ('page' in at) setPage(at.page);
      });
    },
    [values, source.file],
  );
  useMaker(turnTo);

  const pane = useRef<HTMLElement>(null);
  useEffect(() => {
    if (!shows) return undefined;
    const onKeyDown = (event: KeyboardEvent): void => {
      // Only while the pane is in use: a letter alone must not do anything elsewhere.
      if (pane.current?.contains(document.activeElement) !== true) return;
      if (event.key === '[') setPage((before) => Math.max(1, before - 1));
      if (event.key === ']') setPage((before) => Math.min(pages, before + 1));
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [shows, pages]);
  return (
    <section ref={pane} className="pane source" aria-labelledby="source-title">
      <header className="pane-head">
        <h2 id="source-title">Source</h2>
        <span className="muted">
          {((isLetter ? source.letter : source.format) ?? 'Unknown format').toUpperCase()}
          {file !== undefined && ` ${file}`}
          {shows && `, ${plain?.name ?? `page ${page}`} of ${pages}`}
        </span>
        {messageId !== undefined && (
          <span className="paper-tools" role="group" aria-label="Source view">
            {shows && pages > 1 && (
              <>
                <Tool label="Previous page" hint="[" disabled={page === 1} onClick={() => setPage(page - 1)} sign="‹" />
                <Tool label="Next page" hint="]" disabled={page === pages} onClick={() => setPage(page + 1)} sign="›" />
              </>
            )}
            {picture !== undefined && (
              <>
                <Tool label="Smaller" disabled={zoom === 0} onClick={() => setZoom(zoom - 1)} sign="−" />
                <Tool label="Larger" disabled={zoom === ZOOMS.length - 1} onClick={() => setZoom(zoom + 1)} sign="+" />
              </>
            )}
            {source.file !== undefined && (
              <button
                type="button"
                className="quiet"
                aria-pressed={isLetter}
                onClick={() => {
                  setView(isLetter ? 'page' : 'letter');
                  setPage(1);
                }}
              >
                {source.letter === 'mail' ? 'Mail' : 'Whole file'}
              </button>
            )}
            <button
              type="button"
              className="quiet"
              aria-pressed={view === 'list'}
              onClick={() => setView(view === 'list' ? 'page' : 'list')}
            >
              List
            </button>
          </span>
        )}
      </header>
      {shows && picture === undefined && plain === undefined && (
        <div className="pane-body">
          <p className="pane-note muted">{problem ?? 'Loading the page …'}</p>
        </div>
      )}
      {shows && (picture !== undefined || plain !== undefined) && (
        <RovingGrid label={`Page ${page}`} className={isDrawn ? 'paper pane-body' : 'plain pane-body'}>
          {picture !== undefined && (
            <Sheet picture={picture} zoom={ZOOMS[zoom] ?? 100} rows={rowsOnPage(own, page)} links={links} />
          )}
          {plain !== undefined && <PlainView plain={plain} values={own} spoken={say} />}
        </RovingGrid>
      )}
      {!shows && (
        <RovingGrid label="Values as read" className="paper-list pane-body">
          {values.map((value) => (
            <div key={value.key} role="row" className="paper-value">
              <span role="rowheader" className="muted">
                {placeName(value.at)}
              </span>
              <Cell link={value.key} className="element element-linked" label={spoken(value, links)}>
                {value.raw === '' ? '(see the issue)' : value.raw}
              </Cell>
            </div>
          ))}
        </RovingGrid>
      )}
      <Readout names={namesOf(source.format)} />
    </section>
  );
});

function viewOf(file: string | undefined): 'page' | 'letter' {
  return file === undefined ? 'letter' : 'page';
}

function Sheet({
  picture,
  zoom,
  rows,
  links,
}: {
  readonly picture: PagePicture;
  readonly zoom: number;
  readonly rows: readonly (readonly PaperValue[])[];
  readonly links: Links;
}) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const { bitmap, width, height } = picture;
  useEffect(() => {
    canvas.current?.getContext('2d')?.drawImage(bitmap, 0, 0);
  }, [bitmap]);
  return (
    <div role="presentation" className="paper-sheet" style={{ width: `${zoom}%`, aspectRatio: `${width} / ${height}` }}>
      <canvas ref={canvas} width={bitmap.width} height={bitmap.height} aria-hidden="true" />
      {rows.map((row) => (
        <div key={row[0]?.key} role="row" className="paper-row">
          {row.map((value) => (
            <Cell
              key={value.key}
              link={value.key}
              className={value.finding === undefined ? 'paper-box' : `paper-box paper-box-${value.finding.severity}`}
              label={spoken(value, links)}
              style={boxStyle(value, picture)}
            />
          ))}
        </div>
      ))}
    </div>
  );
}

/** In percent, so that the boxes stay over their words at every size. */
function boxStyle({ at }: PaperValue, { width, height }: PagePicture) {
  const [x0, y0, x1, y1] = 'page' in at ? at.box : [0, 0, 0, 0];
  return {
    left: `${(x0 / width) * 100}%`,
    top: `${(y0 / height) * 100}%`,
    width: `${((x1 - x0) / width) * 100}%`,
    height: `${((y1 - y0) / height) * 100}%`,
  };
}

/** `/lines/0/quantity: 12, page 1`. */
function spoken({ key, raw, at, finding }: PaperValue, links: Links): string {
  const [field] = links.partnersOf(key);
  const named = field === undefined ? '' : `${field.slice('field:'.length)}: `;
  return `${named}${raw === '' ? 'place' : raw}, ${placeName(at)}${finding === undefined ? '' : `, ${finding.message}`}`;
}

function Tool({
  label,
  hint,
  sign,
  disabled,
  onClick,
}: {
  readonly label: string;
  /** The key that does the same. */
  readonly hint?: string;
  readonly sign: string;
  readonly disabled: boolean;
  readonly onClick: () => void;
}) {
  return (
    <button
      type="button"
      className="quiet"
      aria-label={label}
      title={hint === undefined ? label : `${label} (${hint})`}
      disabled={disabled}
      onClick={onClick}
    >
      {sign}
    </button>
  );
}
