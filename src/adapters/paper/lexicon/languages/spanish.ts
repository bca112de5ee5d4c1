import type { Language } from './language.ts';

export const SPANISH: Language = {
  columns: {
    line: 'n linea, no linea, partida, linea',
    buyerSku: 'nuestro codigo, nuestra referencia, n/codigo, n/ref, n/referencia, n codigo, n ref',
    supplierSku: `
      codigo proveedor, referencia proveedor, su referencia, su codigo, ref prov, ref proveedor, s/ref, s/referencia, s/codigo, s ref, s codigo, no. parte
      proveedor
    `,
    sku: `
      pieza, no de pieza, no de parte, no parte, numero de parte, parte, pieza no, num parte, num de parte,
      clave, clave producto, producto, codigo, codigo articulo, cod articulo, articulo, referencia, cód.
      producto, ref. artículo, nº artículo
    `,
    description: `
      descripcion, denominacion, concepto, detalle, texto breve, descripción del bien o servicio, nombre del
      producto
    `,
    quantity: `
      ctd pedido, ctd, cant pedido, cantidad pedido, cant, ejemplares, cantidad, cantidad pedida, unidades,
      cantidad ped., cant. pedida, cant. solicitada, cantidad solicitada, cant. ped., nº uds, unidades
      pedidas, cantidad a suministrar
    `,
    unit: 'unidad, ud, uds, unidad de medida, udm',
    price: `
      precio unit, precio por unidad, precio unidad, pvl, precio, precio unitario, precio neto, precio
      unitario neto, precio uni., v. unitario, vr. unitario, costo unitario, costo unit., precio compra
    `,
    amount: 'total linea, valor neto, importe, importe neto, importe total, costo total, neto, importe línea',
    date: `
      fecha requerida, fecha, fecha entrega, fecha de entrega, f entrega, entrega, plazo de entrega, fec.
      entrega, fecha prevista, plazo entrega, fecha necesidad, f. entrega prevista
    `,
    shipDate: 'fecha envio',
    taxPercent: 'iva, iva %, % iva, al iva',
    taxAmount: 'importe iva',
    discount: '% desc, desc %, % descto, descuentos, dto, dto %, descuento, dcto., bonif.',
    currency: 'moneda',
    otherQuantity: 'cajas, uds/caja, uds caja, bultos, recibido, pendiente, peso',
    poNumber: 'pedido, no pedido',
    shipTo: 'almacen',
    pack: 'envase',
    other: 'peso kg, peso, clave sat, centro de coste, centro de costo, observaciones',
  },
  labels: {
    poNumber: `
      pedido a proveedor, pedido a proveedor no, orden no, oc no, pedido, pedido no, no pedido, no de orden,
      orden de compra no, orden de compra, no de pedido, o.c. no., nro. de orden, documento de compras, n° oc
    `,
    orderDate: `
      fecha pedido, fecha de pedido, fecha orden, fecha de orden, fecha de emision, fecha emisión, fecha
      documento, fecha oc, emitida el
    `,
    deliveryDate: `
      fecha de entrega solicitada, fecha entrega solicitada, fecha servir, fecha de servir, fecha de servicio, servir el, fecha entrega productos, f entrega, fec entrega, fec. entr., fecha de entrega, fecha entrega, entrega, plazo de entrega, fecha entrega solicitada, entregar el, fecha
      requerida, fecha de entrega prevista, fecha límite de entrega, entrega prevista, fecha comprometida
    `,
    shipDate: 'fecha de envio',
    paymentTerms: `
      condiciones pago, f pago, forma pago, cond de pago, metodo de pago, condiciones de pago, forma de pago, terminos de pago,
      pago, término de pago, plazo de pago, condición de pago
    `,
    deliveryTerms: 'condiciones de entrega, condición de entrega, términos de entrega, condiciones de suministro',
    currency: 'moneda, divisa',
    quote: 'presupuesto no, cotizacion',
    supplier: `
      señor es, señores, datos del proveedor, datos proveedor, proveedor, proveedor nombre, razón social
      proveedor, nombre del proveedor, suministrador
    `,
    buyer: 'comprador, cliente, demandante, organismo demandante, razón social comprador',
    shipTo: `
      datos de entrega, datos entrega, direccion de despacho, lugar de despacho, despachar a, rogamos suministren a, rogamos entreguen en,
      enviar mercancia a, obra, entregar en obra, almacen de entrega, lugar entrega, direccion de entrega,
      direccion de envio, enviar a, entregar en, lugar de entrega, sírvase suministrar a, sírvase entregar en,
      entregar a, punto de entrega, domicilio de entrega, lugar de recepción, consignatario, dirección
      despacho
    `,
    billTo: `
      direccion de envio factura, direccion de facturacion, facturar a, datos de facturación, facturar a
      nombre de, enviar factura a
    `,
    contact: 'contacto',
    customerNo: 'codigo cliente',
    phone: 'telefono, tlf',
    email: 'correo',
    taxId: 'nif, cif',
    address: 'direccion',
    ignored: 'vencimiento, pagina, observaciones',
  },
  weakLabels: {
    poNumber: 'folio',
    orderDate: 'fecha',
    paymentTerms: 'condiciones',
    deliveryTerms: 'portes',
    shipTo: 'destino',
    supplier: 'acreedor',
  },
};
