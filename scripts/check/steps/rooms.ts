// Types point one way. Each room may import itself and the rooms before it in its row; functions never import one another.
import { isInside, importsOf, target } from '../imports'
import { type Source, type Step, sources } from '../step'

/** What the functions share; the functions themselves come last and stand side by side. */
const CLOUD = [
  '_documents',
  '_platform',
  '_notices',
  '_people',
  '_roster',
  '_journal',
  '_own',
  '_points',
  '_telling',
]
const FUNCTIONS = ['api', 'jobs', 'hooks', 'admin', 'spreadsheets']
/** `labels` names what an order and a post are called, so it stands with the order. */
const CORE = [
  ['refusal', 'canonical', 'text', 'about', 'limits'],
  ['clock'],
  ['lasts', 'filing'],
  ['people'],
  ['care'],
  ['news'],
  ['process'],
  ['labels', 'ticket'],
  ['county', 'print', 'own'],
  ['points'],
  ['honour', 'redemption', 'deed', 'feedback'],
  ['board'],
  ['duty'],
]

type Fault = (room: string, other: string) => string | null

const inCloud: Fault = (room, other) => {
  if (FUNCTIONS.includes(other))
    return FUNCTIONS.includes(room)
      ? `云函数 ${room} 引了云函数 ${other}；两边都要的，放进下划线开头的屋子`
      : `${room} 引了云函数 ${other}；屋子不认识住在里面的云函数`
  if (FUNCTIONS.includes(room))
    return CLOUD.includes(other) ? null : `${other} 不在 scripts/check/steps/rooms.ts 里`
  return CLOUD.indexOf(other) < CLOUD.indexOf(room) ? null : `${room} 不能引 ${other}：它在后面`
}

const rank = (name: string): number => CORE.findIndex(rooms => rooms.includes(name))
const inCore: Fault = (room, other) => {
  if (rank(room) < 0 || rank(other) < 0)
    return `${rank(room) < 0 ? room : other} 不在 scripts/check/steps/rooms.ts 里`
  if (rank(other) < rank(room) || (rank(other) === rank(room) && ALIKE.has(`${room} ${other}`))) return null
  return `core/${room} 不认识 core/${other}`
}
/** The names of an order's states stand beside the order, and its sentences use them. */
const ALIKE = new Set(['labels ticket', 'ticket labels'])

/** The first folder under `dir`, or the file's own name. */
const roomOf = (file: string, dir: string): string =>
  file
    .slice(dir.length + 1)
    .split('/')[0]
    ?.replace(/\.ts$/, '') ?? ''
const isTest = (file: string): boolean => /\.test\.ts$|\btesting\b/.test(file)

function faultsIn(root: string, dir: string, fault: Fault): string[] {
  return sources(root, dir, '.ts')
    .filter(({ file }) => !isTest(file))
    .flatMap(source =>
      importsOf(source).flatMap(({ from, index }) => {
        const aim = target(source, from)
        if (!from.startsWith('.') || !isInside(aim, dir)) return []
        const [room, other] = [roomOf(source.file, dir), roomOf(aim, dir)]
        const message = room === other ? null : fault(room, other)
        return message ? [`${source.place(index)} ${message}`] : []
      }),
    )
}

/**
 * The two sides meet in two places only: core, which both run, and the contract, of which the phone reads types. The
 * contract knows core and nothing else.
 */
function betweenTheSides(root: string): string[] {
  const across = (dir: string, other: string, allowed: string, message: string) =>
    sources(root, dir, '.ts')
      .filter(({ file }) => !isTest(file))
      .flatMap((source: Source) =>
        importsOf(source)
          .filter(({ from }) => from.startsWith('.'))
          .filter(
            ({ from }) => isInside(target(source, from), other) && !isInside(target(source, from), allowed),
          )
          .map(({ from, index }) => `${source.place(index)} ${message}，${from} 在外面`),
      )
  return [
    ...across('miniprogram', 'cloudfunctions', '-', '小程序和云函数只在 contract 里碰头'),
    ...across('cloudfunctions', 'miniprogram', 'miniprogram/core', '云函数只用小程序的 core'),
    ...across('contract', 'miniprogram', 'miniprogram/core', 'contract 只用 core'),
    ...across('contract', 'cloudfunctions', '-', 'contract 不认识云函数'),
    ...['contract', 'miniprogram', 'cloudfunctions'].flatMap(dir =>
      ['local', 'scripts', 'tests', 'bench'].flatMap(other =>
        across(dir, other, '-', '上线的代码不引本机的工具和测试'),
      ),
    ),
  ]
}

export const rooms: Step = {
  name: '屋子的先后',
  run: root => [
    ...faultsIn(root, 'cloudfunctions', inCloud),
    ...faultsIn(root, 'miniprogram/core', inCore),
    ...betweenTheSides(root),
  ],
}
