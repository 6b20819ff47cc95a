import { describe, expect, it } from 'vitest'
import { explain } from './explain'

/** By hand: what Tencent says, and what the person who sits in front of it is told to do. */
const TOLD: [code: string, message: string, advice: RegExp][] = [
  ['AuthFailure.SecretIdNotFound', 'no such id', /重新输入两行 export/],
  ['AuthFailure.SignatureFailure', 'signature', /请重新复制/],
  ['AuthFailure.SignatureExpire', 'expired', /请把时间校准/],
  ['UnauthorizedOperation', 'no', /QcloudTCBFullAccess/],
  ['ResourceNotFound.EnvNotFound', 'no env', /请核对 deploy.json 里的 envId/],
  ['RequestLimitExceeded', 'slow down', /等一分钟，再运行一次/],
  ['LimitExceeded.Function', 'too many', /请在云开发控制台升级套餐/],
  ['FailedOperation.InsufficientBalance', 'money', /请充值后再运行一次/],
  ['FailedOperation.FunctionStatusError', 'updating', /过一会儿再运行一次/],
  ['FailedOperation', 'E11000 duplicate key', /不要删数据；请把这一页发给/],
  ['', 'connect ECONNREFUSED 127.0.0.1:443', /请检查网络/],
  ['InternalError.Whatever', 'odd', /再运行一次会接着做；还是这样，请把这一页发给/],
]

describe('an error of the cloud', () => {
  it.each(TOLD)('%s %s: says what to do, and keeps the platform’s own words', (code, message, advice) => {
    const told = explain(Object.assign(new Error(message), { code }))
    expect(told).toMatch(advice)
    expect(told).toContain(`（原话：${[code, message].filter(Boolean).join(' ')}）`)
  })
})
