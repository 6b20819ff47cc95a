/** The same documents as a verb, written by bare SDK calls: what the house costs above that is what the benchmark wants to know. */
import tcb from '@cloudbase/node-sdk'
import cloud from 'wx-server-sdk'

cloud.init()
const app = tcb.init({ env: tcb.SYMBOL_CURRENT_ENV as unknown as string })
const db = app.database()

export interface Step {
  op: 'get' | 'set' | 'add'
  collection: string
  id: string
  doc?: Record<string, unknown>
}

/** Looks the caller up, then runs the steps in one transaction, one after the other. */
export async function main({ steps }: { steps: Step[] }): Promise<{ ok: true; data: number }> {
  const { OPENID } = cloud.getWXContext()
  await db.collection('people').where({ openid: OPENID }).limit(1).get()
  await db.runTransaction(
    async (transaction: {
      collection(name: string): {
        doc(id: string): { get(): Promise<unknown>; set(doc: object): Promise<unknown> }
        add(doc: object): Promise<unknown>
      }
    }) => {
      for (const { op, collection, id, doc } of steps) {
        const at = transaction.collection(collection)
        if (op === 'get') await at.doc(id).get()
        else if (op === 'set') await at.doc(id).set(doc ?? {})
        else await at.add({ _id: id, ...doc })
      }
    },
  )
  return { ok: true, data: steps.length }
}
