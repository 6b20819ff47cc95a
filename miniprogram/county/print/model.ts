/** A print as the page shows it. */
import type { Api } from '../../../contract'
import { clockText, whenText } from '../../core/clock/shanghai'

export type Print = Api['print.show']['reply']
/** What can be chosen: what and on which paper. */
export type Choice = 'cards' | 'A4' | 'A3' | 'notices' | 'slips'
export const CHOICES: { value: Choice; label: string }[] = [
  { value: 'cards', label: '联系卡' },
  { value: 'A4', label: '公示牌 A4' },
  { value: 'A3', label: '公示牌 A3' },
  { value: 'notices', label: '派单通知单' },
  { value: 'slips', label: '点单纸条' },
]
export const NOTES: Record<Choice, string> = {
  cards: '一户一张，一页八张，沿虚线剪开。码认的是这户，网格员换了人，码不用换。',
  A4: '谁管哪几家、打哪个电话。上面只有在岗的人，没有住户的名字。',
  A3: '谁管哪几家、打哪个电话。上面只有在岗的人，没有住户的名字。',
  notices:
    '派出去、正在办的一单一张，一页两张，给不看手机的人领单、签字。上面没有原话和点单人；还没分类的、矛盾纠纷、私事、说干部的、只给经办人看的不印。',
  slips: '替人点的单一单一张，一页八张。八位数只在替点的人手机上，照着抄进格子里。说干部的不印。',
}

/** What is asked for. */
export const ASKED: Record<Choice, Pick<Api['print.begin']['ask'], 'what' | 'paper'>> = {
  cards: { what: 'cards' },
  A4: { what: 'board', paper: 'A4' },
  A3: { what: 'board', paper: 'A3' },
  notices: { what: 'notices' },
  slips: { what: 'slips' },
}
const TITLES: Record<Print['what'], string> = {
  board: '公示牌',
  cards: '联系卡',
  notices: '派单通知单',
  slips: '点单纸条',
}

export interface PrintView {
  id: string
  title: string
  line: string
  progress: number
  files: { n: number; name: string; pages: string }[]
  /** What is not as it should be on the paper. */
  troubles: string[]
  until: string
}

export const isWorking = ({ state }: Print): boolean => state === 'waiting' || state === 'printing'

export function viewOf(print: Print, now: number): PrintView {
  const { id, what, where, files, made, of, missing, noCode, until } = print
  return {
    id,
    title: `${where}${TITLES[what]}`,
    line: lineOf(print),
    progress: of === 0 ? 0 : Math.round((made / of) * 100),
    files: files.map(({ n, name, pages }) => ({ n, name, pages: `${pages} 页` })),
    troubles: [
      missing.length > 0 ? `「${missing.join('')}」字库里没有，印成了〓，请用笔补上。` : '',
      noCode > 0 ? `${noCode} 个码微信没给，打电话、报卡号照样行。过后再印一次。` : '',
    ].filter(one => one !== ''),
    until: files.length > 0 ? `${whenText(until, now)} ${clockText(until)} 自己删掉，要用就再印。` : '',
  }
}

function lineOf({ state, made, of, message }: Print): string {
  switch (state) {
    case 'waiting':
      return '正在数有多少'
    case 'printing':
      return `正在排，好了 ${made} 份，一共 ${of} 份。关了页面也行。`
    case 'done':
      return '都排好了，点开就能打印、能转发。'
    case 'failed':
      return message
  }
}
