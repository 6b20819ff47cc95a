/** A node is added, renamed, ended. What lies in it moves by `regroup.ts`. */
import { about } from '../../../miniprogram/core/about'
import { DEMO_SPOKEN_CODE } from '../../../miniprogram/core/people/demo'
import type { Level } from '../../../miniprogram/core/people/grid'
import { mayAdd, mayEnd } from '../../../miniprogram/core/people/regrouping'
import { isRefusal, refuse, type Refusal } from '../../../miniprogram/core/refusal'
import type { GridDoc } from '../../_documents'
import { OPEN_QUEUES } from '../../_journal/orders/queues'
import { factsOf, isNamed } from '../../_people/node-facts'
import { logOffice, officialOf } from '../../_people/log/office-log'
import { putInto } from '../../_people/open-grid'
import { above, endPost } from '../../_people/posts'
import { postsHeldAt } from '../../_people/tree'
import { oneOf } from '../../_platform/bounds'
import { seal, store } from '../../_platform/ports'
import { transaction } from '../../_platform/transaction'
import type { Handler } from '../request/serve'
import { nodeOf } from './facts'

export const newNodeId = (who: string, key: string): string =>
  `g${seal.codeHash('node', `${who}:${key}`).slice(0, 23)}`

export const add: Handler<'node.add'> = {
  async known({ under, name, form, code, key }, me) {
    const parent = await nodeOf(under, me, false)
    if (isRefusal(parent)) return parent
    const id = newNodeId(me.person._id, key)
    const answer = { message: `加好了：${name}。`, id }
    if (me.again) return answer
    const refusal = mayAdd(await factsOf(parent), form)
    if (refusal) return refusal
    if (await isNamed(parent._id, name)) return refuse('NODE_NAMED', { name }, 'name')
    const level = (parent.level + 1) as Level
    const coded = await codeFor(level, code, parent)
    if (isRefusal(coded)) return coded
    const node: GridDoc = {
      _id: id,
      v: 1,
      id,
      name,
      level,
      parent: parent._id,
      path: [...parent.path, id],
      groups: [],
      ...coded,
      ...(form && level > 2 ? { form } : {}),
    }
    const done = await transaction<true>(async tx => {
      const present = await putInto(tx, parent._id)
      if (isRefusal(present)) return present
      await tx.put('grids', node)
      await logOffice(tx, officialOf(me, key), {
        about: about('node', id),
        path: node.path,
        step: { type: 'NodeAdded', name, under: parent.name },
        now: me.now,
      })
      return true
    })
    return isRefusal(done) ? done : answer
  },
}

/** The letters that a village's numbers begin with, like nobody else's of the county. */
async function codeFor(
  level: Level,
  code: string | undefined,
  { path }: GridDoc,
): Promise<{ code?: string } | Refusal> {
  if (level !== 2) return {}
  const isTaken =
    code === undefined ||
    code === DEMO_SPOKEN_CODE ||
    (await store.find('grids', { path: path[0] ?? '', code })) !== null
  return isTaken ? refuse('NODE_CODE', {}, 'code') : { code }
}

export const rename: Handler<'node.rename'> = {
  async known({ node: id, name, key }, me) {
    const node = await nodeOf(id, me, true)
    if (isRefusal(node)) return node
    const answer = { message: `改好了：${name}。` }
    if (me.again) return answer
    if (node.ended) return refuse('NOT_FOUND_HERE')
    if (await isNamed(node.parent, name, id)) return refuse('NODE_NAMED', { name }, 'name')
    const done = await transaction<true>(async tx => {
      const present = await tx.get('grids', id)
      if (!present) return refuse('NOT_FOUND_HERE')
      await tx.put('grids', { ...present, name })
      await logOffice(tx, officialOf(me, key), {
        about: about('node', id),
        path: present.path,
        step: { type: 'NodeRenamed', from: present.name, to: name },
        now: me.now,
      })
      return true
    })
    return isRefusal(done) ? done : answer
  },
}

export const endNode: Handler<'node.end'> = {
  async known({ node: id, key }, me) {
    const node = await nodeOf(id, me, true)
    if (isRefusal(node)) return node
    const answer = { message: `撤了${node.name}。以前的单还记在它名下。` }
    if (me.again) return answer
    const open = await store.count('tickets', { path: id, 'list.queue': oneOf(OPEN_QUEUES) }, 1)
    const refusal = mayEnd(await factsOf(node), open)
    if (refusal) return refusal
    const held = await postsHeldAt(id, [id], me.now)
    const hearers = await above(node.path, me.now)
    const by = officialOf(me, key)
    const done = await transaction<true>(async tx => {
      const present = await tx.get('grids', id)
      if (!present || present.ended || present.regrouping || present.came !== node.came)
        return refuse('STALE')
      for (const { person, role } of held) {
        const one = await tx.get('people', person)
        const change = { node, by: { ...by, idempotencyKey: `${key}:${role}` }, hearers, now: me.now }
        const ended = one && (await endPost(tx, one, { role, gridId: id, at: me.now }, change))
        if (isRefusal(ended)) return refuse('STALE')
      }
      await tx.put('grids', { ...present, ended: { at: me.now, by: me.person._id } })
      await logOffice(tx, by, {
        about: about('node', id),
        path: present.path,
        step: { type: 'NodeEnded', name: present.name },
        now: me.now,
      })
      return true
    })
    return isRefusal(done) ? done : answer
  },
}
