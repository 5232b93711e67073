/** No column was taken for the customer's name. */
import { checkedFile, importCase } from '../import-case.tsx';

export default importCase({
  ...checkedFile,
  lacksName: true,
  customerCount: 0,
  contactCount: 0,
  refusedCount: 3412,
  preview: [],
  columns: checkedFile.columns.map(({ field, ...column }) =>
    field === 'name' ? column : { ...column, ...(field ? { field } : {}) },
  ),
});
