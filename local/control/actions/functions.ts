/** Functions: scf CreateFunction, GetFunction, Update…, triggers, the address of the code; tcb ListFunctions. */
import { badValue, ControlError, noFunction, notReady } from '../errors'
import { DEFAULT_FUNCTION, type FunctionState } from '../state'
import { type Body, countOr, record, records, words, textOr } from './body'
import type { Action, Plane } from './action'

const RUNTIMES: readonly string[] = [
  'Nodejs8.9',
  'Nodejs10.15',
  'Nodejs12.16',
  'Nodejs16.13',
  'Nodejs18.15',
  'Nodejs20.19',
]
/** A zip inside the request may have 1.5 MB, all variables together 4 KB. */
const MOST_ZIP = 1.5 * 1024 * 1024
const MOST_VARIABLES = 4096
const VARIABLE = /^[A-Za-z][A-Za-z0-9_]*$/

export const functionActions: Record<string, Action> = {
  CreateFunction(plane, body) {
    const name = words(body, 'FunctionName')
    const { functions } = plane.kept.state
    if (functions[name]) throw new ControlError('ResourceInUse.Function', `该Function名称已存在。(${name})`)
    const runtime = textOr(body, 'Runtime', DEFAULT_FUNCTION.runtime)
    if (!RUNTIMES.includes(runtime)) throw new ControlError('InvalidParameterValue.Runtime', runtime)
    functions[name] = {
      runtime,
      handler: textOr(body, 'Handler', DEFAULT_FUNCTION.handler),
      timeout: timeoutOf(body, DEFAULT_FUNCTION.timeout),
      memory: memoryOf(body, DEFAULT_FUNCTION.memory),
      description: textOr(body, 'Description', DEFAULT_FUNCTION.description),
      installDependency: body['InstallDependency'] === 'TRUE',
      variables: variablesOf(body) ?? {},
      triggers: [],
      code: codeOf(plane, body),
      status: plane.lag > 0 ? 'Creating' : 'Active',
      busy: plane.lag,
    }
    return {}
  },

  GetFunction(plane, body) {
    const { name, found } = find(plane, body)
    const status = found.status
    if (found.busy > 0 && --found.busy === 0 && status !== 'CreateFailed') found.status = 'Active'
    return {
      FunctionName: name,
      Namespace: plane.kept.state.envId,
      Runtime: found.runtime,
      Handler: found.handler,
      Timeout: found.timeout,
      MemorySize: found.memory,
      Description: found.description,
      InstallDependency: found.installDependency ? 'TRUE' : 'FALSE',
      Environment: {
        Variables: Object.entries(found.variables).map(([Key, Value]) => ({ Key, Value })),
      },
      Triggers: found.triggers.map(one => ({
        TriggerName: one.name,
        Type: one.type,
        TriggerDesc: JSON.stringify({ cron: one.config }),
        Enable: 1,
      })),
      Status: status,
      StatusDesc: '',
      StatusReasons: [],
    }
  },

  /** Handler and installing are taken from the request, so an upload that does not name them changes them. */
  UpdateFunctionCode(plane, body) {
    const { found } = settled(plane, body)
    found.code = codeOf(plane, body)
    found.handler = textOr(body, 'Handler', DEFAULT_FUNCTION.handler)
    found.installDependency = body['InstallDependency'] === 'TRUE'
    return begin(plane, found)
  },

  /** Variables are replaced as a whole: one that is not sent is gone. */
  UpdateFunctionConfiguration(plane, body) {
    const { found } = settled(plane, body)
    const runtime = textOr(body, 'Runtime', found.runtime)
    if (runtime !== found.runtime)
      throw new ControlError('InvalidParameterValue.Runtime', '运行环境在创建时指定，不支持修改')
    found.timeout = timeoutOf(body, found.timeout)
    found.memory = memoryOf(body, found.memory)
    found.description = textOr(body, 'Description', found.description)
    found.variables = variablesOf(body) ?? found.variables
    return begin(plane, found)
  },

  BatchCreateTrigger(plane, body) {
    const { found } = settled(plane, body)
    const asked = JSON.parse(words(body, 'Triggers')) as Body[]
    if (asked.length !== countOr(body, 'Count', 0)) throw badValue('Count')
    for (const one of asked) addTrigger(found, one)
    return {}
  },

  DeleteTrigger(plane, body) {
    const { found } = settled(plane, body)
    const name = words(body, 'TriggerName')
    if (!found.triggers.some(one => one.name === name))
      throw new ControlError('ResourceNotFound.Trigger', name)
    found.triggers = found.triggers.filter(one => one.name !== name)
    return {}
  },

  DeleteFunction(plane, body) {
    delete plane.kept.state.functions[find(plane, body).name]
    return {}
  },

  GetFunctionAddress(plane, body) {
    const { name, found } = find(plane, body)
    const path = `${plane.kept.state.envId}/${name}.zip?code=${encodeURIComponent(found.code)}`
    return {
      Url: `https://shscfcode-1300000000.cos.ap-shanghai.myqcloud.com/${path}`,
      CodeSha256: found.code,
    }
  },

  /** As the console's test button: the account calls, with no openid and no source. */
  async Invoke(plane, body) {
    const { name } = settled(plane, body)
    if (!plane.invoke) throw new ControlError('UnsupportedOperation', 'No function runs here.')
    const event = JSON.parse(textOr(body, 'ClientContext', '{}')) as object
    return {
      Result: { InvokeResult: 0, RetMsg: JSON.stringify(await plane.invoke(name, event)), ErrMsg: '' },
    }
  },

  ListFunctions(plane, body) {
    const all = Object.entries(plane.kept.state.functions)
    const offset = countOr(body, 'Offset', 0)
    const page = all.slice(offset, offset + countOr(body, 'Limit', 20))
    return {
      Functions: page.map(([name, { runtime, status }]) => ({
        FunctionName: name,
        Runtime: runtime,
        Status: status,
      })),
      TotalCount: all.length,
    }
  },

  /** Asked by the library before it deletes a function: nothing is published over HTTP here. */
  DescribeCloudBaseGWAPI: () => ({ APISet: [], Total: 0 }),
}

function find(plane: Plane, body: Body): { name: string; found: FunctionState } {
  const name = words(body, 'FunctionName')
  const found = plane.kept.state.functions[name]
  if (!found || textOr(body, 'Namespace', 'default') !== plane.kept.state.envId) throw noFunction(name)
  return { name, found }
}

function settled(plane: Plane, body: Body): { name: string; found: FunctionState } {
  const one = find(plane, body)
  if (one.found.status !== 'Active') throw notReady(one.name)
  return one
}

function begin(plane: Plane, found: FunctionState): Record<string, unknown> {
  found.busy = plane.lag
  if (plane.lag > 0) found.status = 'Updating'
  return {}
}

function codeOf(plane: Plane, body: Body): string {
  const code = record(body, 'Code')
  if (code['ZipFile'] === undefined)
    throw new ControlError('UnsupportedOperation', 'The local control plane takes code as ZipFile only.')
  const zip = Buffer.from(words(code, 'ZipFile'), 'base64')
  if (zip.length > MOST_ZIP) throw new ControlError('InvalidParameterValue.CodeSize', String(zip.length))
  return plane.kept.keepCode(zip)
}

function timeoutOf(body: Body, otherwise: number): number {
  const seconds = countOr(body, 'Timeout', otherwise)
  if (seconds < 1 || seconds > 60) throw new ControlError('InvalidParameterValue.Timeout', String(seconds))
  return seconds
}

function memoryOf(body: Body, otherwise: number): number {
  const megabytes = countOr(body, 'MemorySize', otherwise)
  if (megabytes % 128 !== 0 || megabytes < 128 || megabytes > 2048)
    throw new ControlError('InvalidParameterValue.Memory', String(megabytes))
  return megabytes
}

function variablesOf(body: Body): Record<string, string> | null {
  if (body['Environment'] === undefined) return null
  const list = records(record(body, 'Environment'), 'Variables').map(
    one => [words(one, 'Key'), words(one, 'Value')] as const,
  )
  if (list.some(([key]) => !VARIABLE.test(key)))
    throw new ControlError('InvalidParameterValue.EnvironmentVariables', '环境变量名不合法')
  if (list.reduce((sum, [key, value]) => sum + key.length + value.length, 0) > MOST_VARIABLES)
    throw new ControlError('InvalidParameterValue.EnvironmentVariables', '环境变量总大小超过 4 KB')
  return Object.fromEntries(list)
}

function addTrigger(found: FunctionState, one: Body): void {
  const trigger = {
    name: words(one, 'TriggerName'),
    type: words(one, 'Type'),
    config: words(one, 'TriggerDesc'),
  }
  if (trigger.type !== 'timer') throw badValue(`Type ${trigger.type}`)
  if (trigger.config.trim().split(/\s+/).length !== 7)
    throw new ControlError('InvalidParameterValue.TriggerDesc', trigger.config)
  if (found.triggers.some(other => other.name === trigger.name))
    throw new ControlError('ResourceInUse.Trigger', `触发器已存在。(${trigger.name})`)
  if (found.triggers.length > 0) throw new ControlError('LimitExceeded.Trigger', '一个函数一个定时触发器')
  found.triggers.push(trigger)
}
