import type { Language } from './language.ts';

export const TURKISH: Language = {
  columns: {
    line: 'sıra, sıra no, s. no, kalem, kalem no, satır, satır no',
    buyerSku: 'stok kodumuz, malzeme kodumuz, ürün kodumuz, müşteri stok kodu, müşteri ürün kodu, alıcı ürün kodu',
    supplierSku: `
      tedarikçi ürün kodu, tedarikçi stok kodu, tedarikçi malzeme kodu, tedarikçi parça no, tedarikçi kodu,
      satıcı ürün kodu, satıcı stok kodu, ürün kodunuz, stok kodunuz, katalog no, firma ürün kodu
    `,
    sku: `
      malzeme kodu, malzeme no, stok kodu, stok no, ürün kodu, ürün no, parça no, parça kodu, kod, kodu, mal kodu,
      malzeme numarası, artikel no, referans, ref no
    `,
    mpn: 'üretici kodu, üretici parça no, üretici ürün kodu, oem no',
    gtin: 'barkod, barkod no',
    description: `
      malzeme açıklaması, malzeme adı, malzeme tanımı, malzeme, stok adı, ürün adı, ürün açıklaması, ürün
      tanımı, ürün, ürün hizmet, açıklama, cinsi, malzemenin cinsi, malzemenin adı, ürünün cinsi, malın cinsi,
      mal hizmet, mal/hizmet, tanım, tanımı, mal hizmet cinsi, hizmet/malzeme, stok açıklaması, malzeme/hizmet
    `,
    specification: 'özelliği, özellik, özellikler, teknik özellik, teknik özellikler',
    quantity: 'miktar, miktarı, adet, sipariş miktarı, sipariş miktar, adedi, mik., sip. miktarı',
    unit: 'birim, birimi, ölçü birimi, brm, öb',
    price: 'birim fiyat, birim fiyatı, b. fiyat, br. fiyat, b fiyatı, fiyat, net fiyat, net birim fiyat, liste fiyatı',
    amount: 'tutar, tutarı, toplam tutar, net tutar, satır tutarı, toplam, toplam fiyat, mal hizmet tutarı, tutar tl',
    grossAmount: 'kdv dahil tutar, kdvli tutar',
    date: `
      teslim tarihi, teslimat tarihi, termin, termin tarihi, termin trh, istenen tarih, ihtiyaç tarihi, sevk tarihi
    `,
    taxPercent: 'kdv, kdv %, % kdv, kdv oranı, kdv oran',
    taxAmount: 'kdv tutarı',
    discount: 'ind %, iskonto, iskonto %, isk, isk %, indirim, indirim %, ind, indirim oranı',
    currency: 'döviz, para birimi, döviz cinsi, dvz',
    otherQuantity: 'kalan miktar, teslim edilen, kalan, ağırlık',
    other: 'gtip, gtip no, not, notlar, proje, proje kodu, masraf merkezi, marka, model, menşei',
  },
  labels: {
    poNumber: `
      sipariş no, sipariş numarası, sipariş nosu, satın alma sipariş no, satınalma sipariş no, satın alma
      siparişi no, siparişimiz, sipariş belge no, belge no, sipariş emri no, po no, sas no, satınalma siparişi
      no, sipariş fiş no
    `,
    orderDate: 'sipariş tarihi, sipariş trh, belge tarihi, düzenleme tarihi, satın alma tarihi, fiş tarihi',
    deliveryDate: `
      teslim tarihi, teslimat tarihi, istenen teslim tarihi, talep edilen teslim tarihi, termin, termin
      tarihi, teslim süresi, teslimat süresi, sevk tarihi, i̇stenilen teslim tarihi, son teslim tarihi
    `,
    paymentTerms: `
      ödeme şekli, ödeme koşulları, ödeme koşulu, ödeme, ödeme şartları, ödeme vadesi, vade, ödeme planı, ödeme türü
    `,
    deliveryTerms: 'teslim şekli, teslimat şekli, teslimat koşulları, teslim koşulu, teslim şartı, teslim şartları',
    carrier: 'sevk şekli, sevkiyat şekli, nakliye, nakliye firması, taşıyıcı, kargo',
    currency: 'döviz türü, döviz cinsi, para birimi, döviz',
    contract: 'sözleşme no, sözleşme numarası',
    quote: 'teklif no, teklif numarası, teklifiniz, teklif referansı, teklif ref',
    changes: 'revizyon, revizyon no, rev no',
    supplier: `
      tedarikçi, tedarikçi adı, tedarikçi firma, tedarikçi unvanı, satıcı, satıcı firma, firma unvanı, sayın,
      tedarikçi bilgileri, yüklenici, cari, cari adı, cari unvan, cari ünvanı, firma adı
    `,
    buyer: 'alıcı, alıcı firma, müşteri, sipariş veren, siparişi veren, sipariş veren firma, işveren, satın alan',
    shipTo: `
      teslim yeri, teslimat yeri, teslim adresi, teslimat adresi, sevk adresi, sevk yeri, sevkiyat adresi,
      teslim edilecek yer, teslim alacak yer, mal kabul adresi, alıcı adresi
    `,
    billTo: 'fatura adresi, fatura bilgileri, fatura edilecek, fatura edilecek firma, fatura unvanı',
    contact: `
      ilgili kişi, ilgili, yetkili, yetkili kişi, hazırlayan, onaylayan, satın alma sorumlusu, satınalma sorumlusu,
      düzenleyen, talep eden, siparişi hazırlayan, dikkatine
    `,
    supplierNo: 'tedarikçi kodu, tedarikçi no, satıcı kodu, satıcı no, cari kodu, cari kod, cari no, cari hesap kodu',
    customerNo: 'müşteri no, müşteri kodu',
    phone: 'tel, telefon, telefon no, faks, gsm',
    email: 'e posta, eposta, mail',
    taxId: `
      vergi no, vergi numarası, vergi dairesi, vergi kimlik no, vd, vkn, mersis no, ticaret sicil no, vergi dairesi no
    `,
    address: 'adres, adresi, ilçe, ülke',
    ignored: `
      sayfa, sayfa no, not, notlar, açıklama, açıklamalar, konu, proje, talep no, referans, irsaliye no, fatura no, form no, form numarası, doküman no,
      tarih saat, kaşe, imza, durum
    `,
  },
  weakLabels: {
    orderDate: 'tarih, tarihi',
    supplier: 'firma, kime',
    poNumber: 'fiş no, evrak no',
  },
  sums: {
    goods: 'ara toplam, kdv hariç toplam, mal hizmet toplam tutarı, toplam tutar kdv hariç, matrah',
    tax: 'kdv, toplam kdv, hesaplanan kdv, kdv tutarı, kdv toplam',
    charges: 'nakliye, kargo, navlun',
    allowances: 'toplam indirim, toplam iskonto, iskonto, indirim',
    grand: 'genel toplam, ödenecek tutar, vergiler dahil toplam tutar, kdv dahil toplam, toplam kdv dahil',
    total: 'toplam, toplam tutar, sipariş toplamı, yekün',
  },
  titles: {
    order: `
      sipariş formu, satın alma siparişi, satınalma siparişi, satın alma sipariş formu, satınalma sipariş formu,
      sipariş, sipariş emri, sipariş mektubu, satın alma emri
    `,
    change: 'sipariş değişikliği, sipariş revizyonu',
    cancellation: 'sipariş iptali, iptal edilmiştir',
    orderConfirmation: 'sipariş onayı, sipariş teyidi, satış siparişi',
    quotationRequest: 'teklif isteme formu, teklif talebi, fiyat teklif talebi, teklif istek formu',
    invoice: 'fatura, e-fatura, proforma fatura',
    deliveryNote: 'irsaliye, sevk irsaliyesi, e-irsaliye',
    quotation: 'teklif, fiyat teklifi, teklif formu',
  },
  units: `
    adet, takım, tk, kutu, koli, paket, pkt, metre, mt, litre, kilogram, ton, rulo, çift, düzine, torba, çuval, şişe,
    bidon, teneke, varil, levha, grup
  `,
  months: [
    'ocak',
    'şubat',
    'mart',
    'nisan',
    'mayıs',
    'haziran',
    'temmuz',
    'ağustos',
    'eylül',
    'ekim',
    'kasım',
    'aralık',
  ],
  fillers: 'kdv, hariç, tl',
};
