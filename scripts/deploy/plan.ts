/**
 * What has to be done, in the order that is safe at every moment: rules and indexes before functions, keys that open
 * before keys that seal, the timer last. Pure: the same two sides give the same plan, and equal sides give an empty one.
 */
import type { Cloud, Index } from './cloud'
import { fieldKeysThere } from './keys-there'
import type { Present, PresentFunction } from './present'
import { functionSteps } from './plan-functions'
import { LEAST_RUNTIME, type Wanted } from './wanted'

export interface Step {
  kind: 'create' | 'change'
  /** For the person who is asked. */
  words: string
  run: (cloud: Cloud) => Promise<void>
}
export interface Plan {
  /** Why nothing may be done at all. */
  refusals: string[]
  steps: Step[]
  /** How many things are as they shall be. */
  asWanted: number
}

export function makePlan(wanted: Wanted, present: Present): Plan {
  const steps = [
    ...storageSteps(wanted, present),
    ...collectionSteps(wanted, present),
    ...indexSteps(wanted, present),
    ...functionRuleSteps(wanted, present),
    ...functionSteps(wanted, present),
  ]
  const parts =
    wanted.collections.reduce((sum, { indexes }) => sum + 1 + indexes.length, 0) + wanted.functions.length + 2
  return { refusals: refusals(wanted, present), steps, asWanted: Math.max(0, parts - steps.length) }
}

function refusals(wanted: Wanted, present: Present): string[] {
  return wanted.functions.flatMap(({ name }) => {
    const found = present.functions.get(name)
    return found ? refusalsOf(name, found, wanted) : []
  })
}

function refusalsOf(name: string, found: PresentFunction, wanted: Wanted): string[] {
  const node = Number(/^Nodejs(\d+)/.exec(found.runtime)?.[1] ?? 0)
  const keys = fieldKeysThere(found.variables['FIELD_KEYS'], wanted.variables['FIELD_KEYS'] ?? '')
  const code = found.variables['CODE_KEY']
  return [
    ...(node < LEAST_RUNTIME
      ? [
          `云函数 ${name} 的运行环境是 ${found.runtime}，在它上面启动不了，建好以后又不能改。请先把它的环境变量抄下来，在控制台删掉这个函数，再运行一次；它会按 Node 20 重新建。`,
        ]
      : []),
    ...(keys.state === 'foreign' || (code !== undefined && code !== wanted.variables['CODE_KEY'])
      ? [
          `云函数 ${name} 里的密钥，和您的密钥文件不一样。换掉它，已经存进去的姓名和电话就解不开了，所以什么都没有动。请用第一次部署那台机器上的密钥文件，或收好的那一份。`,
        ]
      : []),
  ]
}

const text = (value: unknown): string => JSON.stringify(value)

function storageSteps({ storage }: Wanted, present: Present): Step[] {
  const { acl, rule } = present.storage
  const there = rule as Wanted['storage'] | null
  if (acl === 'CUSTOM' && there?.read === storage.read && there?.write === storage.write) return []
  return [
    {
      kind: 'change',
      words: `云存储：${acl === 'READONLY' ? '现在谁都能读里面的照片，' : ''}改成手机只能放、不能读`,
      run: cloud => cloud.setStorageRule(storage),
    },
  ]
}

function collectionSteps(wanted: Wanted, { collections }: Present): Step[] {
  return wanted.collections.flatMap(({ name }): Step[] => {
    const found = collections.get(name)
    if (!found)
      return [
        {
          kind: 'create',
          words: `集合 ${name}：新建，手机不能直接读写`,
          run: cloud => cloud.createCollection(name),
        },
      ]
    if (found.permission.acl === 'ADMINONLY') return []
    return [
      {
        kind: 'change',
        words: `集合 ${name}：手机现在能直接读写，关上`,
        run: cloud => cloud.closeCollection(name),
      },
    ]
  })
}

/** Unique ones first: they must stand before anything is written. */
function indexSteps(wanted: Wanted, present: Present): Step[] {
  const all = wanted.collections.flatMap(({ name, indexes }) =>
    indexes.map(index => ({ collection: name, index })),
  )
  const ordered = [...all.filter(one => one.index.unique), ...all.filter(one => !one.index.unique)]
  return ordered.flatMap(({ collection, index }): Step[] => {
    const there = present.collections.get(collection)?.indexes ?? []
    const keys = text(index.keys)
    if (there.some(one => text(one.keys) === keys && one.unique === index.unique)) return []
    const inTheWay = there.filter(one => one.name === index.name || text(one.keys) === keys)
    return [
      {
        kind: inTheWay.length > 0 ? 'change' : 'create',
        words: `集合 ${collection}：${inTheWay.length > 0 ? '重建' : '新建'}索引 ${index.name}${index.unique ? '（不许重复）' : ''}`,
        async run(cloud) {
          for (const one of inTheWay) await cloud.dropIndex(collection, one.name)
          await cloud.createIndex(collection, index)
          await untilIndexed(cloud, collection, index)
        },
      },
    ]
  })
}

const LOOKS = 60

async function untilIndexed(cloud: Cloud, collection: string, index: Index): Promise<void> {
  for (let look = 0; look < LOOKS; look++) {
    const found = (await cloud.indexes(collection)).find(one => text(one.keys) === text(index.keys))
    if (found?.unique === index.unique) return
    await cloud.wait(2000)
  }
  throw new Error(`集合 ${collection} 的索引 ${index.name} 过了两分钟还没建好。请到控制台看看，再运行一次。`)
}

/** Entries of functions that are not ours stay as they are. */
function functionRuleSteps({ phonesMayCall }: Wanted, present: Present): Step[] {
  const there = (present.functionRule ?? {}) as Record<string, { invoke?: unknown }>
  const ours = Object.fromEntries(
    Object.entries(phonesMayCall).map(([name, may]) => [name, { invoke: may ? 'auth != null' : false }]),
  )
  const next = { ...there, '*': { invoke: false }, ...ours }
  const same = Object.entries(next).every(([name, { invoke }]) => there[name]?.invoke === invoke)
  if (same) return []
  return [
    {
      kind: 'change',
      words: '云函数权限：手机只能调用 api，别的都不能',
      run: cloud => cloud.setFunctionRule(next),
    },
  ]
}
