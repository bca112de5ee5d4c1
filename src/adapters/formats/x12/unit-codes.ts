/**
 * Units of measure for writing: UN/ECE Recommendation 20 code and the X12 codes (element 355) that mean it, the usual
 * one first. BR is none of them: it is a barrel, and 42 gallons of oil. A test holds this list to the one that
 * `normalize` reads by, so that what is written reads back the same.
 */
const ROWS =
  'EA:EA C62:UN H87:PC PR:PR DZN:DZ DPR:DP :HD GRO:GS GGR:GG CEN:HU+HC MIL:TH+T3 MIO:UM SET:ST KT:KT LO:LO ' +
  'AS:AS :OP :P3 :P4 :P6 TP:TP XCT:CT XCS:CA XBX:BX XPK:PK+PH XPA:12 XBE:BD XBG:BG XSA:SJ XBO:BO XCA:CN XTU:TB ' +
  'XJR:JR XDR:DR XKG:KE XPL:PA XPX:PL+PF XSI:SV XCR:CP XPU:TY XRK:RA XRO:RL XRL:RE XSO:SO XCL:CX XCY:CL ' +
  'XST:SH RM:RM PD:PD D63:BK XSY:SL XBL:BA XTK:TK XCO:CB XVI:VI XAM:AM XAV:AV U2:U2 XEN:EV :DS XBK:BS XCN:CH ' +
  'XBR:BI XOK:BL KGM:KG GRM:GR MGM:ME TNE:MP STN:TN+NS LTN:LG LBR:LB ONZ:OZ APZ:TO CWA:CW+HV CWI:HW DTN:HK ' +
  'LN:LN MTR:MR+LM CMT:CM MMT:MM KMT:DK KMT:MQ INH:IN+LI FOT:FT+LF YRD:YD+LY SMI:DH MTK:SM CMK:SC FTK:SF INK:SI ' +
  'YDK:SY HAR:HQ ACR:AC LTR:LT MLT:ML CMQ:CC DMQ:C8 MTQ:CR GLL:GA GLI:GI QTL:QT PTL:PT OZA:FO OZI:FZ FTQ:CF ' +
  'INQ:CI YDQ:CY BFT:BF BUA:BU SEC:03 MIN:MJ HUR:HR LH:LH DAY:DA+DW WEE:WK MON:MO ANN:YR KWH:KH KWT:K7 WTT:99 ' +
  'BTU:BY P1:P1 CEL:CE E51:JA :VS NL:NL IE:IE ZZ:ZZ';

const byUnit = new Map<string, string>();
const byCode = new Map<string, string>();
for (const row of ROWS.split(' ')) {
  const [unit = '', codes = ''] = row.split(':');
  for (const code of codes.split('+')) {
    byCode.set(code, unit);
    if (unit !== '' && !byUnit.has(unit)) byUnit.set(unit, code);
  }
}

/** The X12 code for a Recommendation 20 code. */
export function x12Unit(unit: string): string | undefined {
  return byUnit.get(unit);
}

/** The Recommendation 20 code that an X12 code is read as; undefined when it is read as none. */
export function unitOfCode(code: string): string | undefined {
  const unit = byCode.get(code);
  return unit === '' ? undefined : unit;
}

/** Every X12 code that is known, with the unit that it is read as. */
export function knownUnits(): ReadonlyMap<string, string> {
  return byCode;
}
