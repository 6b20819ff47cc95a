import { describe, expect, it } from 'vitest'
import { home, passes, project, refuses, rule } from './project.testing'
import { borders } from './steps/borders'
import { cycles, ringsIn } from './steps/cycles'
import { rooms } from './steps/rooms'
import { sizeWith } from './steps/size'
import { unused } from './steps/unused'

describe('borders', () => {
  it('pass a project that keeps them', () => passes(borders))
  it.each([
    [
      'a value brought over the border',
      home("import { serve } from '../../../contract'"),
      /home\.ts:8 从 miniprogram 外面引了值/,
    ],
    [
      'a value among types',
      home("import { type Reply as R, serve } from '../../../contract'"),
      '从 miniprogram 外面引了值',
    ],
    ['a re-export over the border', home("export * from '../../../contract'"), '从 miniprogram 外面引了值'],
    [
      'a require over the border',
      home("const far = require('../../../contract')"),
      '从 miniprogram 外面引了值',
    ],
    [
      'dayjs outside shanghai.ts',
      home("import dayjs from 'dayjs'"),
      '只有 miniprogram/core/clock/shanghai.ts 可以',
    ],
    [
      'a plugin of dayjs outside shanghai.ts',
      { 'cloudfunctions/_platform/time.ts': "import utc from 'dayjs/plugin/utc'" },
      '不该引 dayjs/plugin/utc',
    ],
    [
      'a second importer of node-sdk',
      { 'cloudfunctions/api/index.ts': "import tcb from '@cloudbase/node-sdk'" },
      '只有 cloudfunctions/_platform/sdk.ts 可以',
    ],
    [
      'a second importer of wx-server-sdk',
      { 'cloudfunctions/api/index.ts': "import cloud from 'wx-server-sdk'" },
      '只有 cloudfunctions/_platform/wechat.ts 可以',
    ],
    ['zod on the phone', home("import * as z from 'zod'"), '小程序里不用它'],
    [
      'core reaching for the phone',
      rule("import { send } from '../api/transport'"),
      'core 只能引 core 里面的东西',
    ],
  ])('refuse %s', (_, changes, message) => refuses(borders, changes, message))
})

describe('rooms', () => {
  const file = (name: string, line: string) => ({ [name]: `${line}\n` })
  it('pass a project that keeps them', () => passes(rooms))
  it.each([
    [
      'a function that imports another',
      file('cloudfunctions/api/late.ts', "import type { Job } from '../jobs/slice'"),
      /api\/late\.ts:1 云函数 api 引了云函数 jobs/,
    ],
    [
      'a room that knows a function',
      file('cloudfunctions/_journal/late.ts', "import { templates } from '../jobs/templates'"),
      '_journal 引了云函数 jobs',
    ],
    [
      'a room that imports a later one',
      file('cloudfunctions/_platform/late.ts', "import type { Actor } from '../_people/person'"),
      '_platform 不能引 _people：它在后面',
    ],
    [
      'a folder that nobody gave a place',
      file('cloudfunctions/api/late.ts', "import { a } from '../_shelf/a'"),
      '_shelf 不在 scripts/check/steps/rooms.ts 里',
    ],
    [
      'people who know an order, by a type only',
      file('miniprogram/core/people/late.ts', "import type { Ticket } from '../ticket/types'"),
      'core/people 不认识 core/ticket',
    ],
    [
      'a type from inside the functions on the phone',
      home("import type { TicketDoc } from '../../../cloudfunctions/_documents'"),
      '小程序和云函数只在 contract 里碰头',
    ],
    [
      'a stored shape in the contract',
      file('contract/late.ts', "import type { TicketDoc } from '../cloudfunctions/_documents'"),
      'contract 不认识云函数',
    ],
    [
      'a picture of the phone in the contract',
      file('contract/late.ts', "import type { CardView } from '../miniprogram/views/models'"),
      'contract 只用 core',
    ],
    [
      'a type of the phone in the functions',
      file('cloudfunctions/api/late.ts', "import type { CardView } from '../../miniprogram/views/models'"),
      '云函数只用小程序的 core',
    ],
    [
      'a tool in what ships',
      file('cloudfunctions/admin/late.ts', "import { Store } from '../../local/cloud/store/store'"),
      '上线的代码不引本机的工具和测试',
    ],
  ])('refuse %s', (_, changes, message) => refuses(rooms, changes, message))
})

describe('rings of imports', () => {
  it('are none in a good project', () => passes(cycles))
  it('are named whole, by types too', () =>
    refuses(
      cycles,
      {
        'cloudfunctions/api/a.ts': "import { b } from './b'\n",
        'cloudfunctions/api/b.ts': "import type { C } from './c'\n",
        'cloudfunctions/api/c.ts': "export * from './a'\n",
      },
      'cloudfunctions/api/a.ts → cloudfunctions/api/b.ts → cloudfunctions/api/c.ts → cloudfunctions/api/a.ts 绕成一圈',
    ))
  it('are told once for each knot, and what remains of it the next time', () => {
    const graph = new Map([
      ['a', ['b', 'x']],
      ['b', ['a']],
      ['x', ['y']],
      ['y', ['z']],
      ['z', ['y', 'a']],
    ])
    expect(ringsIn(graph)).toEqual([
      ['a', 'b'],
      ['x', 'y', 'z', 'a'],
    ])
  })
})

describe('what nobody uses', { timeout: 120_000 }, () => {
  const files = {
    'package.json': '{ "name": "sample", "type": "module" }\n',
    'knip.ts':
      "export default { entry: ['cloudfunctions/api/index.ts'], project: ['cloudfunctions/api/*.ts'] }\n",
    'cloudfunctions/api/index.ts': "import { used } from './one'\nused()\n",
    'cloudfunctions/api/one.ts': 'export const used = () => 1\n',
  }
  it('is nothing where every export is read', async () => {
    expect(await unused.run(project(files))).toEqual([])
  })
  it('is named: an export, a type, a file', async () => {
    const late = {
      'cloudfunctions/api/one.ts':
        'export const used = () => 1\nexport const spare = 2\nexport type Spare = 3\n',
      'cloudfunctions/api/two.ts': 'export const two = 2\n',
    }
    const faults = (await unused.run(project({ ...files, ...late }))).join('\n')
    expect(faults).toContain('cloudfunctions/api/one.ts: spare')
    expect(faults).toContain('cloudfunctions/api/one.ts: Spare')
    expect(faults).toContain('cloudfunctions/api/two.ts')
  })
})

describe('sizes', () => {
  const lines = (n: number) => ({ 'cloudfunctions/api/one.ts': 'one\n'.repeat(n) })
  const files = (dir: string, n: number) =>
    Object.fromEntries(Array.from({ length: n }, (_, i) => [`${dir}/f${i}.ts`, 'one\n']))
  it('of 250 lines and 20 siblings pass', async () => {
    const root = project({ ...lines(250), ...files('cloudfunctions/jobs', 20) })
    expect(await sizeWith({}).run(root)).toEqual([])
  })
  it('beyond that are named', async () => {
    const root = project({ ...lines(251), ...files('cloudfunctions/jobs', 21) })
    expect(await sizeWith({}).run(root)).toEqual([
      'cloudfunctions/api/one.ts 有 251 行，最多 250，请拆开',
      'cloudfunctions/jobs 有 21 个文件，最多 20，请拆开',
    ])
  })
  it('of a table and of a folder of verbs may be as large as they are', async () => {
    const tables = { 'cloudfunctions/api/one.ts': 'one row a route' }
    const root = project({ ...lines(900), ...files('miniprogram/core/ticket/verbs/desk', 30) })
    expect(await sizeWith(tables).run(root)).toEqual([])
  })
})
