import type { Story } from './story'

/** Orders that are not for the village to do: what was asked, and where it went instead. */
export interface Turned {
  key: string
  story: Story
  decline?: { reason: string; whereInstead: string }
  appeal?: string
  office?: string
  reason?: string
  answer?: string
}

const order = (sub: string, asked: string, place?: string): Story => ({
  sub,
  matter: 'minor',
  asked,
  measures: '',
  progress: [],
  done: '',
  thanks: '',
  ...(place ? { place } : {}),
})

export const turned: readonly Turned[] = [
  {
    key: 'title',
    story: order('certificate', '老房子要过户给儿子，[两边都在外地|人走不动]，村里能不能代办。'),
    decline: {
      reason: '房子过户要两家一起到场，村里代不了。',
      whereInstead: '县不动产登记中心，星期一到星期五都开门',
    },
  },
  {
    key: 'household',
    story: order('certificate', '儿媳妇的户口要迁过来，[跑一趟不容易|不知道要哪些]，能在村里办吗。'),
    decline: {
      reason: '迁户口要本人按手印，村里办不了。',
      whereInstead: '镇便民中心 3 号窗，带身份证和户口本',
    },
  },
  {
    key: 'highway',
    story: order('road', '村口县道上一排大坑，[摩托车摔过两回|拉菜的车颠掉一筐]，请来补一补。', '村口县道'),
    decline: {
      reason: '这段路归县公路段管，村里动不了。',
      whereInstead: '县公路段值班电话，打 12345 也会转过去',
    },
    appeal: '我问过公路段，他们说这一段早就交给村里管了，请镇里再看看。',
  },
  {
    key: 'weir',
    story: order('ditch', '水坝的闸门关不严，[夜里哗哗地漏|下头冬水田都泡着]，要大修了。', '水坝'),
    office: '镇水利站',
    reason: '大修归水利站，已经打过电话。',
    answer: '站里带料来换了密封，用了半天，当场看过不漏。',
  },
  {
    key: 'transformer',
    story: order('power', '变压器嗡嗡响，[热天跳了三回闸|冒过一次火星]，娃娃在底下玩。', '变压器底下'),
    office: '县供电公司',
    reason: '要动变压器，村里动不了。',
  },
  {
    key: 'bus',
    story: order('ride', '去县里的班车[不进村了|只剩早上一趟]，老人去看病要走三里路。'),
    office: '县公路段',
    reason: '路窄车调不了头，请他们看看能不能加宽。',
    answer: '回话说班车线路不归他们管，退回来再派。',
  },
]
