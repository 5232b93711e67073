/** Words that say what a company does, and words that end the name of some other thing. */
import { WordStarts } from './unit-set.ts';

/** Trades, folded; what stands before a run of them at the end of a Chinese company name is its short name. */
const trades = (
  '科技 技术 科学 高新技术 数字技术 信息技术 信息 信息科技 网络 网络科技 网络技术 软件 软件技术 数码 数据 大数据 智能 智能科技 智能装备 智能制造 智慧 通信 通讯 通信技术 电信 电子 电子科技 电子技术 ' +
  '电器 电气 电力 电力设备 电机 电缆 电源 电池 光电 光电科技 光电技术 半导体 微电子 集成电路 仪器 仪表 仪器仪表 自动化 工业自动化 自动化技术 控制 控制技术 机器人 机械 机械制造 机电 机床 重工 重型机械 ' +
  '装备 装备制造 设备 设备制造 制造 精密 精密制造 精密机械 模具 阀门 泵业 轴承 传动 汽车 汽车零部件 汽车配件 汽车销售 汽车服务 汽车贸易 零部件 轮胎 船舶 航空 航天 航运 海运 物流 供应链 供应链管理 货运 货运代理 国际货运 国际货运代理 ' +
  '国际物流 运输 快递 仓储 港口 铁路 高速公路 交通 轨道交通 公共交通 能源 新能源 新能源科技 石油 石化 石油化工 天然气 燃气 煤炭 煤业 矿业 矿产 黄金 有色金属 有色 稀土 钢铁 特钢 金属 金属制品 铝业 铜业 钛业 锂业 不锈钢 五金 ' +
  '化工 化学 化纤 化学工业 精细化工 新材料 材料 材料科技 高分子 高分子材料 塑料 塑胶 塑胶制品 橡胶 玻璃 陶瓷 水泥 建材 建筑材料 涂料 纸业 造纸 包装 包装材料 印刷 印务 纺织 纺织品 针织 印染 服装 服饰 鞋业 家纺 丝绸 皮革 ' +
  '家具 家居 家居用品 家居装饰 家电 家用电器 厨具 卫浴 灯饰 照明 日用品 用品 玩具 文具 珠宝 首饰 钟表 眼镜 工艺品 礼品 食品 食品科技 食品工业 饮料 乳业 酒业 酿酒 啤酒 葡萄酒 茶业 茶叶 粮油 油脂 面粉 肉类 ' +
  '水产 渔业 农业 农业科技 农业发展 农牧 牧业 畜牧 饲料 种业 种子 园艺 园林 园林绿化 林业 花卉 果业 餐饮 餐饮管理 酒店 酒店管理 宾馆 旅游 旅行社 国际旅行社 旅游开发 医药 医药科技 药业 制药 生物 生物科技 生物技术 生物制药 生物医药 生物工程 ' +
  '医疗 医疗科技 医疗器械 医疗设备 医疗技术 器械 健康 健康科技 健康管理 健康产业 保健品 化妆品 美容 日化 环保 环保科技 环境 环境科技 环境工程 环境保护 水务 水处理 节能 节能科技 生态 生态科技 生态环境 ' +
  '建设 建设工程 建设集团 建筑 建筑工程 建工 工程 工程技术 工程建设 工程设计 工程咨询 工程管理 安装 安装工程 装饰 装饰工程 装饰设计 装修 装修工程 幕墙 钢结构 路桥 市政 设计 建筑设计 规划设计 勘察设计 房地产 房地产开发 地产 置业 物业 物业管理 ' +
  '物业服务 城市建设 城建 开发 投资开发 投资 投资管理 投资发展 投资控股 实业投资 创业投资 股权投资 资产管理 资本 基金 基金管理 证券 期货 信托 银行 保险 财产保险 人寿保险 担保 租赁 融资租赁 小额贷款 金融 金融服务 支付 典当 ' +
  '传媒 文化 文化传媒 文化传播 文化创意 文化发展 文化产业 文化科技 影视 影视传媒 影业 广告 广告传媒 广告设计 公关 出版 出版传媒 娱乐 游戏 动漫 体育 体育文化 教育 教育科技 教育咨询 教育培训 培训 人力资源 劳务 劳务派遣 咨询 管理咨询 企业管理 企业管理咨询 ' +
  '企业服务 商务 商务服务 商务咨询 信息咨询 技术服务 技术咨询 技术开发 服务 管理 商贸 贸易 国际贸易 进出口 进出口贸易 外贸 商业 商业管理 零售 超市 百货 电子商务 购物 连锁 商业连锁 实业 实业发展 工贸 工业 产业 发展 国际 企业 储存设备 系统 系统集成 系统工程 ' +
  '电梯 空调 制冷 安防 安防技术 安防科技 安全技术 消防 光伏 太阳能 风电 核电 水电 热力 热电 电力工程 防水 门窗 木业 竹业 粮食 糖业 盐业 调味品 宠物用品 母婴用品 办公用品 体育用品 体育器材 器材 健身器材 户外用品 劳保用品 数字科技 互联网 互联网科技 物联网 物联网科技 云计算 人工智能 区块链 激光 ' +
  '激光技术 光学 光学科技 显示 显示技术 传感 传感技术 测控 测试 检测 检测技术 检验检测 认证 知识产权 专利代理 会计师事务所 律师事务所 拍卖 招标 造价咨询 监理 测绘 地质 勘探 地矿 爆破 盾构 海洋 海洋工程 海洋科技 游艇 高尔夫 养殖 屠宰 冷链 农产品 ' +
  '音响 乐器 影院 院线 票务 会展 展览 会展服务 婚庆 摄影 家政 家政服务 养老 养老服务 殡葬 宠物 美发 健身 洗涤 环卫 再生资源 资源 循环经济 固废 危废 净化 净化科技 空气净化 水利 水利水电 水电建设 电网 输配电 变压器 开关 线缆 光纤 光缆 通信设备 网络设备 终端 手机 电脑 计算机 计算机科技 ' +
  '制品 五金制品 包装制品 纸制品 木制品 乳制品 生物制品 动力 机器 部件 汽车部件 农化 电工 精工 气体 机场 资讯 生技 生医 发动机 航空发动机 维修 检修 运营 连锁经营 医药连锁 声学 演艺 印刷包装 ' +
  '供应链科技 信息系统 智能系统 智能制造科技 新零售 跨境电商 电商 直播 充电桩 储能 储能科技 氢能 芯片 机器视觉 低空经济 无人机 数据服务 云服务 安全科技 网络安全'
).split(' ');

/** Words for trades that end the name of a company in Latin letters, folded; what stands before them is its short name. */
export const latinTrades: ReadonlySet<string> = new Set(
  (
    'systems system solutions technologies technology tech software services service logistics freight shipping transport trading merchants foods food ' +
    'beverages industries industrial manufacturing engineering international global group holdings holding enterprises partners associates consulting ' +
    'consultants electronics electric electrical energy power pharmaceuticals pharmaceutical pharma medical healthcare health devices instruments robotics ' +
    'analytics labs laboratories media entertainment networks network communications telecom telecommunications materials chemicals chemical plastics textiles ' +
    'furniture construction builders motors automotive machinery tools tooling equipment products brands stores retail supply supplies packaging printing design ' +
    'studio studios marine aviation aerospace security financial capital investments investment properties realty development developments resources mining ' +
    'metals steel glass paper cooperative works casting castings precision import export imports exports distribution distributors farms dairy ' +
    'hydraulics optics digital diagnostics biotech biosciences sciences therapeutics semiconductor semiconductors renewables solar wind water environmental data cloud'
  ).split(' '),
);

/** What ends the name of an organisation, folded. */
const organisations = (
  '公司 集团 有限 股份 银行 大学 学院 中学 小学 国中 国小 高中 高职 技校 学校 幼儿园 医院 诊所 研究院 研究所 设计院 事务所 协会 学会 商会 联合会 委员会 基金会 俱乐部 大厦 大酒店 酒店 宾馆 饭店 厂 部队 法院 检察院 ' +
  '交易所 市场 广场 出版社 报社 电视台 杂志社 博物馆 图书馆 体育馆 街道办 管理局 分局 总局 工作室 合作社 农场 牧场 林场 度假村 风景区 景区 小区 新村 开发区'
).split(' ');

/** Trades, folded, of which a whole company consists: what stands behind 证券 changes nothing, 长江|证券研究报告. */
const institutionTrades = new Set(
  (
    '证券 期货 信托 保险 财产保险 人寿保险 担保 租赁 融资租赁 基金 资本 地产 房地产 置业 物业 物业管理 传媒 影业 药业 实业 工贸 商贸 路桥 建工 重工 ' +
    '铝业 铜业 矿业 纸业 乳业 酒业 茶业 牧业 渔业 种业 果业 鞋业 木业 糖业 盐业 煤业 泵业 竹业 林业 印务 水务 旅行社 国际旅行社 会计师事务所 律师事务所 特钢'
  ).split(' '),
);
/** Trades, folded, that are no product and no deed: what is called by a name and one of them is a company of its own. */
const companyTrades = new Set([
  ...institutionTrades,
  ...(
    '影视 制药 医药 生物 生物科技 生物技术 贸易 建设 钢铁 化工 石化 化纤 科技 食品 餐饮 货代 海运 电器 电力 机电 建材 ' +
    '新材料 新能源 燃气 通信 咨询 广告 旅游 酒店 宾馆 家居 家电 服饰 服装 纺织 数码 海洋工程 农业 农牧 园林'
  ).split(' '),
]);
/** What makes the name of a place of the name right before it, folded. */
const placeEndings = (
  '公园 新区 港区 高新区 保税区 自贸区 街区 新城 县城 老城 小镇 县委 市委 区委 市政府 县政府 区政府 镇政府 街道 集团军 电影节 音乐节 艺术节 车站 火车站 地铁站 公交站 高铁站 机场 大桥 立交桥 隧道 大道 大街 步行街 老街 古街 古镇 古城 古寺 山庄 花园 家园 新村 小区 公寓 别墅 胡同 夜市 菜市场 批发市场 商业街 三峡 海峡 半岛 群岛 山脉 峡谷 瀑布 温泉 ' +
  '雪山 湿地 水库 北麓 南麓 流域 两岸 沿岸 沿线 国家公园 森林公园 植物园 动物园 海滩 沙滩 遗址 故居 祠堂 书院 教堂 寺庙 清真寺 剧院 大剧院 剧场 音乐厅 影城 影院 电影院 美术馆 纪念馆 展览馆 科技馆 文化馆 体育场 体育中心 ' +
  '游泳馆 健身房 大学城 书店 书局 药店 药房 大药房 茶馆 茶楼 酒楼 酒家 酒吧 咖啡馆 咖啡厅 饭馆 餐馆 面馆 菜馆 火锅店 小吃店 花店 便利店 理发店 洗衣店 网吧 客栈 民宿 旅馆 招待所 养老院 敬老院 福利院 托儿所 殡仪馆 陵园 公墓 ' +
  '派出所 公安局 税务局 居委会 村委会 管委会 管理处 街道办 日报 晚报 早报 时报 商报 快报 导报 周刊 画报 通讯社 新闻社 电台 卫视 乐队 乐团 剧团 合唱团 球队 战队 律师楼'
).split(' ');

const tradeSet = new Set(trades);
/** Last units of trade words: most texts end otherwise, and are asked nothing more. */
const tradeEnds = new Set(trades.map((word) => word.charCodeAt(word.length - 1)));
const organisationSet = new Set(organisations);
const tradeStarts = new WordStarts(trades);
const organisationStarts = new WordStarts(organisations);
const placeEndingSet = new Set(placeEndings);
const placeEndingStarts = new WordStarts(placeEndings);
/** In ideographs. */
const longestTrade = Math.max(...trades.map((word) => word.length));
const longestOrganisation = Math.max(...organisations.map((word) => word.length));

/** Lengths of the trade words at the end of a text, shortest first: 技术 and 数字技术. */
export function tradesAtEnd(text: string): number[] {
  const lengths: number[] = [];
  if (!tradeEnds.has(text.charCodeAt(text.length - 1))) return lengths;
  for (let length = 2; length <= Math.min(longestTrade, text.length); length++)
    if (tradeSet.has(text.slice(-length))) lengths.push(length);
  return lengths;
}

/** False for two units that no trade word begins with: there is no need to look at what follows. */
export function mayBeginTrade(first: number | undefined, second: number | undefined): boolean {
  return tradeStarts.mayHave(first, second);
}

/** False for two units that no organisation word begins with. */
export function mayBeginOrganisation(first: number | undefined, second: number | undefined): boolean {
  return organisationStarts.mayHave(first, second);
}

/** Length of the longest trade word at the start of a text, or 0. */
export function tradeAtStart(text: string): number {
  if (!tradeStarts.mayHave(text.charCodeAt(0), text.charCodeAt(1))) return 0;
  for (let length = Math.min(longestTrade, text.length); length >= 2; length--)
    if (tradeSet.has(text.slice(0, length))) return length;
  return 0;
}

/** Length of the trades at the start of a text when one of them makes a company of its own, 汽车|租赁; else 0. */
export function companyTradesAtStart(text: string): number {
  let length = 0;
  let isCompany = false;
  for (let trade = tradeAtStart(text); trade > 0; trade = tradeAtStart(text.slice(length))) {
    isCompany ||= companyTrades.has(text.slice(length, length + trade));
    length += trade;
  }
  return isCompany ? length : 0;
}

/** True when a text begins with a trade of which a whole company consists: 证券, 酒业. */
export function beginsWithInstitution(text: string): boolean {
  return institutionTrades.has(text.slice(0, tradeAtStart(text)));
}

/** Length of the longest organisation word at the start of a text, or 0. */
export function organisationAtStart(text: string): number {
  if (!organisationStarts.mayHave(text.charCodeAt(0), text.charCodeAt(1))) return 0;
  for (let length = Math.min(longestOrganisation, text.length); length >= 1; length--)
    if (organisationSet.has(text.slice(0, length))) return length;
  return 0;
}

/** True when nothing but trade words is left of a text. */
export function isTradeOnly(text: string): boolean {
  if (text === '') return true;
  if (!tradeEnds.has(text.charCodeAt(text.length - 1))) return false;
  for (let length = 2; length <= Math.min(longestTrade, text.length); length++)
    if (tradeSet.has(text.slice(-length)) && isTradeOnly(text.slice(0, -length))) return true;
  return false;
}

/** False for two units that no ending of a place's name begins with. */
export function mayBeginPlaceEnding(first: number | undefined, second: number | undefined): boolean {
  return placeEndingStarts.mayHave(first, second);
}

/** True when a text begins with a word that makes the name of a place of what is before it: 公园, 火车站. */
export function beginsWithPlaceEnding(text: string): boolean {
  return [2, 3, 4].some((length) => placeEndingSet.has(text.slice(0, length)));
}
