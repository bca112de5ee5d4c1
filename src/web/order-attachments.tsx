/** What was attached to the form that the order came from. */
import { DownloadButton } from './download-button.tsx';
import { size } from './text.ts';
import { useOnce } from './use-once.ts';

interface Attachment {
  readonly number: number;
  readonly name: string;
  readonly bytes: number;
}

/** @param path of the order */
export function OrderAttachments({ path }: { readonly path: string }) {
  const { body, problem } = useOnce<{ readonly data: readonly Attachment[] }>(`${path}/attachments`, path);
  const list = body?.data ?? [];
  if (list.length === 0 && problem === undefined) return null;
  return (
    <section className="card" aria-labelledby="attachments-title">
      <h2 id="attachments-title">Attached by whoever ordered</h2>
      {problem !== undefined && <p className="problem">{problem}</p>}
      <ul className="attachments">
        {list.map(({ number, name, bytes }) => (
          <li key={number}>
            <span className="attachment-name">{name}</span>
            <span className="muted">{size(bytes)}</span>
            <DownloadButton path={`${path}/attachments/${number}`} fileName={name} label="Download" />
          </li>
        ))}
      </ul>
    </section>
  );
}
