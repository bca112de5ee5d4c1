import { useState } from 'react';
import { fetchBytes } from './api.ts';

/** Saves the bytes at `path` as a file. They are never shown in the page: they are a stranger's. */
export function DownloadButton({
  path,
  fileName,
  label = 'Download the raw file',
}: {
  readonly path: string;
  readonly fileName: string;
  readonly label?: string;
}) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState('');
  const download = async (): Promise<void> => {
    setBusy(true);
    setProblem('');
    try {
      save(await fetchBytes(path), fileName);
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="download">
      <button type="button" disabled={busy} onClick={() => void download()}>
        {busy ? 'Downloading …' : label}
        {label === 'Download' && <span className="visually-hidden"> {fileName}</span>}
      </button>
      {problem !== '' && (
        <p className="problem" role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}

const REVOKE_MS = 60_000; // The browser has taken the bytes long before; until then they stay in memory.

function save(bytes: Blob, fileName: string): void {
  const address = URL.createObjectURL(bytes);
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), REVOKE_MS);
}
