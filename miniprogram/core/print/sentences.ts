/** Every sentence that is printed on a board or a card. Nothing of it names a villager. */
import { dateText, yearOf } from '../clock/shanghai'

/** 「138 0000 6021」「0800 5550 123」: a number is read aloud in groups. What is neither mobile nor landline stays as it is. */
export const spoken = (phone: string): string =>
  phone
    .replace(/^(1\d{2})(\d{4})(\d{4})$/, '$1 $2 $3')
    .replace(/^(0[12]\d)(\d{4})(\d{4})$/, '$1 $2 $3')
    .replace(/^(0[3-9]\d{2})(\d{4})(\d{3,4})$/, '$1 $2 $3')

/** 「4827 1936」 */
const codeInFours = (code: string): string => code.replace(/(\d{4})(?=\d)/g, '$1 ')

/** 「2026 年 11 月 24 日印」: paper hangs for years. */
const printed = (day: number): string => `${yearOf(day)} 年 ${dateText(day)}印`

export const NO_NUMBER = '电话问村派单台'
export const SAMPLE_MARK = '样例，不作数'

export const BOARD = {
  title: (village: string) => `${village}网格员公示牌`,
  slogan: '谁管哪几家，一看就知道',
  extent: (groups: number, grids: number, households: number) =>
    `${groups > 0 ? `${groups} 个组、` : ''}${grids} 格、${households} 户`,
  head: (name: string) => `组长 ${name}`,
  looksAfter: (households: number) => `管 ${households} 户`,
  vacant: '空',
  choosing: '正在选人',
  standsIn: '代管',
  askDesk: '先找村派单台',
  scan: ['微信扫一扫', '找人、点单、看晒单'],
  scanMore: ['没登记也找得到人', '点单要先认门'],
  matters: '找网格员办这些事',
  what: [
    ['讲政策', '医保、养老、补贴怎么办'],
    ['报情况', '路、水、电、房子有隐患'],
    ['劝纠纷', '邻里、家里、地界的事'],
    ['帮代办', '没手机、走不动，替您点'],
  ],
  promises: '说了就有着落',
  noCode: '码没取到，先打电话',
  absent: '网格员不在',
  absentMore: '打村派单台，另派人来。还不清楚归谁管，扫码报门牌，也行。',
  desk: '村派单台',
  committee: '监委会',
  town: '不满意，找镇里',
  townMore: '反映网格员、派单台的事，镇里直接收，村里看不到。',
  foot: (town: string, village: string, day: number) =>
    `${town}${village} · ${printed(day)} · 网格员换了人，扫码看到的总是最新的`,
  sheet: (n: number, of: number) => (of > 1 ? `第 ${n} 张，共 ${of} 张` : ''),
} as const

export const CARD = {
  yours: '您家的网格员',
  vacant: '正在选人',
  desk: (name: string) => `村派单台 ${name}`,
  code: (code: string) => `卡号 ${codeInFours(code)}`,
  steps: ['微信扫码点单，说话、拍照都行。', '没有手机，打网格员电话，替您点。'],
  town: '一天没人回话，打镇里：',
  noCode: ['码没取到', '用卡号也行'],
  foot: (where: string, n: number, of: number) =>
    `${where} · 第 ${n} 张，共 ${of} 张 · 沿虚线剪开 · 网格员换了人，码不用换`,
  day: printed,
} as const

export const NOTICE = {
  title: (village: string) => `${village}派单通知单`,
  urgent: '急',
  /** `phone`: '' where nobody of the desk has one. */
  ask: (phone: string): string[] => [
    '什么事、在哪里、找谁，小程序里看：扫码，点开这一单。',
    `不上网的，问村派单台${phone === '' ? '' : ` ${phone}`}。`,
  ],
  code: '扫码看今天要办的',
  taken: '领单签字',
  day: '日期',
  promised: '答应哪天办好',
  done: '办得怎么样',
  foot: (village: string, n: number, of: number) =>
    `${village}派单通知单 · 第 ${n} 张，共 ${of} 张 · 沿虚线剪开`,
  printed,
} as const

export const SLIP = {
  title: (village: string) => `${village}点单纸条`,
  day: (at: number) => `${dateText(at)}点的单`,
  no: '单号',
  digits: '八位数',
  /** They stand on the phone of who ordered for them, and nowhere else. */
  copy: '替您点单的人照手机上的抄进格子里，等于您签字。',
  how: '办好以后，把这张纸条给一位信得过的乡亲：扫码，填这两样，就能替您说办得好不好。',
  call: (phone: string) => `没人来、纸条丢了，${phone === '' ? '找村派单台' : `打村派单台 ${phone}`}。`,
  foot: (village: string, n: number, of: number) =>
    `${village}点单纸条 · 第 ${n} 张，共 ${of} 张 · 沿虚线剪开`,
} as const

/** What the files are called, and why there is none. */
export const FILES = {
  board: (village: string, paper: string) => `${village}网格员公示牌 ${paper}`,
  cards: (where: string, cards: number) => `${where}联系卡 ${cards} 张`,
  notices: (village: string, notices: number) => `${village}派单通知单 ${notices} 张`,
  slips: (village: string, slips: number) => `${village}点单纸条 ${slips} 张`,
  noOrders: '眼下没有派出去的单子要印。',
  noSlips: '眼下没有替人点的单子在办。',
  noFonts: '字体还没放上去，排不了。请管部署的人运行一次 npm run fonts。',
  nothing: '这里还没有登记人家，没有可印的。',
} as const

/** Characters that no font at hand has: printed as 〓, said below the page and to the person who asked. */
export const lacks = (signs: readonly string[]): string =>
  signs.length === 0 ? '' : `有 ${signs.length} 个字字库里没有，印成了〓，请用笔补上。`
