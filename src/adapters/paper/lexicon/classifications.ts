/** Headings of numbers that say what kind of goods a thing is, for statistics, customs or a budget: nobody orders by them. */
const CLASSIFICATION =
  /(?<![\p{L}\d])(?:unspsc|eclass|e-class|cpv|nigp|naics|psc|gpc|hs ?(?:code|no|number)|hts(?:us)?|hsn|taric|intrastat|schedule b|eccn|commodity|commodities|customs|tariff|zolltarif\p{L}*|warentarif\p{L}*|warennummer|warengruppe\p{L}*|material group|nomenclature douaniere|code (?:douanier|nc)|arancelari[ao]|codigo onu|licitacion|ncm|doganale|nomenclatura combinata|pkwiu|kod cn|goederencode|gtip)(?![\p{L}\d])|海关编码|海關編碼|税则|稅則|hs编码|hsコード/u;

/** By its folded label; a heading that names an item as well (`Commodity / Item No.`) may still be one of items. */
export function isClassification(folded: string): boolean {
  return (
    CLASSIFICATION.test(folded) && !/(?<![\p{L}\d])(?:item|part|article|sku|artikel\p{L}*)(?![\p{L}\d])/u.test(folded)
  );
}
