import type { Language } from './language.ts';

export const PORTUGUESE: Language = {
  columns: {
    line: 'linha, nº item, seq., seq, ordem, pos.',
    buyerSku: `
      nosso código, nossa referência, n/ ref., n/ código, n. ref., código interno, código cliente, cód. cliente,
      ref. cliente, referência do cliente, nosso cód.
    `,
    supplierSku: `
      código fornecedor, cód. fornecedor, cod. forn., cód. fornec., código do fornecedor, cód. do fornecedor,
      ref. fornecedor, ref. do fornecedor, referência fornecedor, referência do fornecedor, ref. forn., v/ ref.,
      v/ código, v. ref., vossa referência, vossa ref., vosso código, sua referência, seu código, sua ref.,
      código no fornecedor, cód. prod. fornecedor, produto fornecedor, part number fornecedor, cod forn
    `,
    sku: `
      código, cód., código do produto, cód. produto, cód. prod., código produto, código do item, cód. item,
      código material, código do material, cód. material, artigo, cód. artigo, código do artigo, referência, ref.,
      ref. artigo, nº da peça, peça, código da peça, código sap, referência do produto, nº artigo
    `,
    mpn: `
      código fabricante, cód. fabricante, ref. fabricante, código do fabricante, referência do fabricante,
      part number, pn fabricante
    `,
    gtin: 'código de barras, cód. barras, ean',
    description: `
      descrição, descrição do produto, descrição do material, descrição dos produtos, descrição dos materiais,
      descrição do item, designação, denominação, produto/serviço, especificação, material, produto /
      descrição, descrição do artigo, descrição completa, produto, discriminação
    `,
    quantity: `
      quantidade, quant., qtd., qtde., qtd, qt., qde, qtidade, qtd pedida, quantidade pedida, quantidade
      solicitada, qtd. solicitada, qtd. comprada, qtd.pedido, qtd. pedido, qtde. pedida, qtd. encomendada,
      qtde sol.
    `,
    unit: 'un., un, unid., unidade, und., u.m., um, unidade de medida, uni, unid. medida',
    price: `
      preço, preço unitário, preço unit., pr. unit., pr. unitário, p. unit., p. unitário, p.unit, valor
      unitário, vlr. unit., vlr unitário, vl. unit., vl. unitário, vr. unit., v. unit., valor unit., preço
      líquido, custo unitário, preço un., pu, preço/un, preço por unidade, preço líq.
    `,
    amount: `
      total, valor, valor total, vlr. total, vl. total, vr. total, v. total, preço total, total líquido, valor
      líquido, montante, importância, total item, total do item, valor do item, total s/ iva, valor
      mercadoria, valor total item, total liq., valor total do item, total linha
    `,
    grossAmount: 'total c/ iva, total com iva, valor total com impostos',
    date: `
      data de entrega, data entrega, dt. entrega, dt entrega, prazo de entrega, prazo entrega, entrega, prev.
      entrega, previsão de entrega, data prevista, dt. prev., data, data necessidade, entrega prevista,
      previsão, prazo, data rem.
    `,
    taxPercent: `
      iva, % iva, iva %, taxa iva, % ipi, ipi %, % icms, icms %, aliq. ipi, aliq. icms, %ipi, %icms,
      tx. iva, ipi (%), icms (%), % iss
    `,
    taxAmount: 'valor ipi, vlr. ipi, valor icms, vlr. icms, vl. ipi, valor iva, icms st, vl. icms, valor icms st',
    discount: 'desconto, desc., desc. %, % desc., desc. com., % desconto, descontos, desc (%), vl. desc.',
    currency: 'moeda',
    otherQuantity: 'qtd. entregue, qtd. pendente, peso, peso líq., peso bruto, saldo, qtd. recebida, volumes',
    other: `
      ncm, ncm/sh, cfop, cst, c. custo, centro de custo, c.c., obra, observações, obs., obs, armazém, aplicação,
      marca, solicitação, nº sc, requisição, natureza, lote, centro custo, icms, ipi
    `,
  },
  labels: {
    poNumber: `
      encomenda, encomenda nº, nº encomenda, encomenda a fornecedor, encomenda a fornecedor nº, nota de encomenda,
      nota de encomenda nº, nossa encomenda, n/ encomenda, pedido de compra, pedido de compra nº, nº pedido de compra,
      pedido nº, nº do pedido, número do pedido, nº pedido, pedido de compras, pedido de compras nº, ordem de compra,
      ordem de compra nº, nº da ordem de compra, nº ordem de compra, autorização de fornecimento nº,
      autorização de fornecimento, oc nº, pc nº, af nº, ordem de fornecimento, ordem de fornecimento nº,
      nota de empenho nº, requisição externa nº, n.º encomenda, n.º pedido, nº documento, número da ordem de compra,
      numero pc, nº pc, num. pc, nro. pc
    `,
    orderDate: `
      data do pedido, data da encomenda, data pedido, data encomenda, data de emissão, emissão, data emissão,
      dt. emissão, data da ordem, data da oc, emitido em, data do documento, dt. pedido
    `,
    deliveryDate: `
      data de entrega, data entrega, prazo de entrega, prazo entrega, entrega, previsão de entrega, data
      prevista de entrega, dt. entrega, data prevista, entregar até, entrega até, data da entrega, previsão
      entrega, data de entrega pretendida, data da remessa, data prev. entrega, data limite de entrega
    `,
    paymentTerms: `
      condições de pagamento, condição de pagamento, cond. pagamento, cond. pagto., cond. pgto., condição de pagto.,
      forma de pagamento, prazo de pagamento, cond. de pagamento, pagamento, modo de pagamento, condição pagamento,
      condições pagamento, prazo pgto, prazo pagamento, condicoes de pagto, cond de pagto, cond de pgto,
      condicao de pgto, forma de pagto, condicao pagto, cond pag
    `,
    deliveryTerms: `
      condições de entrega, frete, tipo de frete, tipo frete, modalidade do frete, incoterm, modo de entrega,
      condição de frete, cif/fob, condições de fornecimento, condições de remessa
    `,
    carrier: 'transportadora, transportador, modo de expedição, expedição, transporte, via de transporte',
    currency: 'moeda, divisa',
    contract: 'contrato, contrato nº, nº contrato, nº do contrato',
    quote: `
      proposta, proposta nº, nº proposta, cotação, cotação nº, nº cotação, orçamento, orçamento nº, v/ proposta,
      vossa proposta, sua proposta, nº orçamento, v/ orçamento, sua cotação
    `,
    changes: 'revisão, rev., versão',
    supplier: `
      fornecedor, dados do fornecedor, vendedor, razão social do fornecedor, empresa fornecedora,
      fornecedor/vendedor, exmo.(s) sr.(s), exmos. senhores, exmo(s) sr(s), exmo(s). senhor(es), ao
      fornecedor, nome do fornecedor, à empresa, à firma
    `,
    buyer: `
      comprador, cliente, empresa, dados do comprador, adquirente, dados da empresa, contratante, empresa compradora,
      órgão comprador
    `,
    shipTo: `
      local de entrega, endereço de entrega, morada de entrega, local entrega, entregar em, local de descarga,
      descarga, destinatário, end. entrega, endereço entrega, local da entrega, morada entrega, local de
      descarga/entrega, dados de entrega, dados para entrega, entrega em, favor fornecer a, enviar para,
      endereço p/ entrega, local de carga/descarga
    `,
    billTo: `
      endereço de cobrança, endereço de faturamento, faturar para, faturamento, morada de faturação, faturar
      a, local de cobrança, dados para faturamento, faturação, facturar a, dados de faturamento, cobrança,
      local de faturamento
    `,
    contact: `
      contato, contacto, a/c, aos cuidados, responsável, solicitante, requisitante, emitido por, elaborado por,
      aprovado por, pessoa de contacto, comprador responsável, nome do comprador, resp. compra
    `,
    supplierNo: 'cód. fornecedor, código fornecedor, nº fornecedor, código do fornecedor, n.º fornecedor',
    customerNo: 'nº cliente, código cliente, cód. cliente, n.º cliente',
    phone: 'telefone, tel., fone, fax, telemóvel, celular, tlm, telef., fone/fax',
    email: 'e-mail, correio eletrónico',
    taxId: `
      cnpj, cpf, inscrição estadual, insc. estadual, i.e., ie, nif, nipc, contribuinte, contribuinte nº,
      inscr. estadual, insc. municipal, i.m., cnpj/cpf, inscrição municipal, capital social, nib, v/ nº contrib.,
      contribuinte n.º
    `,
    address: 'endereço, morada, bairro, cidade, cep, uf, município, localidade, código postal, logradouro',
    ignored: `
      página, pág., observações, obs., folha, assunto, requisição, requisição nº, solicitação, nº solicitação, obra,
      projeto, assinatura, aprovação, natureza da operação, nota fiscal, vencimento, validade, processo, processo nº,
      status, situação, v/ ref., n/ ref.
    `,
  },
  sums: {
    goods: `
      total produtos, total dos produtos, total mercadorias, subtotal, total ilíquido, total líquido,
      total mercadoria, valor dos produtos, valor das mercadorias, incidência, base de incidência, total s/ iva,
      total sem iva, valor produtos, sub-total
    `,
    tax: `
      iva, total iva, ipi, total ipi, valor ipi, icms, impostos, total de impostos, total impostos, valor do ipi,
      total do iva, icms st
    `,
    charges: 'frete, valor frete, portes, despesas, transporte, seguro, valor do frete, outras despesas, total frete',
    allowances: `
      desconto, descontos, total descontos, total de descontos, desconto comercial, desconto total, valor desconto
    `,
    grand: `
      total geral, valor total, total do pedido, valor total do pedido, total da encomenda, total a pagar,
      total (eur), total com iva, total c/ iva, valor líquido, valor total da ordem, total do documento,
      total encomenda, total pedido, valor do pedido, total com impostos, total ordem de compra
    `,
    total: 'total, totais, soma',
  },
  titles: {
    order: `
      encomenda, nota de encomenda, encomenda a fornecedor, pedido de compra, pedido de compras, ordem de compra,
      pedido, autorização de fornecimento, ordem de fornecimento, ordem de compras
    `,
    change: 'alteração de pedido, alteração de encomenda, aditivo',
    cancellation: 'cancelamento de pedido, cancelamento de encomenda, anulação de encomenda, pedido cancelado',
    orderConfirmation: 'confirmação de encomenda, confirmação de pedido, encomenda de cliente, pedido de venda',
    quotationRequest: `
      pedido de cotação, pedido de orçamento, pedido de proposta, solicitação de cotação, consulta de preços
    `,
    invoice: 'fatura, factura, nota fiscal, fatura proforma',
    deliveryNote: 'guia de remessa, guia de transporte, romaneio',
    quotation: 'orçamento, proposta, proposta comercial, cotação',
  },
  units: `
    un, und, unid, pç, pçs, pc, peça, peças, cx, caixa, caixas, emb, embalagem, pct, pacote, pacotes, rl, rolo, rolos,
    gl, galão, fd, fardo, frasco, barra, par, jg, jogo, kit, lt, litro, mt, metro, metros, m2, m3, cj, conjunto, ct,
    cento, milheiro, saco, sacos, bd, balde, tubo, resma, resmas, ton, hora, horas, palete, chapa, bombona
  `,
  months: [
    'janeiro',
    'fevereiro',
    'março',
    'abril',
    'maio',
    'junho',
    'julho',
    'agosto',
    'setembro',
    'outubro',
    'novembro',
    'dezembro',
  ],
  fillers: 's/iva, sem, iva, eur',
};
