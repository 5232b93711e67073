/** Parts from which names of sample companies and people are put together. None of the results is meant to exist. */

/** A character or word with its Latin spelling. */
export type Spelled = readonly [text: string, latin: string];

export const brandFirstZh: readonly Spelled[] = [
  ['泓', 'hong'],
  ['砺', 'li'],
  ['岚', 'lan'],
  ['绛', 'jiang'],
  ['穗', 'sui'],
  ['砚', 'yan'],
  ['骁', 'xiao'],
  ['棠', 'tang'],
  ['朔', 'shuo'],
  ['翎', 'ling'],
  ['霁', 'ji'],
  ['铎', 'duo'],
  ['湛', 'zhan'],
  ['煜', 'yu'],
  ['骞', 'qian'],
  ['沅', 'yuan'],
  ['岑', 'cen'],
  ['榆', 'yu'],
  ['澄', 'cheng'],
  ['稷', 'ji'],
];
export const brandSecondZh: readonly Spelled[] = [
  ['曜', 'yao'],
  ['川', 'chuan'],
  ['屿', 'yu'],
  ['禾', 'he'],
  ['衡', 'heng'],
  ['驰', 'chi'],
  ['桁', 'heng'],
  ['霖', 'lin'],
  ['垣', 'yuan'],
  ['弦', 'xian'],
  ['棱', 'leng'],
  ['聿', 'yu'],
  ['峤', 'qiao'],
  ['芃', 'peng'],
  ['笙', 'sheng'],
  ['野', 'ye'],
];
export const brandFirstTw: readonly Spelled[] = [
  ['澔', 'hao'],
  ['嶼', 'yu'],
  ['鎧', 'kai'],
  ['堃', 'kun'],
  ['穎', 'ying'],
  ['騰', 'teng'],
  ['曜', 'yao'],
  ['瀚', 'han'],
  ['鋐', 'hong'],
  ['蒼', 'cang'],
];
export const brandSecondTw: readonly Spelled[] = [
  ['岑', 'cen'],
  ['嵐', 'lan'],
  ['澤', 'ze'],
  ['鋒', 'feng'],
  ['頡', 'jie'],
  ['翊', 'yi'],
  ['樺', 'hua'],
  ['淵', 'yuan'],
];

export const regionsZh: readonly Spelled[] = [
  ['上海', 'Shanghai'],
  ['苏州', 'Suzhou'],
  ['宁波', 'Ningbo'],
  ['广东', 'Guangdong'],
  ['深圳', 'Shenzhen'],
  ['重庆', 'Chongqing'],
  ['成都', 'Chengdu'],
  ['武汉', 'Wuhan'],
  ['青岛', 'Qingdao'],
  ['天津', 'Tianjin'],
  ['西安', "Xi'an"],
  ['沈阳', 'Shenyang'],
  ['长沙', 'Changsha'],
  ['合肥', 'Hefei'],
];
export const regionsTw: readonly Spelled[] = [
  ['台灣', 'Taiwan'],
  ['台中', 'Taichung'],
  ['新竹', 'Hsinchu'],
  ['高雄', 'Kaohsiung'],
  ['香港', 'Hong Kong'],
  ['桃園', 'Taoyuan'],
];

export const industriesZh: readonly Spelled[] = [
  ['精密机械', 'Precision Machinery'],
  ['电子科技', 'Electronics'],
  ['汽车零部件', 'Auto Parts'],
  ['模具', 'Moulds'],
  ['医疗器械', 'Medical Devices'],
  ['包装', 'Packaging'],
  ['新能源', 'New Energy'],
  ['自动化设备', 'Automation'],
  ['食品机械', 'Food Machinery'],
  ['轨道交通设备', 'Rail Equipment'],
  ['光电', 'Optoelectronics'],
  ['船舶配套', 'Marine Supply'],
  ['家电', 'Home Appliances'],
  ['铝业', 'Aluminium'],
];
export const industriesTw: readonly Spelled[] = [
  ['精密工業', 'Precision Industries'],
  ['電子', 'Electronics'],
  ['機械', 'Machinery'],
  ['自動化', 'Automation'],
  ['光電', 'Optoelectronics'],
  ['貿易', 'Trading'],
  ['醫材', 'Medical Supplies'],
  ['半導體設備', 'Semiconductor Equipment'],
];
export const suffixesZh = ['有限公司', '有限公司', '有限责任公司', '股份有限公司', '集团有限公司'] as const;
export const suffixesTw = ['股份有限公司', '有限公司', '企業股份有限公司'] as const;

export const brandFirstLatin = [
  'Arv',
  'Bren',
  'Cald',
  'Dorn',
  'Elst',
  'Fenn',
  'Grav',
  'Holl',
  'Ister',
  'Jarv',
  'Kest',
  'Lumb',
  'Merr',
  'Norr',
  'Ostr',
  'Penh',
  'Quor',
  'Rask',
  'Skel',
  'Tolv',
  'Ulv',
  'Varn',
  'Wend',
  'Yarr',
  'Zell',
] as const;
export const brandSecondLatin = [
  'wick',
  'dale',
  'holt',
  'mere',
  'sund',
  'ungen',
  'ova',
  'ington',
  'berg',
  'eaux',
  'ado',
  'ivik',
] as const;

/** Countries of the international team: what follows the brand, how people are called, and their language's mail prefix. */
export interface LatinCountry {
  readonly industries: readonly string[];
  readonly suffixes: readonly string[];
  readonly firstNames: readonly string[];
  readonly lastNames: readonly string[];
  readonly dial: string;
}
export const latinCountries: readonly LatinCountry[] = [
  {
    industries: ['Machine Works', 'Packaging', 'Aerospace', 'Controls', 'Medical', 'Industrial'],
    suffixes: ['Inc.', 'LLC', 'Corp.', 'Co.'],
    firstNames: ['Dana', 'Marcus', 'Elaine', 'Tyrone', 'Priya', 'Scott', 'Renee', 'Hector'],
    lastNames: ['Whitlock', 'Okafor', 'Brandt', 'Delgado', 'Iyer', 'McKenna', 'Stroud', 'Castellan'],
    dial: '+1 555 01',
  },
  {
    industries: ['Werkzeugbau', 'Maschinenbau', 'Verpackungstechnik', 'Automation', 'Präzisionsteile'],
    suffixes: ['GmbH', 'GmbH & Co. KG', 'AG'],
    firstNames: ['Jürgen', 'Katrin', 'Sören', 'Anneliese', 'Björn', 'Heike', 'Matthias', 'Ulrike'],
    lastNames: ['Größl', 'Hartwig', 'Öztürk', 'Schäffner', 'Vollmer', 'Jänicke', 'Rupprecht', 'Bäumler'],
    dial: '+49 30 5550',
  },
  {
    industries: ['Precision', 'Marine', 'Engineering', 'Castings', 'Rail'],
    suffixes: ['Ltd', 'Ltd.', 'plc', 'Limited'],
    firstNames: ['Alistair', 'Bronwen', 'Graham', 'Nadia', 'Oliver', 'Siobhan', 'Tamsin', 'Rhys'],
    lastNames: ['Pemberley', 'Ashdown', 'Llewellyn', 'Khan', 'Trevanion', "O'Rourke", 'Hathersage', 'Moss'],
    dial: '+44 20 7946 0',
  },
  {
    industries: ['Marin', 'Teknik', 'Industri', 'Verkstad'],
    suffixes: ['AB', 'A/S', 'Oy'],
    firstNames: ['Åsa', 'Henrik', 'Freja', 'Lasse', 'Ingrid', 'Mikkel', 'Sanna', 'Tor'],
    lastNames: ['Nyström', 'Østergård', 'Lindahl', 'Kallio', 'Bergqvist', 'Sæther', 'Ekholm', 'Vinter'],
    dial: '+46 8 555 0',
  },
  {
    industries: ['Mécanique', 'Emballage', 'Meccanica', 'Utillaje', 'Outillage'],
    suffixes: ['S.A.', 'S.r.l.', 'S.L.', 'SARL'],
    firstNames: ['Amélie', 'Luca', 'Inés', 'Rémi', 'Chiara', 'Joaquín', 'Noëlle', 'Paolo'],
    lastNames: ['Garnier-Vaux', 'Bellandi', 'Echeverría', 'Thibault', 'Moretti', 'Larrañaga', 'Fournel', 'Sartori'],
    dial: '+33 1 99 00 0',
  },
];

export const surnamesZh: readonly Spelled[] = [
  ['李', 'li'],
  ['王', 'wang'],
  ['张', 'zhang'],
  ['刘', 'liu'],
  ['陈', 'chen'],
  ['杨', 'yang'],
  ['黄', 'huang'],
  ['周', 'zhou'],
  ['吴', 'wu'],
  ['徐', 'xu'],
  ['孙', 'sun'],
  ['马', 'ma'],
  ['朱', 'zhu'],
  ['胡', 'hu'],
  ['林', 'lin'],
  ['郭', 'guo'],
  ['单', 'shan'],
  ['曾', 'zeng'],
  ['解', 'xie'],
  ['欧阳', 'ouyang'],
];
export const givenNamesZh: readonly Spelled[] = [
  ['建国', 'jianguo'],
  ['丽华', 'lihua'],
  ['志强', 'zhiqiang'],
  ['晓燕', 'xiaoyan'],
  ['文博', 'wenbo'],
  ['静', 'jing'],
  ['磊', 'lei'],
  ['雪梅', 'xuemei'],
  ['浩然', 'haoran'],
  ['敏', 'min'],
  ['国栋', 'guodong'],
  ['雅琴', 'yaqin'],
  ['俊杰', 'junjie'],
  ['婷', 'ting'],
  ['海涛', 'haitao'],
  ['思远', 'siyuan'],
];
export const surnamesTw: readonly Spelled[] = [
  ['陳', 'chen'],
  ['林', 'lin'],
  ['黃', 'huang'],
  ['張', 'chang'],
  ['吳', 'wu'],
  ['蔡', 'tsai'],
  ['鄭', 'cheng'],
  ['謝', 'hsieh'],
  ['葉', 'yeh'],
  ['蘇', 'su'],
];
export const givenNamesTw: readonly Spelled[] = [
  ['淑芬', 'shufen'],
  ['志豪', 'chihhao'],
  ['雅婷', 'yating'],
  ['冠宇', 'kuanyu'],
  ['家豪', 'chiahao'],
  ['怡君', 'yichun'],
  ['俊宏', 'chunhung'],
  ['美惠', 'meihui'],
];

export const rolesZh = [
  '采购经理',
  '采购总监',
  '生产总监',
  '设备主管',
  '总经理',
  '工艺工程师',
  '质量经理',
  '财务主管',
  '仓库主管',
] as const;
export const rolesTw = ['採購經理', '廠長', '總經理', '設備課長', '品保經理', '製程工程師'] as const;
export const rolesLatin = [
  'Head of Purchasing',
  'Plant Manager',
  'Production Engineer',
  'Managing Director',
  'Quality Manager',
  'Buyer',
  'Maintenance Lead',
] as const;
