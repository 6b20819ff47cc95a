/** The part of the plan about functions: made, configured, given their code, and last their timer. */
import { fieldKeysThere } from '../keys-there'
import type { Area, Step } from './plan-step'
import type { Present, PresentFunction } from '../present'
import type { Wanted, WantedFunction } from './wanted'

const KEYS: readonly string[] = ['FIELD_KEYS', 'CODE_KEY', 'KEY_CHECK']

export function functionSteps(wanted: Wanted, present: Present): Step[] {
  const existing = wanted.functions.filter(({ name }) => present.functions.has(name))
  const missing = wanted.functions.filter(({ name }) => !present.functions.has(name))
  const of = (one: WantedFunction): PresentFunction => present.functions.get(one.name) as PresentFunction
  return [
    ...existing.flatMap(one => bridgeSteps(one, of(one), wanted)),
    ...missing.map(one => createStep(one, wanted)),
    ...existing.flatMap(one => configurationSteps(one, of(one), wanted)),
    ...existing.flatMap(one => codeSteps(one, of(one))),
    ...wanted.functions.flatMap(one => triggerSteps(one, present.functions.get(one.name))),
  ]
}

/** A new key: first every function learns to open with it, then they seal with it. */
function bridgeSteps(
  { name, timeout, memory }: WantedFunction,
  found: PresentFunction,
  wanted: Wanted,
): Step[] {
  const keys = fieldKeysThere(found.variables['FIELD_KEYS'], wanted.variables['FIELD_KEYS'])
  if (keys.state !== 'bridge') return []
  const variables = { ...found.variables, FIELD_KEYS: keys.bridge }
  return [
    {
      kind: 'change',
      area: 'keys',
      words: `云函数 ${name}：先学会用新密钥开，旧的照用`,
      run: cloud => cloud.updateConfiguration(name, { timeout, memory, variables }),
    },
  ]
}

function createStep(one: WantedFunction, { variables }: Wanted): Step {
  const { name, timeout, memory } = one
  return {
    kind: 'create',
    area: 'functions',
    words: `云函数 ${name}：新建（${one.runtime}，${timeout} 秒，${memory} MB，${Object.keys(variables).length} 个环境变量）`,
    run: cloud => cloud.createFunction({ ...one, triggers: [], variables, zip: one.zip.bytes }),
  }
}

function configurationSteps(
  { name, timeout, memory }: WantedFunction,
  found: PresentFunction,
  wanted: Wanted,
): Step[] {
  const changed = (isKey: boolean): string[] =>
    Object.keys(wanted.variables)
      .filter(key => KEYS.includes(key) === isKey && found.variables[key] !== wanted.variables[key])
      .map(key => `环境变量 ${key} ${found.variables[key] === undefined ? '加上' : '换成新的'}`)
  const settings = [
    ...(found.timeout === timeout ? [] : [`超时 ${found.timeout} 秒改成 ${timeout} 秒`]),
    ...(found.memory === memory ? [] : [`内存 ${found.memory} MB 改成 ${memory} MB`]),
  ]
  // A variable that nobody here knows stays: it may be somebody's work.
  const variables = { ...found.variables, ...wanted.variables }
  const areas: [Area, string[]][] = [
    ['keys', changed(true)],
    ['configuration', settings],
    ['templates', changed(false)],
  ]
  const [first, ...more] = areas.filter(([, message]) => message.length > 0)
  if (!first) return []
  const run: Step['run'] = cloud => cloud.updateConfiguration(name, { timeout, memory, variables })
  const step = ([area, message]: [Area, string[]]): Omit<Step, 'run'> => ({
    kind: 'change',
    area,
    words: `云函数 ${name}：${message.join('；')}`,
  })
  // One request sets them all.
  return [{ ...step(first), run }, ...more.map(one => ({ ...step(one), run: async () => undefined }))]
}

function codeSteps(one: WantedFunction, found: PresentFunction): Step[] {
  if (found.sameCode && found.handler === one.handler) return []
  return [
    {
      kind: 'change',
      area: 'code',
      words: `云函数 ${one.name}：换上这次的代码`,
      run: cloud => cloud.updateCode({ ...one, variables: {}, zip: one.zip.bytes }),
    },
  ]
}

function triggerSteps(one: WantedFunction, found: PresentFunction | undefined): Step[] {
  return one.triggers.flatMap((trigger): Step[] => {
    const there = found?.triggers ?? []
    if (there.some(({ name, config }) => name === trigger.name && config === trigger.config)) return []
    return [
      {
        kind: there.length > 0 ? 'change' : 'create',
        area: 'timer',
        words: `云函数 ${one.name}：定时器 ${trigger.name}（${trigger.config}）${there.length > 0 ? '换上' : '装上'}`,
        async run(cloud) {
          // One function takes one timer.
          for (const old of there) await cloud.deleteTrigger(one.name, old.name)
          await cloud.createTrigger(one.name, trigger)
        },
      },
    ]
  })
}
