/** What is attached to drafts of the order form. */
import { ATTACHMENTS_MAX } from '../model/form.ts';
import type { FormAttachment } from '../model/form.ts';
import { newId } from '../model/ids.ts';
import type { Database, Queryable } from './database.ts';

export interface AttachmentRow extends FormAttachment {
  readonly id: string;
}

const COLUMNS = `id, name, media_type as "mediaType", bytes, sha256`;

/** In the order in which they were attached. */
export async function attachmentsOfDraft(db: Queryable, owner: string, draftId: string): Promise<AttachmentRow[]> {
  return db.query<AttachmentRow>(
    `select ${COLUMNS} from form_attachments where owner = $1 and draft_id = $2 order by seq`,
    [owner, draftId],
  );
}

/** @returns `sent` when the draft is being sent or was, `full` when it has as many as it may; then nothing is attached */
export async function insertAttachment(
  database: Database,
  owner: string,
  draftId: string,
  { name, mediaType, bytes, sha256 }: FormAttachment,
): Promise<AttachmentRow | 'sent' | 'full'> {
  return database.transaction(async (tx) => {
    if (!(await isOpen(tx, owner, draftId))) return 'sent';
    if ((await attachmentsOfDraft(tx, owner, draftId)).length >= ATTACHMENTS_MAX) return 'full';
    const id = newId('att');
    await tx.query(
      `insert into form_attachments (id, owner, draft_id, name, media_type, bytes, sha256) values ($1, $2, $3, $4, $5, $6, $7)`,
      [id, owner, draftId, name, mediaType, bytes, sha256],
    );
    return { id, name, mediaType, bytes, sha256 };
  });
}

/** @returns `sent` likewise, `missing` when there is no such attachment */
export async function deleteAttachment(
  database: Database,
  owner: string,
  draftId: string,
  id: string,
): Promise<'removed' | 'sent' | 'missing'> {
  return database.transaction(async (tx) => {
    if (!(await isOpen(tx, owner, draftId))) return 'sent';
    const rows = await tx.query(
      'delete from form_attachments where owner = $1 and draft_id = $2 and id = $3 returning id',
      [owner, draftId, id],
    );
    return rows.length === 1 ? 'removed' : 'missing';
  });
}

/** Locks the draft, so that it is sent either before or after what follows. */
async function isOpen(tx: Queryable, owner: string, draftId: string): Promise<boolean> {
  const [row] = await tx.query<{ open: boolean }>(
    `select message_id is null and not sealed as open from form_drafts where owner = $1 and id = $2 for update`,
    [owner, draftId],
  );
  return row?.open === true;
}
