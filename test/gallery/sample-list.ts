/** A tier list that a manager has uploaded, checked against the customers. */
import type { CheckedDraft } from '../../components/console-view.ts';

export const checkedDraft: CheckedDraft = {
  kind: 'checked',
  fileName: '2026-Q4 客户分级.csv',
  rowCount: 304,
  entryCount: 300,
  basedOn: 42,
  columns: [
    { index: 0, header: '客户编号', field: 'customerId', sample: 'c-10021' },
    { index: 1, header: '客户名称', sample: '华星科技股份有限公司' },
    { index: 2, header: '等级', field: 'tier', sample: 'MVC' },
    { index: 3, header: 'KA', field: 'keyAccountScope', sample: 'NKA' },
    { index: 4, header: '备注', field: 'reason', sample: '新产线明年投产' },
  ],
  problems: [
    { row: 17, field: 'customerId', kind: 'unknown-customer', value: 'c-99812' },
    { row: 52, field: 'tier', kind: 'unknown-tier', value: 'VIP' },
    { row: 88, field: 'customerId', kind: 'duplicate', otherRow: 12 },
    { row: 130, field: 'customerId', kind: 'damaged-id', value: '1E+05' },
    { row: 131, field: 'tier', kind: 'missing' },
    { row: 260, kind: 'ragged' },
  ],
  problemCount: 9,
  overrides: [],
  diff: {
    upCount: 4,
    downCount: 3,
    unchangedCount: 291,
    otherChanges: [
      {
        customerId: 'c-10310',
        name: '海纳百川国际贸易',
        ownerId: 'chen',
        from: 'MGC',
        to: 'MGC',
        relationshipType: { from: 'accountable', to: 'proactive' },
      },
      {
        customerId: 'c-10321',
        name: 'Wexford Controls',
        ownerId: 'mei',
        from: 'MVC',
        to: 'MVC',
        scope: { from: 'NKA', to: null },
        reason: 'one region only',
      },
    ],
    moves: [
      { customerId: 'c-10021', name: '华星科技股份有限公司', ownerId: 'chen', from: 'MGC', to: 'MVC', reason: '新产线明年投产' },
      { customerId: 'c-10044', name: 'Kestrel Instruments Ltd', ownerId: 'mei', from: 'MGC', to: 'MVC' },
      { customerId: 'c-10102', name: '青禾食品', ownerId: 'chen', from: 'STANDARD', to: 'MGC' },
      { customerId: 'c-10177', name: 'Nordlicht Pumpen AG', ownerId: 'mei', from: 'BZ', to: 'STANDARD' },
      { customerId: 'c-10090', name: '远航船务有限公司', ownerId: 'chen', from: 'MVC', to: 'MGC', reason: '订单转向内河' },
      { customerId: 'c-10133', name: '博远物流', ownerId: 'chen', from: 'STANDARD', to: 'BZ', reason: '服务成本高于毛利' },
      { customerId: 'c-10240', name: 'Harrow & Pike', ownerId: 'mei', from: 'STANDARD', to: 'BZ' },
    ],
    reps: [
      { staffId: 'chen', up: 2, down: 2 },
      { staffId: 'mei', up: 2, down: 1 },
    ],
    doubtful: [
      {
        customerId: 'c-10044',
        name: 'Kestrel Instruments Ltd',
        tier: 'MVC',
        scope: 'NKA',
        guard: 'one-off',
        figures: 'one order of 1.2 M in March, none before or since',
      },
      { customerId: 'c-10021', name: '华星科技股份有限公司', tier: 'MVC', scope: 'NKA', guard: 'squeezer', figures: '折扣 31 %' },
    ],
  },
};
