import type { Chance } from './random'

/** What a village calls its places; stories are filled with these. */
export interface Places {
  bridge: string
  tree: string
  pond: string
  canal: string
  ground: string
  school: string
  shop: string
  road: string
  hill: string
}

/** First and second character of a made-up village, each with the letter it gives to the code. */
const pairs = (text: string): [string, string][] =>
  text.split(' ').map(([character = '', letter = '']) => [character, letter])
const FRONT = pairs(
  '松S 竹Z 桂G 枣Z 杏X 梅M 樟Z 桐T 桃T 莲L 茶C 石S 青Q 白B 黄H 龙L 凤F 鹤H 双S 大D 上S 下X 东D 西X 南N 北B 清Q 高G 长C 平P',
)
const BACK = pairs('溪X 坪P 塘T 坝B 坡P 冲C 湾W 岭L 桥Q 井J 庄Z 沟G 店D 畈F')
const TOWN_BACK = ['河', '山', '塘', '店', '江', '湖', '坪', '渡']

/** The two villages of every tour through the product come first; more are made up as the county grows. */
const FIRST: Named[] = [
  { name: '柳溪村', code: 'LX' },
  { name: '枫林村', code: 'FL' },
]
export interface Named {
  name: string
  code: string
}

/** Distinct village names with distinct codes of two or three letters. */
export function villageNames(n: number): Named[] {
  const codes = new Set(FIRST.map(({ code }) => code))
  const made = FIRST.slice(0, n)
  for (let i = 0; made.length < n; i++) {
    const front = FRONT[i % FRONT.length]
    const back = BACK[(i + Math.floor(i / FRONT.length)) % BACK.length]
    if (!front || !back) throw new Error('no name left')
    const name = `${front[0]}${back[0]}村`
    if (made.some(one => one.name === name))
      throw new Error(`there are names for ${made.length} villages only`)
    made.push({ name, code: freeCode(front[1] + back[1], codes) })
  }
  return made
}

function freeCode(code: string, taken: Set<string>): string {
  const free = ['', ...'ABCDEFGHJKMNPQRSTUVWXYZ'].map(letter => code + letter).find(one => !taken.has(one))
  if (!free) throw new Error(`no code left for ${code}`)
  taken.add(free)
  return free
}

export const townName = (i: number): string =>
  i === 0 ? '青石镇' : `${FRONT[(i * 7) % FRONT.length]?.[0]}${TOWN_BACK[i % TOWN_BACK.length]}镇`

export function placesOf(village: number, random: Chance): Places {
  if (village === 0)
    return {
      bridge: '桥头',
      tree: '老槐树',
      pond: '荷塘',
      canal: '北渠',
      ground: '晒谷场',
      school: '村小',
      shop: '小卖部',
      road: '机耕路',
      hill: '后山',
    }
  return {
    bridge: random.pick(['石桥', '水泥桥', '风雨桥', '新桥']),
    tree: random.pick(['老樟树', '大榕树', '皂角树', '银杏树', '大柏树']),
    pond: random.pick(['月塘', '大塘', '门前塘', '鱼塘']),
    canal: random.pick(['东渠', '南渠', '跃进渠', '红旗渠']),
    ground: random.pick(['文化广场', '村部坪子', '戏台前']),
    school: random.pick(['中心小学', '教学点']),
    shop: random.pick(['代销店', '小超市', '供销社']),
    road: random.pick(['进村路', '环山路', '田心路']),
    hill: random.pick(['对门山', '狮子岭', '茶山']),
  }
}
