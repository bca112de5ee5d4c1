/** Errors as RFC 9457 problem documents: what happened, what to do, and a stable code. Never a stack trace. */
import type { NextFunction, Request, Response } from 'express';
import type { Logger } from '../log.ts';
import { ERRORS, IntakeError } from '../model/errors.ts';
import type { ErrorCode } from '../model/errors.ts';

export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
  readonly retryable: boolean;
  readonly correlationId?: string;
  readonly errors?: readonly { readonly pointer: string; readonly message: string }[];
}

const TITLES: Partial<Record<ErrorCode, string>> = {
  'unauthorized': 'No valid API key',
  'forbidden': 'The API key may not do this',
  'sign-in-refused': 'Sign-in refused',
  'second-factor-needed': 'The code of the authenticator is needed',
  'second-factor-required': 'A second factor is required',
  'signed-out': 'Nobody is signed in',
  'request-forged': 'Not from a page of this gateway',
  'link-invalid': 'The link is used up or too old',
  'link-superseded': 'The order was changed meanwhile',
  'not-a-paper': 'Not a file for people',
  'not-found': 'Not found',
  'request-invalid': 'The request is not valid',
  'idempotency-key-reused': 'Idempotency-Key used with another body',
  'precondition-required': 'If-Match is missing',
  'precondition-failed': 'Changed meanwhile',
  'state-conflict': 'Not possible in this state',
  'body-too-large': 'The body is too large',
  'body-too-slow': 'The body came too slowly',
  'body-truncated': 'The body was cut off',
  'too-many-requests': 'Too many requests',
};

/** The last middleware: whatever was thrown becomes an answer. */
export function problemHandler(log: Logger) {
  return (error: unknown, request: Request, response: Response, next: NextFunction): void => {
    const known = asIntakeError(error);
    const correlationId = response.locals['correlationId'] as string | undefined;
    log[known.status >= 500 ? 'error' : 'info'](
      {
        event: 'request_refused',
        method: request.method,
        path: request.path,
        code: known.code,
        correlationId,
        err: known.status >= 500 ? known : undefined,
      },
      known.message,
    );
    if (response.headersSent) {
      next(error);
      return;
    }
    // A body that was not read to its end cannot be followed by another request.
    if (!request.complete) response.setHeader('Connection', 'close');
    if (known.status === 429 || known.status === 503) response.setHeader('Retry-After', '5');
    response
      .status(known.status)
      .type('application/problem+json')
      .send(JSON.stringify(problemOf(known, correlationId)));
  };
}

export function problemOf(error: IntakeError, correlationId?: string): Problem {
  const errors = error.context['errors'] as Problem['errors'];
  return {
    type: `/problems/${error.code}`,
    title: TITLES[error.code] ?? error.code.replaceAll('-', ' '),
    status: error.status,
    detail: error.message,
    code: error.code,
    retryable: ERRORS[error.code].class !== 'permanent',
    ...(correlationId === undefined ? {} : { correlationId }),
    ...(errors === undefined ? {} : { errors }),
  };
}

function asIntakeError(error: unknown): IntakeError {
  if (error instanceof IntakeError) return error;
  // Errors of the body parser and of the socket carry a `type` or a `code`.
  const { type, code, status } = (error ?? {}) as { type?: string; code?: string; status?: number };
  if (type === 'entity.too.large')
    return new IntakeError('body-too-large', 'The JSON body is larger than 1 MB.', {}, error);
  if (type === 'entity.parse.failed')
    return new IntakeError('request-invalid', 'The body is not valid JSON.', {}, error);
  if (type === 'encoding.unsupported')
    return new IntakeError('encoding-unsupported', 'Send the body without Content-Encoding.', {}, error);
  if (
    type === 'request.aborted' ||
    code === 'ECONNRESET' ||
    code === 'ECONNABORTED' ||
    code === 'ERR_STREAM_PREMATURE_CLOSE'
  ) {
    return new IntakeError('body-truncated', 'The body was cut off; nothing was taken. Send it again.', {}, error);
  }
  if (status !== undefined && status >= 400 && status < 500)
    return new IntakeError('request-invalid', 'The request could not be read.', {}, error);
  return new IntakeError('internal', 'Something went wrong here; it was logged with the correlation id.', {}, error);
}
