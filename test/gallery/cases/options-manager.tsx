/** A manager, with the subject line kept and Chinese chosen. */
import { optionsCase } from '../options-case.tsx';

export default optionsCase({
  connection: {
    kind: 'connected',
    address: 'https://shuke.lanting.example',
    name: '张经理',
    role: 'manager',
    companyName: 'Lanting Tooling 兰庭工具',
  },
  keepsSubjects: true,
  language: 'zh_CN',
});
