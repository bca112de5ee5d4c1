/** How the form talks to the gateway: a customer with the cookie of a session, a clerk with an API key. */
import type { Finding } from '../../model/finding.ts';
import type { FormCall, FormFields } from '../../model/form.ts';
import type { OrderState } from '../../model/states.ts';

/** @throws ApiError */
export type Ask = <Body>(
  method: 'GET' | 'POST' | 'PUT',
  path: string,
  body?: unknown,
  headers?: Readonly<Record<string, string>>,
) => Promise<Body>;

/** @throws ApiError */
export type SendFile = <Body>(path: string, file: File) => Promise<Body>;

/** What goes with the bytes of a file. */
export function fileHeaders(file: File): Record<string, string> {
  return { 'x-filename': encodeURIComponent(file.name), 'content-type': file.type || 'application/octet-stream' };
}

export interface Attachment {
  readonly id: string;
  readonly name: string;
  readonly bytes: number;
}

export interface Customer {
  readonly id: string;
  readonly name: string;
  readonly address: string;
}

export interface Item {
  readonly sku: string;
  readonly partnerSku: string | null;
  readonly gtin: string;
  readonly description: string;
  readonly unit: string;
  /** The earliest plausible day; null when no lead time is on file. */
  readonly earliest: string | null;
  readonly price: { readonly unitPrice: string; readonly currency: string; readonly uom: string } | null;
}

export interface KnownPlace {
  readonly code: string | null;
  readonly party: {
    readonly name?: string;
    readonly address?: {
      readonly lines?: readonly string[];
      readonly city?: string;
      readonly region?: string;
      readonly postalCode?: string;
      readonly country?: string;
    };
  };
}

/** What is typed of a call, complete or not. */
export type TypedCall = { -readonly [Key in keyof FormCall]?: FormCall[Key] | undefined };

export interface FormContent {
  readonly customer: string;
  readonly fields: FormFields;
  readonly call?: TypedCall | undefined;
}

export interface StoredDraft extends FormContent {
  readonly id: string;
  readonly version: number;
  readonly updatedAt: string;
  readonly sent: boolean;
}

export interface SentOrder {
  readonly id: string;
  readonly poNumber: string | null;
  readonly state: OrderState;
}

export type FormFinding = Pick<Finding, 'code' | 'severity' | 'message' | 'path' | 'at'>;
