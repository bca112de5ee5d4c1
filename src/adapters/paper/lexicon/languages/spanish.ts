import type { Language } from './language.ts';

export const SPANISH: Language = {
  columns: {
    line: 'n linea, no linea, partida, linea',
    buyerSku: 'nuestro codigo, nuestra referencia',
    supplierSku: 'codigo proveedor, referencia proveedor, su referencia, su codigo, ref prov, ref proveedor',
    sku: `
      pieza, no de pieza, no de parte, no parte, numero de parte, parte, pieza no, num parte, num de parte, clave,
      clave producto, producto, codigo, codigo articulo, cod articulo, articulo, referencia
    `,
    description: 'descripcion, denominacion, concepto',
    quantity: 'ctd pedido, ctd, cant pedido, cantidad pedido, cant, ejemplares, cantidad, cantidad pedida, unidades',
    unit: 'unidad, ud, uds, unidad de medida',
    price: 'precio unit, precio por unidad, precio unidad, pvl, precio, precio unitario, precio neto',
    amount: 'total linea, valor neto, importe, importe neto',
    date: 'fecha requerida, fecha, fecha entrega, fecha de entrega, f entrega, entrega, plazo de entrega',
    shipDate: 'fecha envio',
    taxPercent: 'iva, iva %, % iva, al iva',
    taxAmount: 'importe iva',
    discount: '% desc, desc %, % descto, descuentos, dto, dto %, descuento',
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
      orden de compra no, orden de compra, no de pedido
    `,
    orderDate: 'fecha pedido, fecha de pedido, fecha orden, fecha de orden, fecha de emision',
    deliveryDate: 'fecha de entrega, fecha entrega, entrega, plazo de entrega',
    shipDate: 'fecha de envio',
    paymentTerms: `
      condiciones pago, cond de pago, metodo de pago, condiciones de pago, forma de pago, terminos de pago, pago
    `,
    deliveryTerms: 'condiciones de entrega',
    currency: 'moneda, divisa',
    quote: 'presupuesto no, cotizacion',
    supplier: 'señor es, señores, datos del proveedor, datos proveedor, proveedor, proveedor nombre',
    buyer: 'comprador, cliente',
    shipTo: `
      direccion de despacho, lugar de despacho, despachar a, rogamos suministren a, rogamos entreguen en, enviar mercancia a, obra, entregar en obra, almacen de entrega,
      lugar entrega, direccion de entrega, direccion de envio, enviar a, entregar en, lugar de entrega
    `,
    billTo: 'direccion de envio factura, direccion de facturacion, facturar a',
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
  },
};
