/**
 * Why a call did not reach the service, from the number that `wx.cloud` fails with (docs: 云开发 → 错误码), and what a
 * person is told. What nobody knows is taken for a weak signal: then everything is kept and tried again.
 */
export type Why = 'OFFLINE' | 'BUSY' | 'QUOTA' | 'NOT_SET_UP'

export class Unreached extends Error {
  constructor(
    readonly why: Why,
    /** The platform's number without its minus; empty where there is none. */
    readonly number: string,
  ) {
    super(why)
  }
}

const WHY: Record<number, Why> = {
  // 请求次数超出环境配额，读、写次数配额耗尽，磁盘耗尽
  501003: 'QUOTA',
  501015: 'QUOTA',
  501016: 'QUOTA',
  501017: 'QUOTA',
  // 并发超出配额，系统错误，响应超时，轮询超时，微信后台系统错误
  501004: 'BUSY',
  501001: 'BUSY',
  501002: 'BUSY',
  404005: 'BUSY',
  404010: 'BUSY',
  404012: 'BUSY',
  504003: 'BUSY',
  601001: 'BUSY',
  604102: 'BUSY',
  // 环境信息异常，资源不存在、不可用，未授权，函数调用或执行失败，没有权限使用
  501000: 'NOT_SET_UP',
  501005: 'NOT_SET_UP',
  501007: 'NOT_SET_UP',
  501009: 'NOT_SET_UP',
  501018: 'NOT_SET_UP',
  501019: 'NOT_SET_UP',
  501023: 'NOT_SET_UP',
  503001: 'NOT_SET_UP',
  503002: 'NOT_SET_UP',
  504001: 'NOT_SET_UP',
  504002: 'NOT_SET_UP',
  404011: 'NOT_SET_UP',
  401001: 'NOT_SET_UP',
  601004: 'NOT_SET_UP',
  601018: 'NOT_SET_UP',
  601034: 'NOT_SET_UP',
}
/** Words of the wire that stand in the message whatever the number is. */
const WORDS: readonly (readonly [RegExp, Why])[] = [
  [/request:fail|no network|network error/i, 'OFFLINE'],
  [/EXCEED_CONCURRENT_REQUEST_LIMIT|EXCEED_RATELIMIT|SYS_ERR|SERVER_TIMEOUT/, 'BUSY'],
  [/EXCEED_REQUEST_LIMIT|QUOTA/, 'QUOTA'],
  [/INVALID_ENV|ENV_ABNORMAL|ENV_NOT_READY|RESOURCE_NOT_INITIAL|FUNCTION_NOT_FOUND/, 'NOT_SET_UP'],
]

/** What `fail` of `wx.cloud` was called with. */
export interface Problem {
  errCode?: unknown
  errMsg?: string
  message?: string
}

export function unreached(problem: Problem | undefined): Unreached {
  const text = problem?.errMsg || problem?.message || ''
  const found = /errCode:\s*-?(\d+)/.exec(text)
  const code = problem?.errCode
  const number = found?.[1] ? Number(found[1]) : typeof code === 'number' ? Math.abs(code) : 0
  for (const [words, why] of WORDS)
    if (words.test(text)) return new Unreached(why, number ? String(number) : '')
  return new Unreached(WHY[number] || 'OFFLINE', number > 1 ? String(number) : '')
}

export const UNREACHED_SAYS: Record<Why, (number: string) => string> = {
  OFFLINE: () => '这会儿没信号。写的字还在，有了信号再按一次，不会变成两单。',
  BUSY: () => '这会儿用的人多，没有接上。写的字还在，过一分钟再按一次，不会变成两单。',
  QUOTA: () => '这个月的云服务用完了，等县里续上才能交。写的字还在；急的事请打电话。',
  NOT_SET_UP: number =>
    `服务还没装好，或者坏了${number ? `（编号 ${number}）` : ''}。写的字还在；请把编号告诉派单台，急的事请打电话。`,
}

/** The title of a page that could not be opened. */
export const UNREACHED_TITLE: Record<Why, string> = {
  OFFLINE: '这会儿没信号',
  BUSY: '这会儿用的人多，没有接上',
  QUOTA: '这个月的云服务用完了',
  NOT_SET_UP: '服务还没装好，或者坏了',
}
