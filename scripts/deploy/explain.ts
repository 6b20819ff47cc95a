/** What an error of the control API means for the person who sits in front of it, and what to do. The code stays readable. */
import type { Thrown } from './cloud/tries'

const MESSAGES: readonly (readonly [RegExp, string])[] = [
  [
    /^AuthFailure\.(SecretIdNotFound|InvalidSecretId)/,
    '云账号的密钥（SecretId）不存在或被停用了。请到 https://console.cloud.tencent.com/cam/capi 看看，重新输入两行 export。',
  ],
  [/^AuthFailure\.SignatureFailure/, '云账号的密钥（SecretKey）不对。请重新复制，前后不要带空格。'],
  [/^AuthFailure\.SignatureExpire/, '这台电脑的时间差了五分钟以上。请把时间校准，再运行一次。'],
  [
    /^(AuthFailure\.UnauthorizedOperation|UnauthorizedOperation)/,
    '这把密钥没有权限。请给它的子账号加上 QcloudTCBFullAccess 和 QcloudSCFFullAccess 两条策略。',
  ],
  [
    /^ResourceNotFound\.Env/,
    '这个账号里没有这个环境。请核对 deploy.json 里的 envId，和密钥是不是同一个账号的。',
  ],
  [/^RequestLimitExceeded/, '腾讯云说请求太密。等一分钟，再运行一次，会接着做。'],
  [
    /^LimitExceeded/,
    '这个环境的套餐装不下了（集合、索引或函数到了上限）。请在云开发控制台升级套餐，再运行一次。',
  ],
  [
    /^ResourceInsufficient|^FailedOperation\.(Insufficient|Arrears)/,
    '账号欠费或余额不足。请充值后再运行一次。',
  ],
  [
    /^FailedOperation\.FunctionStatusError|函数状态异常/,
    '云函数还在部署中，五分钟了还没好。请到控制台看看它的状态，过一会儿再运行一次。',
  ],
  [/^InvalidParameterValue\.CodeSize/, '云函数的代码包太大了。'],
  [/E11000/, '这个集合里已经有重复的记录，不许重复的索引建不上。不要删数据；请把这一页发给做这个软件的人。'],
  [
    /ENOTFOUND|EAI_AGAIN|ECONN|ETIMEDOUT|EPIPE|socket hang up|network/,
    '连不上腾讯云。请检查网络（要走代理的话，先 export https_proxy=……），再运行一次，会接着做。',
  ],
]

const UNKNOWN = '没见过的错。再运行一次会接着做；还是这样，请把这一页发给做这个软件的人。'

/** One sentence, and the platform's own words in brackets for the person who has to ask further. */
export function explain(thrown: unknown): string {
  const { code = '', message = String(thrown) } = (thrown ?? {}) as Thrown
  const [, advice] = MESSAGES.find(([pattern]) => pattern.test(code) || pattern.test(message)) ?? []
  const own = [code, message].filter(Boolean).join(' ')
  return `${advice ?? UNKNOWN}\n（原话：${own}）`
}
