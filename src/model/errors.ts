/**
 * A broken operation, as a typed error. The code is a stable word; its class decides, alone, about a retry.
 * The message can be shown to anyone; the context is for the log; the cause is kept.
 */

/** `transient`: try again · `ambiguous`: it may have happened, look before trying again · `permanent`: do not. */
export type ErrorClass = 'transient' | 'ambiguous' | 'permanent';

/** Every operational error: its class, and the HTTP status an API caller sees. */
export const ERRORS = {
  'unauthorized': { class: 'permanent', status: 401 },
  'sign-in-refused': { class: 'permanent', status: 401 },
  'second-factor-needed': { class: 'permanent', status: 401 },
  'second-factor-required': { class: 'permanent', status: 403 },
  'signed-out': { class: 'permanent', status: 401 },
  'request-forged': { class: 'permanent', status: 403 },
  'link-invalid': { class: 'permanent', status: 410 },
  'link-superseded': { class: 'permanent', status: 410 },
  'not-a-paper': { class: 'permanent', status: 415 },
  'forbidden': { class: 'permanent', status: 403 },
  'not-found': { class: 'permanent', status: 404 },
  'request-invalid': { class: 'permanent', status: 400 },
  'idempotency-key-reused': { class: 'permanent', status: 422 },
  'precondition-required': { class: 'permanent', status: 428 },
  'precondition-failed': { class: 'permanent', status: 412 },
  'state-conflict': { class: 'permanent', status: 409 },
  'body-too-large': { class: 'permanent', status: 413 },
  'body-too-slow': { class: 'transient', status: 408 },
  'body-truncated': { class: 'transient', status: 400 },
  'encoding-unsupported': { class: 'permanent', status: 415 },
  'too-many-requests': { class: 'transient', status: 429 },
  'order-invalid': { class: 'permanent', status: 422 },
  'database-unavailable': { class: 'transient', status: 503 },
  'queue-unavailable': { class: 'transient', status: 503 },
  'blob-store-full': { class: 'transient', status: 507 },
  'blob-store-unwritable': { class: 'transient', status: 503 },
  'blob-missing': { class: 'permanent', status: 500 },
  'blob-damaged': { class: 'permanent', status: 500 },
  'embedded-postgres-failed': { class: 'permanent', status: 500 },
  'data-directory-busy': { class: 'permanent', status: 500 },
  'port-unavailable': { class: 'permanent', status: 500 },
  'config-invalid': { class: 'permanent', status: 500 },
  'file-unreadable': { class: 'permanent', status: 400 },
  'gateway-unreachable': { class: 'transient', status: 502 },
  'virus-found': { class: 'permanent', status: 422 },
  'virus-scan-impossible': { class: 'permanent', status: 422 },
  'scanner-unreachable': { class: 'transient', status: 502 },
  'mail-login-refused': { class: 'transient', status: 502 },
  'mail-unreachable': { class: 'transient', status: 502 },
  'mail-numbers-reused': { class: 'transient', status: 502 },
  'mail-list-incomplete': { class: 'transient', status: 502 },
  'mail-server-silent': { class: 'transient', status: 504 },
  'mail-refused': { class: 'permanent', status: 502 },
  'mail-uncertain': { class: 'ambiguous', status: 502 },
  'signature-invalid': { class: 'permanent', status: 401 },
  'fax-media-refused': { class: 'permanent', status: 422 },
  'fax-media-unavailable': { class: 'transient', status: 502 },
  'fax-pages-missing': { class: 'transient', status: 502 },
  'fax-server-unreachable': { class: 'transient', status: 502 },
  'fax-refused': { class: 'permanent', status: 502 },
  'fax-uncertain': { class: 'ambiguous', status: 502 },
  'fax-font-missing': { class: 'permanent', status: 500 },
  'sheet-font-missing': { class: 'permanent', status: 500 },
  'internal': { class: 'ambiguous', status: 500 },
} as const satisfies Record<string, { class: ErrorClass; status: number }>;

export type ErrorCode = keyof typeof ERRORS;

export class IntakeError extends Error {
  readonly code: ErrorCode;
  readonly context: Readonly<Record<string, unknown>>;

  constructor(code: ErrorCode, message: string, context: Record<string, unknown> = {}, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'IntakeError';
    this.code = code;
    this.context = context;
  }

  get class(): ErrorClass {
    return ERRORS[this.code].class;
  }

  get status(): number {
    return ERRORS[this.code].status;
  }
}
