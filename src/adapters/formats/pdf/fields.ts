/**
 * Form fields, typewritten notes and stamps belong to what a page says. Their appearance is drawn into the page, in
 * memory; every other annotation (comments, highlights, links) is hidden first.
 */
import type { Engine } from './engine.ts';

const [FREE_TEXT, STAMP, WIDGET] = [3, 13, 20] as const; // FPDF_ANNOT_*
const HIDDEN = 2; // FPDF_ANNOT_FLAG_HIDDEN
const ANNOTATIONS_MAX = 5000; // The fullest form seen had 640 fields.

/** Whether the page was changed: it must be loaded anew then. */
export function drawFields(engine: Engine, page: number): boolean {
  const { call } = engine;
  const count = Math.min(call.FPDFPage_GetAnnotCount(page), ANNOTATIONS_MAX);
  let isDrawn = false;
  for (let index = 0; index < count; index += 1) {
    const annotation = call.FPDFPage_GetAnnot(page, index);
    if (annotation === 0) continue;
    const type = call.FPDFAnnot_GetSubtype(annotation);
    const isText = type === FREE_TEXT || type === STAMP || type === WIDGET;
    if (!isText) call.FPDFAnnot_SetFlags(annotation, HIDDEN);
    else if ((call.FPDFAnnot_GetFlags(annotation) & HIDDEN) === 0) {
      isDrawn = true;
      // Fields filled in by a program often have a value alone, and leave the drawing to the viewer.
      if (call.EPDFAnnot_HasAppearanceStream(annotation, 0) === 0) {
        if (type === WIDGET) call.EPDFAnnot_GenerateFormFieldAP(annotation);
        else call.EPDFAnnot_GenerateAppearance(annotation);
      }
    }
    call.FPDFPage_CloseAnnot(annotation);
  }
  const [FLATTENED, NORMAL_DISPLAY] = [1, 0];
  return isDrawn && call.FPDFPage_Flatten(page, NORMAL_DISPLAY) === FLATTENED;
}
