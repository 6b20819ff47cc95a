/**
 * What has to be done, in the order that is safe at every moment: rules and indexes before functions, keys that open
 * before keys that seal, the timer last. Pure: the same two sides give the same plan, and equal sides give an empty one.
 */
import type { Cloud, Index } from '../cloud/cloud'
import { fieldKeysThere } from '../keys-there'
import type { Present, PresentFunction } from '../present'
import { functionSteps } from './plan-functions'
import type { Area, Step } from './plan-step'
import { LEAST_RUNTIME, type Wanted } from './wanted'

/** What a step is about; `npm run deploy -- --verify` has one line for each. */
interface Refusal {
  area: Area
  words: string
}
export interface Plan {
  /** Why nothing may be done at all. */
  refusals: Refusal[]
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

function refusals(wanted: Wanted, present: Present): Refusal[] {
  return wanted.functions.flatMap(({ name }) => {
    const found = present.functions.get(name)
    return found ? refusalsOf(name, found, wanted) : []
  })
}

function refusalsOf(name: string, found: PresentFunction, wanted: Wanted): Refusal[] {
  const node = Number(/^Nodejs(\d+)/.exec(found.runtime)?.[1] ?? 0)
  const keys = fieldKeysThere(found.variables['FIELD_KEYS'], wanted.variables['FIELD_KEYS'])
  const code = found.variables['CODE_KEY']
  const refusals: Refusal[] = []
  if (node < LEAST_RUNTIME)
    refusals.push({
      area: 'runtime',
      words: `云函数 ${name} 的运行环境是 ${found.runtime}，在它上面启动不了，建好以后又不能改。请先把它的环境变量抄下来，在控制台删掉这个函数，再运行一次；它会按 Node 20 重新建。`,
    })
  const wantedCode = wanted.variables['CODE_KEY']
  if (keys.state === 'foreign' || (wantedCode && code !== undefined && code !== wantedCode))
    refusals.push({
      area: 'keys',
      words: `云函数 ${name} 里的密钥，和您的密钥文件不一样。换掉它，已经存进去的姓名和电话就解不开了，所以什么都没有动。请用第一次部署那台机器上的密钥文件，或收好的那一份。`,
    })
  return refusals
}

const text = (value: unknown): string => JSON.stringify(value)

function storageSteps({ storage }: Wanted, present: Present): Step[] {
  const { acl, rule } = present.storage
  const there = rule as Wanted['storage'] | null
  if (acl === 'CUSTOM' && there?.read === storage.read && there?.write === storage.write) return []
  return [
    {
      kind: 'change',
      area: 'storage',
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
          area: 'collections',
          words: `集合 ${name}：新建，手机不能直接读写`,
          run: cloud => cloud.createCollection(name),
        },
      ]
    if (found.permission.acl === 'ADMINONLY') return []
    return [
      {
        kind: 'change',
        area: 'collections',
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
  const missing = all.filter(({ collection, index }) => !indexesOf(present, collection).some(isLike(index)))
  const ordered = [...missing.filter(one => one.index.unique), ...missing.filter(one => !one.index.unique)]
  if (ordered.length === 0) return []
  return [
    ...ordered.map(one => indexStep(one, indexesOf(present, one.collection))),
    {
      kind: 'change',
      area: 'indexes',
      words: '等索引都建好',
      run: cloud => untilIndexed(cloud, ordered),
    },
  ]
}

interface Missing {
  collection: string
  index: Index
}
const indexesOf = (present: Present, collection: string): Index[] =>
  present.collections.get(collection)?.indexes ?? []
/** A name does not matter: what counts is what it orders, and whether it lets anything in twice. */
const isLike = (wanted: Index) => (one: Index) =>
  text(one.keys) === text(wanted.keys) && one.unique === wanted.unique

function indexStep({ collection, index }: Missing, there: Index[]): Step {
  const inTheWay = there.filter(one => one.name === index.name || text(one.keys) === text(index.keys))
  return {
    kind: inTheWay.length > 0 ? 'change' : 'create',
    area: 'indexes',
    words: `集合 ${collection}：${inTheWay.length > 0 ? '重建' : '新建'}索引 ${index.name}${index.unique ? '（不许重复）' : ''}`,
    async run(cloud) {
      for (const one of inTheWay) await cloud.dropIndex(collection, one.name)
      await cloud.createIndex(collection, index)
    },
  }
}

const LOOKS = 60

async function untilIndexed(cloud: Cloud, missing: Missing[]): Promise<void> {
  let left = missing
  for (let look = 0; look < LOOKS; look++) {
    const still: Missing[] = []
    for (const collection of new Set(left.map(one => one.collection))) {
      const there = await cloud.indexes(collection)
      still.push(...left.filter(one => one.collection === collection && !there.some(isLike(one.index))))
    }
    if (still.length === 0) return
    left = still
    await cloud.wait(2000)
  }
  const names = left.map(one => `${one.collection}.${one.index.name}`).join('、')
  throw new Error(`过了两分钟，这些索引还没建好：${names}。请到控制台看看，再运行一次。`)
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
      area: 'invoke',
      words: '云函数权限：手机只能调用 api，别的都不能',
      run: cloud => cloud.setFunctionRule(next),
    },
  ]
}
