import type { Language } from './language.ts';

export const ENGLISH: Language = {
  columns: {
    line: `
      oz, lin, part, line, line no, ln, ln no, line #, position, item no pos, no, seq, sl no, sr no, s no, sno,
      line item, li, row, po line, po ln
    `,
    buyerSku: `
      asin, our item, our item no, our part, our part no, our article no, our material, our code, our product code,
      our no, our ref item, buyer item, buyer item no, buyer part no, buyers item code, customer item,
      customer item no, customer part, customer part no, customer material, customer material no, cust part no,
      cust item, customer sku, customer product, customer code item, our stock code, buyer sku, internal part no,
      internal item no, internal ref, by id
    `,
    supplierSku: `
      se id, external,
      katalog no, mfg style, mfr style, vendor style, style supplier, external item no, external item,
      external item number, your ref, your reference, vendor item, vendor item no, vendor part, vendor part
      no, vendor part number, vendor product no, vendor sku, vendor material, vendor code item, vendor catalog
      no, vendors part no, vend part no, vendor style no, supplier item, supplier item no, supplier part,
      supplier part no, supplier product code, supplier code item, supplier sku, suppliers code, supplier
      material, supplier ref, supp item, supplier article no, supplier stock code, your item, your item no,
      your part no, your part, your material, your material no, your article no, your product code, your code,
      your ref item, your stock no, bp catalog no, bp catalogue no, bp catalog number, seller item, seller
      part no, sellers item code, catalog no, catalogue no, cat no, supplier part auxiliary id
    `,
    sku: `
      rate code, contract rate code, service code, activity code, impa, impa code, impa no, issa code, mark,
      mark no, item mark, assembly mark, tag no, nsn, national stock no, npc, national product code, item,
      item no, item code, item id, item number, item #, material, material no, material number, material code,
      part, part no, part number, part code, partno, part id, part nbr, product, product no, product code,
      product id, product number, product sku, sku, sku no, sku code, article code, art code, stock no, stock
      code, stock item, stock number, code, product/service, item/service, item sku, mat no, matl, matl no,
      material id, item nbr, inventory id, inventory no, model, model no, style, style no, model number, part
      #, designation code, part mark, profile mark, pc mark, item/material, material/item, mk, piece mark,
      article, article no, ref, reference, ref no, piece, p/n
    `,
    mpn: `
      mfr part no, mfg part no, manufacturer part no, mfr no, mpn, mfr part, mfg part, mfg no, mfg pn, mfr pn,
      mfr p/n, manufacturer item no, manufacturer no
    `,
    gtin: `
      gtin case, case gtin, case upc, upc case, gtin each, each gtin,
      isbn 13, isbn/ean, upc, upc code, upc no, ean, ean code, gtin, barcode, bar code, ean no, gtin/ean, upc/ean,
      ean/gtin, isbn, jan, upc number
    `,
    description: `
      title, author/title, title/author, work description, schedule of supplies/services, supplies/services,
      supplies or services, description, item description, product description, material description, part
      description, descr, goods description, description of goods, product name, item name, goods, article
      description, name, service, services, details, particulars, item details, product details,
      item/description, description/part no, text, profile, stock description, style description, full
      description, description/comments, product/service description, buyers colour, colour, color, print,
      size, grade, length, dimensions, finish, buyers color, desc, style desc, articles or services, short
      text, service description, long description, narrative
    `,
    specification: 'specification, specifications, spec, specs, technical specification, size/spec, size spec',
    quantity: `
      number unit, number uom, copies, call off qty, call off quantity, quant, quan, qnt, count, no req, no reqd, no required, total
      pcs, total pieces, quantity, qty, qnty, qty ordered, order qty, ordered qty, ordered quantity, order
      quantity, quantity ordered, qty ord, ord qty, ordered, qty order, qty req, qty required, required qty,
      quantity required, original, qtty, units, total units, units ordered, no of units, pcs, pieces, qty pcs,
      total qty, total quantity, quantity/um, qty/um, qty uom, qty/uom, quantity/uom, qty to order, pri qty,
      buy qty, purchase qty, release qty, qty this release, ordrd, order now, to order, cases, no of cases,
      cartons, boxes, qty cases, order, nos, po qty, q'ty, req qty, order qty (units), case qty
    `,
    unit: `
      uom, um, unit, u/m, unit of measure, units of measure, measure, unit measure, unit meas, pri uom,
      purchase uom, order uom, buy uom, qty um, per um, uom code, stock unit, sales unit, unit type, un, u,
      pack unit, uqc, order unit, order price unit, u of m, purch. unit, unit of issue, uop, uoi, puom
    `,
    price: `
      price, unit price, unit cost, unit amount, cost, price each, each, net price, net unit price, unit net price, price/unit,
      price per unit, price unit cost, unit rate, rate, price/um, unit price usd, list price, cost each, cost unit,
      cost per unit, price ea, price per, purchase price, unit price excl vat, unit price ex vat, unit cost excl vat,
      direct unit cost, direct unit cost excl vat, unit $, unit £, unit €, unit price $, net unit cost, unit price ex gst,
      unit cost ex gst, agreed price, nett price, unit price net, net cost, price excl vat, selling price,
      unit price/um, unit price/uom, p u, unit pr, u price, u/price, price usd, price eur, price gbp, unit value,
      unit price in usd
    `,
    grossPrice: 'unit price incl vat, price incl vat, unit price inc vat, unit price inc gst, gross price',
    basis: `
      per, price unit, price per qty, priced per, price basis, price per unit qty, price uom qty, per qty,
      pricing unit, price unit qty, price base qty, price base quantity, price basis qty, base qty, base quantity
    `,
    amount: `
      sum, amount, ext amount, extended amount, extended, extended price, extended cost, ext price, ext cost,
      ext, extension, line total, line amount, line value, total, total price, total amount, total cost, total
      value, net amount, net value, value, subtotal, sub total, net total, net, total net, total price usd,
      total usd, amount usd, amount $, total $, line $, line £, line €, line total excl vat, line amount excl
      vat, net line total, net price total, order extended price, total excl vat, total ex vat, amount excl
      vat, total ex gst, line ext, line cost, goods value, total line, nett amount, nett value, total amt,
      amt, line amt, ext amt, net amt, net order value, order value, taxable value
    `,
    grossAmount: 'amount incl vat, total incl vat, line total incl vat, gross amount, total inc gst, amount inc gst',
    date: `
      confirmed receipt date, receipt date confirmed, desired, desired date, desired recv date, date req, req
      d date, rqd date, arrival, date, due date, delivery date, del date, deliv date, delivery, required date,
      req date, required, req, date required, need date, need by, need by date, needed, needed by, requested
      date, request date, requested, requested delivery, requested delivery date, req delivery date, req del
      date, date needed, promised date, promise date, promised, promised delivery, expected date, expected,
      expected delivery, expected receipt date, planned receipt date, planned delivery, planned delivery date,
      receipt date, receive by, arrival date, dock date, date due, due, eta, schedule date, scheduled date,
      delivery date/time, deliver by, delivery by, wanted, date wanted, want date, on dock, in house date, in
      hands date, delivery required, delivery due, receiving date, window end, delivery window end, ship
      window end, exp. delivery, planned receipt
    `,
    shipDate: `
      ship date, ship by, ship on, shipment date, sched ship date, ship no later than, latest ship, despatch date,
      dispatch date, ship
    `,
    taxPercent: `
      %, tax %, vat %, tax, vat, tax rate, vat rate, gst, gst %, tx, tax code, vat code, taxable, t, taxes, vat%, tax%
    `,
    taxAmount: `
      disc amount, discount amount, disc amt, discount value, disc value, tax amount, vat amount, gst amount, tax amt
    `,
    discount:
      'disc, disc %, discount, discount %, disc%, dsc %, dsc, less %, line disc, line discount %, disc1, disc 1, discount 1',
    currency: 'currency, curr, cur, ccy',
    otherQuantity: `
      cartons, cases per pallet, received, qty received, quantity received, rec d, rcvd, qty rcvd, back ord,
      backordered, back ordered, backorder, b/o, bo, qty b/o, balance, open, open qty, qty open, balance due, qty due,
      outstanding, shipped, qty shipped, shipped qty, delivered, qty delivered, invoiced, qty invoiced, billed,
      qty billed, previously received, on hand, on order, canceled, cancelled, to receive, sec qty, secondary qty,
      pack ratio, pack size qty, inner qty, moq, min qty, bin qty, received to date, weight, wt, gross weight,
      net weight, weight lbs, weight kg, area, total weight, pallets, no of pallets, cube, volume, cbm, cartons qty,
      ctns, packs, total packs, ratio, inner, outer, sec uom qty, still to be delivered, to be delivered, open quantity
    `,
    poNumber: `
      po, po no, purchase order, purchase order no, order no, order, order number, po number, customer po, cust po,
      customer po no, document no, doc no, purchasing document, po #
    `,
    shipTo: `
      ship to, shipto, ship to code, ship to name, deliver to, delivery to, destination, store, store no, location,
      warehouse, whse, wh, site, plant, to store, dc
    `,
    pack: `
      pack, pack size, case pack, pk, pkg, packing, pack qty, carton qty, units per case, unit pack, packaging,
      size pack, unit size, case size, size/pack, pack/size, outer size, pack format, portion size
    `,
    other: `
      naics, naics code, principal naics code, product/service code, psc code, unspsc, unspsc code, nigp code, h s code, hs code, hs code no, h s code no, tariff, tariff code, tariff no, customs tariff no, contract line,
      contract line no, rob, req d, cbm, cd, hsn/sac code, availability, window type, index, rev index, time, length,
      width, height, thickness, finish, grade, size, finish & notes, colour, color, contract, commodity,
      commodity code, hsn, hsn/sac, hsn code, sac, cost code, budget code, gl, gl acct, comment, comments, remarks,
      notes, note, remark, acct, account, account no, gl account, gl code, job, job no, project, project no,
      cost center, requisition, req no, requester, requested by, hts, hts code, coo, country of origin, origin, rev,
      revision, revision level, drawing, drawing no, eng rev, lot, lot no, serial no, batch, status, type, category,
      class, bin, ship via, carrier, terms, phase, task, expenditure type, wbs, budget, department, dept, brand,
      brand name, sch no, sch num, schedule no, schedule, sec uom, orig order, contract no, taxes, par, par level,
      condition, cost centre, deletion indicator, material group, purchasing group, company code, plant name
    `,
  },
  labels: {
    poNumber: `
      delivery order/call no, delivery order/call number, lpo no, lpo number, local purchase order no,
      contract/purch order/agreement no, contract/purch order no, contract/purchase order no, purchasing
      document, purchasing document no, purchasing doc, order no, orderno, voucher no, po reference no, your
      po, your po no, your purchase order, your purchase order no, purchase order no, purchase order number,
      po no, po number, po, po #, our po, our po no, purchase order id, purchase order, order number, po/order
      no, p order no, customer po, customer po no, po id, po ref, po reference, purchase order ref, our order
      no, our order, our order number, order id, order #, order ref, order reference, purchase no,
      purchaseorder no, blanket po no, official order no., official order number
    `,
    orderDate: `
      confirmation date, date of order/call, dateof order/call, date of order/call yyyymmmdd, ordered, ordered on, placed, placed on,
      order deadline, po dt, p o date, order dt, dat, order date, po date, purchase order date, date of order, date ordered,
      date placed, date issued, issue date, issued, date of issue, date created, created on, created at, creation date,
      document date, doc date, print date order, order placed, entered, date entered, dated as, raised, raised on, date raised, order raised
    `,
    deliveryDate: `
      expected, for delivery, for delivery on, deliver to fob point by, deliver to f o b point by, deliver to
      f o b point on or before, deliver to fob point on or before, deliver by,
      delivery on or before, deliver on or before, delivery no later than, delivery not later than, delivery before, required on site, req on site,
      on site by, on site date, due on site, needed on site, must arrive by, reqd by, req by, dlv date, dlvry date, deliv date, due in hand, in hand by, in hands
      date, arrival date, arrive by, delivery dt, dly date, deliver, deliver before, delivery no later than,
      in dc, in dc date, in warehouse date, in store date, dc date, delivery date, requested delivery date,
      requested delivery, required delivery date, req delivery date, delivery required, delivery by, deliver
      on, required date, date required, required by, required, req date, need by, need by date, needed by,
      date needed, needed, due date, date due, required on, requested date, requested, request date, promised
      date, promise date, expected date, expected delivery, expected delivery date, expected receipt date,
      expected arrival, delivery, delivery required by, receive by, receiving date, in house date, dock date,
      on dock date, deliv date, del date, eta, delivery due, due, promised delivery, required handover date,
      handover date, wanted, date wanted, want date, mabd, del dt, in store by, in store, in depot by, in
      depot date, into store by, delivery week, due in, planned receipt date, target delivery date, delivery
      deadline, cargo required date
    `,
    shipDate: `
      latest shipment, time of shipment, requested ship, requested ship date, ex factory, ex factory date,
      ex works date, ex mill, ship date, ship by, ship by date, ship on, shipment date, shipping date,
      scheduled ship date, ship no later than, latest ship date, despatch date, dispatch date
    `,
    paymentTerms: `
      discount terms, mode/terms of payment, terms/mode of payment, payment terms, terms of payment, payment
      term, terms, pymt terms, pmt terms, pay terms, payment, term, invoice terms, terms of payments, credit
      terms, payment conditions, net terms, terms of payt, terms of paymt, terms of pymt, paymt terms,
      settlement terms, payment terms code
    `,
    deliveryTerms: `
      incoterms, incoterm, delivery terms, terms of delivery, fob, fob point, shipping terms, trade terms,
      price terms, price term, delivery term, shipment method, freight terms/fob, f o b, incoterms (2020),
      delivery terms/incoterms, incoterms 2020, inco terms, fob terms, inco term
    `,
    carrier: `
      ship via, carrier, shipping type, shipping method, ship method, shipped via, via, delivery method, mode of transport,
      shipment via, transporter, transport, transportation terms, method of shipment, delivery mode,
      freight forwarder, freight carrier
    `,
    freightTerms: 'freight terms, freight, frt terms, freight charges, freight term',
    currency: 'currency, curr, currency code, po currency, order currency, ccy',
    contract: `
      contract, contract no, agreement no, blanket agreement, contract reference, blanket order no, bulk order no,
      bulk order number, blanket no, agreement
    `,
    quote: `
      quote no, quotation no, quote, quotation, your quote, your quotation, your offer, offer no, quote ref,
      quotation ref, quotation reference
    `,
    release: 'release no, release, release number, rel no, call off no, call off',
    changes: `
      revision, revision no, rev no, rev, change order no, change no, revision date, revised, revised date,
      po revision, purchase order revision, change order, version, order revision, rev date, revision dt
    `,
    supplier: `
      contract company, to m/s, contractor/offeror, messrs, factory, manufactured by, subcontractor,
      contractor/vendor, vendor/contractor, supplier bill from, vendor code & name, vendor code and name,
      vendor name & address, supplier name & address, fa, supplier bp, supplier/vendor, business partner,
      sellers, vendor, supplier, vendor name, supplier name, vendor address, supplier address, purchased from,
      purchase from, sold by, seller, vendor ordering address, order to, order from, ordered from, buy from,
      supplied by, vendor information, supplier details, vendor details, supplier information,
      vendor/supplier, to vendor, to supplier, vendor name and address, supplier name and address, issued to,
      name of supplier, manufacturer, shipped from, buy-from vendor, buy-from business partner, order placed
      with, awarded vendor
    `,
    buyer: `
      legal entity, legal entity name, purchasing entity, ordering entity, issuing office, ordering office,
      contracting office, retailer, retailer name, school, school name, academy, college, institution,
      organisation, organization, buyer name, purchaser, purchaser name, customer, customer name, company,
      company name, company address, ordered by company, buyer company, buying company, purchased by,
      purchasing company, buyer address, customer address, our company, issued by, procuring entity, buying
      organisation, ordering company
    `,
    shipTo: `
      delivery name, delivery address name, delivery at, deliver at, despatch to, dispatch to, site address, delivery site, unloading point, consignee ship to,
      ship all items to, ship items to, site, job site, jobsite, deliver goods, ship to/consignee, shipped to,
      consign to, consigned to, plant address, ship to, shipto, ship to address, shipping address, delivery
      address, deliver to, delivery to, deliver to address, ship to location, delivery location, consignee,
      ship goods to, deliver goods to, place of delivery, destination, goods to be delivered to, delivery
      point, branch, branch name, branch address, deliver to branch, ship to information, ship to/deliver to,
      deliver the goods to, ship to name, send goods to, receiving address, ship to plant, please deliver to,
      please ship to, delivery details, goods delivered to, goods to, despatch to, dispatch to, shipping to
    `,
    billTo: `
      invoice to, bill to, billto, bill to address, billing address, invoice address, send invoice to, send
      invoices to, mail invoice to, mail invoices to, invoices to, remit invoice to, invoice name and address,
      please send invoice to, sold to, accounts payable address, submit invoice to, bill to name, billing
      information, bill to information, mail invoice in duplicate to, please invoice, invoices should be sent
      to, email invoices to
    `,
    contact: `
      site contact, delivery contact, receiving contact, jobsite contact, job contact, technical contact, contact,
      contact person, contact name, purchasing agent, purchasing contact, buyer contact, purchase representative,
      requestor, requested by, requisitioner, requester, ordered by name, placed by, order placed by, order taken by,
      taken by, confirm to, confirm with, confirming to, attn, attention, authorized by, approved by, prepared by,
      issuer, created by, originator, purchasing group, buyer/phone, deliver to contact, requested/deliver to,
      our contact, your contact, agent, written by, entered by
    `,
    supplierNo: `
      vendor no, vendor number, vendor code, vendor id, supplier no, supplier number, supplier code, supplier id,
      vendor #, vendor acct, your vendor no with us, vendor account, vendorno
    `,
    customerNo: `
      customer no, customer number, customer id, account no, account number, account, acct no, our account no,
      customer acct, customer acct no, cust no, customer code
    `,
    phone: `
      phone, phone no, tel, telephone, telephone no, tel no, ph, mobile, fax, fax no, telephone/fax, tel/fax, t, m,
      cell, fax/email, contact no, phone number, fax number, tel/phone, f
    `,
    email: 'email, e mail, email address, e mail address, mail, our email address, web, website, www, internet',
    taxId: `
      vat no, vat reg no, vat registration no, vat number, vat id, tax id, tax id no, federal tax id, ein, fein,
      gst no, gstin, abn, hst, gst/hst no, gst registration no, business no, company reg no, reg no, registered no,
      fssai, pan, pan no, cin, iban, bic, swift, bank, duns, duns no, tax exempt no, resale no
    `,
    address: 'address, street address, city, state, zip, country, postcode, location',
    ignored: `
      buyer group, mode of delivery, payment due date, payment due, pay by, due for payment, invoice due date, page, page no, pages, time, printed,
      print date, printed on, run date, status, order type, po type, type, subject, subject to, re, project,
      project name, job, job no, department, dept, cost center, warehouse, whse, plant, branch/plant, business unit,
      company code, notes, note, comments, comment, remarks, remark, special instructions, instructions,
      shipping instructions, description, signature, authorized signature, authorised signature, date signed, signed,
      sign, title, total units, total packs, total cost price, quantity, reference date, tax, taxable, tax code,
      tax rate, buyer code, division, country of origin, origin port, costing method, style description,
      vendor style no, phase, fiscal year, requisition no, req no, requisition, your reference, your ref, sent by, cc,
      bcc, prices including vat, ship code, tax jurisdiction, insurance, packing, inspection, warranty,
      delivery note no, invoice no, invoice number, invoice date, terms & conditions, terms and conditions, general terms and conditions, general conditions, conditions of purchase
    `,
  },
  weakLabels: {
    poNumber: `
      po release, po-release no, po/release, order/release, order release,
      document number, document no, doc no, number, no, our reference, our ref, your order, your order no,
      contract number, order, reference, ref, reference no, requisition/po no., indent no.
    `,
    orderDate: 'date, dated, sent, date sent, created, released, submitted on, approved date',
    paymentTerms: 'conditions, payment method, method of payment',
    supplier: 'to, m/s, messrs, attention vendor, sold to vendor, party name, creditor',
    buyer: 'buyer, from, ordered by, sender, purchasing organization',
    shipTo: 'delivery, ship, final destination',
  },
};
