import { parseArgs } from 'node:util'
import type { CloudOptions } from '../cloud'

export interface StartOptions {
  port: number
  host: string
  dataDir: string
  reset: boolean
  villages: number | undefined
  orders: number | undefined
  /** Not asked on the command line: tests need no data after a power cut, nor a tick for every hour of a jump. */
  cloud?: Pick<CloudOptions, 'durability' | 'runsPerJump' | 'wire' | 'handOnThreads'>
}

export const HELP = `npm start -- [选项]
  --port N      预览的端口，默认 8080；占用了就用下一个
  --host ADDR   默认 127.0.0.1；要用手机打开，写 0.0.0.0
  --data DIR    数据放哪里，默认 .data
  --reset       清掉旧数据，重新来
  --villages N  样例县有几个村，默认 2
  --orders N    样例县有多少单，默认每村 40
  --bare        只要本地云，不要样例县和页面（见 docs/local-cloud.md）`

/** A wrong option is said in one sentence, not in a stack trace. */
export class BadOption extends Error {}

export function optionsFrom(argv: readonly string[]): StartOptions | 'help' {
  const { values } = read(argv)
  if (values.help) return 'help'
  return {
    port: number(values.port, 'port', 0, 65_535) ?? 8080,
    host: values.host ?? '127.0.0.1',
    dataDir: values.data ?? '.data',
    reset: values.reset ?? false,
    villages: number(values.villages, 'villages', 1, 400),
    orders: number(values.orders, 'orders', 0, 2_000_000),
  }
}

function read(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      strict: true,
      options: {
        help: { type: 'boolean', short: 'h' },
        port: { type: 'string' },
        host: { type: 'string' },
        data: { type: 'string' },
        reset: { type: 'boolean' },
        villages: { type: 'string' },
        orders: { type: 'string' },
      },
    })
  } catch (error) {
    throw new BadOption(`看不懂这个选项：${(error as Error).message}\n\n${HELP}`)
  }
}

function number(text: string | undefined, name: string, from: number, to: number): number | undefined {
  if (text === undefined) return undefined
  const n = Number(text)
  if (!Number.isInteger(n) || n < from || n > to)
    throw new BadOption(`--${name} 要写 ${from} 到 ${to} 之间的整数，写的是 ${text}。`)
  return n
}
