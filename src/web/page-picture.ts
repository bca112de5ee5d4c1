/** Pictures of pages, fetched with this tab's key and held decoded, because a page and its crops show the same one. */
import { useEffect, useState } from 'react';
import { ApiError, fetchAnswer } from './api.ts';

export interface PagePicture {
  readonly bitmap: ImageBitmap;
  /** In points, in which places count. */
  readonly width: number;
  readonly height: number;
  readonly pages: number;
}

export interface Asked {
  readonly picture: PagePicture | undefined;
  readonly problem: string | undefined;
}

const HELD_MAX = 8; // A decoded page takes 8 MB.
const held = new Map<string, Promise<PagePicture>>();

const NOTHING: Asked = { picture: undefined, problem: undefined };

/** @param file an attached file of the message, by the name that places give it */
export function pageAddress(
  messageId: string,
  page: number,
  file: string | undefined,
  kind: '' | '/text' = '',
): string {
  const query = file === undefined ? '' : `?file=${encodeURIComponent(file)}`;
  return `/v1/inbound/${encodeURIComponent(messageId)}/pages/${page}${kind}${query}`;
}

/** Asks for nothing without an address. */
export function usePagePicture(address: string | undefined): Asked {
  const [state, setState] = useState<Asked & { readonly address?: string }>(NOTHING);
  useEffect(() => {
    if (address === undefined) return undefined;
    let isOver = false;
    pictureAt(address).then(
      (picture) => !isOver && setState({ picture, problem: undefined, address }),
      (error: unknown) => {
        const problem = error instanceof ApiError ? error.message : String(error);
        if (!isOver) setState({ picture: undefined, problem, address });
      },
    );
    return () => {
      isOver = true;
    };
  }, [address]);
  return state.address === address ? state : NOTHING;
}

function pictureAt(address: string): Promise<PagePicture> {
  const known = held.get(address);
  // Asked for last is let go last.
  held.delete(address);
  const picture = known ?? fetched(address);
  held.set(address, picture);
  picture.catch(() => held.delete(address));
  const [oldest] = held.keys();
  if (held.size > HELD_MAX && oldest !== undefined) held.delete(oldest);
  return picture;
}

async function fetched(address: string): Promise<PagePicture> {
  const { headers, blob } = await fetchAnswer(address);
  const number = (name: string): number => Number(headers.get(name) ?? 0);
  return {
    bitmap: await createImageBitmap(blob),
    width: number('page-width'),
    height: number('page-height'),
    pages: number('page-count'),
  };
}
