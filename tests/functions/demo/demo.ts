/** The county of the tests with the demonstration county beside it, and an account in each of its roles. */
import type { Api, Route } from '../../../contract'
import { DEMO_PEOPLE } from '../../../cloudfunctions/admin/demo/sample'
import { DEMO_PURPOSE, readDemoCode } from '../../../miniprogram/core/people/demo'
import { ROLES, type Role } from '../../../miniprogram/core/people/role'
import type { County } from '../county'
import { tap } from '../county'
import { seal } from '../seeded'

/** One a role, as a deploy would have drawn them. */
export const CODES: Record<Role, string> = {
  resident: '7K2QM-9XTB4',
  gridMember: '3WD8R-H6CNA',
  dispatcher: 'ZP5VJ-2E1GK',
  supervisor: '8TS4Y-QB7MF',
  inspector: 'N9XC6-W3RDP',
  shopkeeper: 'K1HJ7-V5ZTE',
  mediator: 'G4QY2-8PNSB',
  admin: 'R6MFX-T9D3W',
}
const hashed = (code: string): string => seal.codeHash(DEMO_PURPOSE, readDemoCode(code))
const codesFor = (codes: Record<Role, string>): { personId: string; hash: string }[] =>
  ROLES.map(role => ({ personId: DEMO_PEOPLE[role].id, hash: hashed(codes[role]) }))

interface Answer<T> {
  ok: boolean
  code?: string
  message?: string
  data: T
}
export const admin = <T>(county: County, route: string, data: object = {}): Promise<Answer<T>> =>
  county.cloud.console('admin', { route, data }) as Promise<Answer<T>>

export const start = (county: County, codes = CODES): Promise<Answer<{ until: number }>> =>
  admin(county, 'demo.start', { codes: codesFor(codes) })

/** The account of a role. */
export const accountOf = (role: Role): { openid: string } => ({ openid: `o_demo_${role}` })
export const enter = (county: County, who: { openid: string }, code: string) =>
  county.as(who, 'demo.enter', { code, key: tap() })

/** Asks as the account of that role; a refusal is an error of the test. */
export async function okAs<R extends Route>(
  county: County,
  role: Role,
  route: R,
  data: Api[R]['ask'],
): Promise<Api[R]['reply']> {
  const reply = await county.as(accountOf(role), route, data)
  if (!reply.ok) throw new Error(`${role} ${route}: ${reply.code} ${reply.message} ${reply.field ?? ''}`)
  return reply.data
}

/** Started, and every role taken. */
export async function openDemo(county: County): Promise<void> {
  const started = await start(county)
  if (!started.ok) throw new Error(started.message)
  for (const role of ROLES) {
    const reply = await enter(county, accountOf(role), CODES[role])
    if (!reply.ok) throw new Error(`${role}: ${reply.code} ${reply.message}`)
  }
}
