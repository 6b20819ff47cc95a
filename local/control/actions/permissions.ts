/** Who may do what from a phone: tcb ModifyResourcePermission, DescribeResourcePermission and storage's own pair. */
import { badValue, ControlError, noTable } from '../errors'
import type { Acl, EnvironmentState, Rule } from '../state'
import { type Body, words, textOr } from './body'
import type { Action } from './action'

const ACLS: readonly string[] = ['READONLY', 'PRIVATE', 'ADMINWRITE', 'ADMINONLY', 'CUSTOM']
const INVOKE: readonly unknown[] = [true, false, 'auth != null']

export const permissionActions: Record<string, Action> = {
  ModifyResourcePermission({ kept: { state } }, body) {
    switch (words(body, 'ResourceType')) {
      case 'function':
        state.functionRule = functionRule(body)
        return { Data: { Success: true } }
      case 'collection': {
        const name = words(body, 'Resource')
        const collection = state.collections[name]
        if (!collection) throw noTable(name)
        collection.permission = ruleOf(words(body, 'Permission'), textOr(body, 'SecurityRule', null))
        return { Data: { Success: true } }
      }
    }
    throw badValue('ResourceType')
  },

  DescribeResourcePermission({ kept: { state } }, body) {
    const type = words(body, 'ResourceType')
    const list =
      type === 'function' ? [described(type, '', custom(state.functionRule))] : ofTables(state, body)
    return { Data: { PermissionList: list, TotalCount: list.length } }
  },

  DescribeStorageSafeRule({ kept: { state } }, body) {
    bucketOf(state, body)
    return { AclTag: state.storage.acl, ...(state.storage.rule === null ? {} : { Rule: state.storage.rule }) }
  },

  ModifyStorageSafeRule({ kept: { state } }, body) {
    bucketOf(state, body)
    state.storage = ruleOf(words(body, 'AclTag'), textOr(body, 'Rule', null))
    return {}
  },
}

const custom = (rule: string): Rule => ({ acl: 'CUSTOM', rule })

const described = (type: string, name: string, { acl, rule }: Rule) => ({
  ResourceType: type,
  Resource: name,
  Permission: acl,
  ...(rule === null ? {} : { SecurityRule: rule }),
})

function ofTables(state: EnvironmentState, body: Body): object[] {
  if (body['ResourceType'] !== 'collection') throw badValue('ResourceType')
  const asked = body['Resources']
  if (!Array.isArray(asked) || asked.length === 0 || asked.length > 100) throw badValue('Resources')
  return (asked as string[]).map(name => {
    const collection = state.collections[name]
    if (!collection) throw noTable(name)
    return described('collection', name, collection.permission)
  })
}

function ruleOf(acl: string, rule: string | null): Rule {
  if (!ACLS.includes(acl)) throw badValue(`AclTag ${acl}`)
  if (acl === 'CUSTOM' && rule === null) throw new ControlError('MissingParameter', 'Rule')
  if (rule !== null) parsed(rule)
  return { acl: acl as Acl, rule: acl === 'CUSTOM' ? rule : null }
}

function parsed(rule: string): Record<string, unknown> {
  try {
    return JSON.parse(rule) as Record<string, unknown>
  } catch {
    throw new ControlError('InvalidParameter', 'Invalid security rule config')
  }
}

/** Every function needs `invoke`, `*` must be there, and only three values are known. */
function functionRule(body: Body): string {
  if (words(body, 'Permission') !== 'CUSTOM') throw badValue('Permission')
  const text = words(body, 'SecurityRule')
  const rule = parsed(text)
  const right = Object.values(rule).every(one => INVOKE.includes((one as { invoke?: unknown }).invoke))
  if (!('*' in rule) || !right) throw new ControlError('InvalidParameter', 'Invalid security rule config')
  return text
}

function bucketOf(state: EnvironmentState, body: Body): void {
  if (words(body, 'Bucket') !== state.bucket) throw new ControlError('ResourceNotFound', 'bucket not exist')
}
