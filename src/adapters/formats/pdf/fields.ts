/**
 * Form fields, typewritten notes, stamps and watermarks belong to what a page says. Their appearance is drawn into the page, in
 * memory; every other annotation (comments, highlights, links) is hidden first.
 */
import type { Engine } from './engine.ts';

const [FREE_TEXT, STAMP, WIDGET, WATERMARK] = [3, 13, 20, 24] as const; // FPDF_ANNOT_*
const HIDDEN = 2; // FPDF_ANNOT_FLAG_HIDDEN
const ANNOTATIONS_MAX = 5000; // The fullest form seen had 640 fields.
const [NORMAL_DISPLAY, FLATTENED] = [0, 1] as const; // FLAT_NORMALDISPLAY, FLATTEN_SUCCESS

/** Whether the page was changed: it must be loaded anew then. */
export function drawFields(engine: Engine, document: number, page: number): boolean {
  const { call } = engine;
  const count = Math.min(call.FPDFPage_GetAnnotCount(page), ANNOTATIONS_MAX);
  let isDrawn = false;
  let isFieldBare = false;
  for (let index = 0; index < count; index += 1) {
    const annotation = call.FPDFPage_GetAnnot(page, index);
    if (annotation === 0) continue;
    const type = call.FPDFAnnot_GetSubtype(annotation);
    if (type !== FREE_TEXT && type !== STAMP && type !== WIDGET && type !== WATERMARK)
      call.FPDFAnnot_SetFlags(annotation, HIDDEN);
    else if ((call.FPDFAnnot_GetFlags(annotation) & HIDDEN) === 0) {
      isDrawn = true;
      const isBare = call.EPDFAnnot_HasAppearanceStream(annotation, 0) === 0;
      if (isBare && type === WIDGET) isFieldBare = true;
      else if (isBare) call.EPDFAnnot_GenerateAppearance(annotation);
    }
    call.FPDFPage_CloseAnnot(annotation);
  }
  if (isFieldBare) dressFields(engine, document, page);
  return isDrawn && call.FPDFPage_Flatten(page, NORMAL_DISPLAY) === FLATTENED;
}

/** Fields filled in by a program often have a value alone, and leave the drawing to the viewer: here to PDFium's own. */
function dressFields({ call }: Engine, document: number, page: number): void {
  const info = call.PDFiumExt_OpenFormFillInfo();
  const form = call.PDFiumExt_InitFormFillEnvironment(document, info);
  if (form !== 0) {
    call.FORM_OnAfterLoadPage(page, form);
    call.FORM_OnBeforeClosePage(page, form);
    call.PDFiumExt_ExitFormFillEnvironment(form);
  }
  call.PDFiumExt_CloseFormFillInfo(info);
}
