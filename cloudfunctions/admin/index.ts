/** The county administrator's doors: the console or `tcb fn invoke admin`. Not callable by phones (permissions.json); refused here once more. */
import { isRefusal, refuse } from '../../miniprogram/core/refusal'
import { logFailure } from '../_platform/failure'
import { callBy } from '../_platform/calls/guard'
import { isPassing } from '../_platform/database-error'
import { adminRoutes, type AdminInput, type AdminRoute } from './contract'
import { confirmPost } from './confirm'
import { endDemo } from './demo/end'
import { fillDemo } from './demo/story'
import { startDemo } from './demo/start'
import { erasePerson } from './erase'
import { exportVillage } from './export'
import { importRows } from './import'
import { endPost, grantPost } from './posts'
import { liftDocuments } from './lift'
import { saveRulesOfPoints, saveShop } from './points-rules'
import { rebuild } from './rebuild'
import { saveCalendar, saveRules } from './rules'
import { listTemplates } from './templates'
import { verifyVillage } from './verify/route'

const TABLE: { [R in AdminRoute]: (input: AdminInput<R>) => Promise<unknown> } = {
  import: importRows,
  grantPost,
  endPost,
  confirmPost,
  'rules.save': saveRules,
  'calendar.save': saveCalendar,
  'points.rules.save': saveRulesOfPoints,
  'shop.save': saveShop,
  export: exportVillage,
  verify: verifyVillage,
  erase: erasePerson,
  'demo.start': startDemo,
  'demo.fill': fillDemo,
  'demo.end': endDemo,
  'templates.list': listTemplates,
  rebuild,
  lift: liftDocuments,
}

/** `{ route, data }` → `{ ok: true, data }` or a refusal in Chinese, as the phone's functions answer. */
export async function main(event: unknown, context: unknown): Promise<unknown> {
  if (!callBy('console', 'admin', event, context)) return refusedReply(refuse('NOT_ALLOWED'))
  const { route, data = {} } = (event ?? {}) as { route?: unknown; data?: unknown }
  if (typeof route !== 'string' || !Object.hasOwn(adminRoutes, route))
    return refusedReply(refuse('NO_SUCH_ROUTE'))
  const parsed = adminRoutes[route as AdminRoute].safeParse(data)
  if (!parsed.success)
    return refusedReply(refuse('BAD_INPUT', {}, parsed.error.issues[0]?.path.join('.') || undefined))
  try {
    const answer = await (TABLE[route as AdminRoute] as (input: unknown) => Promise<unknown>)(parsed.data)
    return isRefusal(answer) ? refusedReply(answer) : { ok: true, data: answer }
  } catch (error) {
    if (isPassing(error)) return refusedReply(refuse('BUSY'))
    return { ...refusedReply(refuse('INTERNAL')), log: logFailure('admin', route, error) }
  }
}

function refusedReply({ refused, ...rest }: ReturnType<typeof refuse>) {
  return { ok: false as const, code: refused, ...rest }
}
