/** Column names of managers' files -> fields of a tier list. */
import type { TierListField } from '../../components/console-view.ts';
import { byWord, foldWord } from '../import/judgement-words.ts';

const fieldOfHeader = byWord<TierListField>([
  [
    'customerId',
    'customerid|customer id|customer_id|id|customer no|customer number|account id|客户编号|客户id|客户号|编号|客戶編號|客戶id|客戶號|編號',
  ],
  ['tier', 'tier|customer tier|value tier|class|等级|客户等级|客户分级|分级|价值分级|等級|客戶等級|客戶分級|分級|價值分級'],
  [
    'keyAccountScope',
    'scope|key account|key account scope|key-account scope|ka|大客户|大客户类型|大客户范围|重点客户|重点客户类型|重点客户范围|大客戶|大客戶類型|大客戶範圍|重點客戶|重點客戶類型|重點客戶範圍',
  ],
  ['relationshipType', 'relationship|relationship type|relation|type|关系类型|客户关系|关系|關係類型|客戶關係|關係'],
  ['reason', 'reason|note|comment|why|原因|理由|备注|说明|備註|說明'],
]);

/** Undefined when the header is none that we know. */
export function findField(header: string): TierListField | undefined {
  return fieldOfHeader.get(foldWord(header));
}
