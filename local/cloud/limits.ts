/** One limit of the real service: a number, its unit, what happens beyond it, and where the number comes from. */
export interface Limit {
  value: number
  unit: string
  beyond: string
  source: string
}

const QUOTA = 'https://docs.cloudbase.net/database/limit'
const WX_LIMITS = 'https://developers.weixin.qq.com/miniprogram/dev/wxcloud/guide/functions/limits.html'
const WX_SDK = 'wx-server-sdk 4.0.2, error table'
const MONGO = 'https://www.mongodb.com/docs/v4.4/reference/limits/'
const OURS = 'ours: production is only slow, which nobody notices in time'

/** Every limit the local cloud keeps. `docs/local-cloud.md` prints this table and a test keeps the two equal. */
export const LIMIT_TABLE = {
  documentsPerGet: { value: 1000, unit: 'documents', beyond: 'INVALID_PARAM', source: QUOTA },
  documentsByDefault: {
    value: 100,
    unit: 'documents',
    beyond: 'a get without limit() stops there',
    source: QUOTA,
  },
  documentBytes: { value: 16 * 1024 * 1024, unit: 'bytes', beyond: 'DATABASE_REQUEST_FAILED', source: MONGO },
  answerBytes: {
    value: 16 * 1024 * 1024,
    unit: 'bytes of one database answer',
    beyond: 'DATABASE_REQUEST_FAILED',
    source: QUOTA,
  },
  sortBytes: {
    value: 32 * 1024 * 1024,
    unit: 'bytes sorted without an index',
    beyond: 'DATABASE_REQUEST_FAILED',
    source: MONGO,
  },
  unindexedDocuments: {
    value: 1000,
    unit: 'documents in a collection that may be queried without an index',
    beyond: 'DATABASE_REQUEST_FAILED',
    source: OURS,
  },
  indexesPerCollection: { value: 20, unit: 'indexes', beyond: 'DATABASE_REQUEST_FAILED', source: QUOTA },
  transactionMs: {
    value: 30_000,
    unit: 'ms',
    beyond: 'TransactionNotExist',
    source: 'the message of TransactionNotExist itself',
  },
  lockWaitMs: {
    value: 5_000,
    unit: 'ms a write outside a transaction waits for one',
    beyond: 'DATABASE_TIMEOUT',
    source: 'measured shape: such a write waits, it does not fail',
  },
  functionMs: {
    value: 3_000,
    unit: 'ms, unless config.json has "timeout" (seconds)',
    beyond: 'FUNCTIONS_TIME_LIMIT_EXCEEDED',
    source: 'https://docs.cloudbase.net/cli-v1/functions/configs (1–60 s)',
  },
  functionNode: {
    value: 18,
    unit: 'major version of Node that the bundles need; a function whose config.json has no "runtime" gets Node 8.9',
    beyond: 'FUNCTIONS_EXECUTE_FAIL',
    source: 'https://docs.cloudbase.net/cli-v1/functions/configs; measured: a bundle is a SyntaxError below',
  },
  functionMemoryMb: {
    value: 256,
    unit: 'MB, unless config.json has "memorySize"',
    beyond: 'FUNCTIONS_EXECUTE_FAIL',
    source: 'https://docs.cloudbase.net/cli-v1/functions/configs (128–2048 MB)',
  },
  functionRequestBytes: {
    value: 6 * 1024 * 1024,
    unit: 'bytes into a function',
    beyond: 'INVALID_PARAM',
    source: WX_LIMITS,
  },
  functionResultBytes: {
    value: 6 * 1024 * 1024,
    unit: 'bytes out of a function',
    beyond: 'FUNCTIONS_EXECUTE_FAIL',
    source: WX_LIMITS,
  },
  phoneRequestBytes: {
    value: 100 * 1024,
    unit: 'bytes from a phone into a function',
    beyond: '-501007',
    source: WX_LIMITS,
  },
  phoneResultBytes: { value: 1024 * 1024, unit: 'bytes to the phone', beyond: '-604001', source: WX_SDK },
  filesPerBatch: {
    value: 50,
    unit: 'files',
    beyond: 'INVALID_PARAM',
    source: 'https://docs.cloudbase.net/api-reference/server/node-sdk/storage',
  },
  fileAddressMs: {
    value: 2 * 60 * 60 * 1000,
    unit: 'ms a temporary address lives unless maxAge says otherwise',
    beyond: '403',
    source: 'https://docs.cloudbase.net/api-reference/server/node-sdk/storage',
  },
  fileBytes: {
    value: 50 * 1024 * 1024,
    unit: 'bytes of one upload',
    beyond: '413',
    source: 'https://developers.weixin.qq.com/miniprogram/dev/wxcloud/guide/storage/api.html',
  },
  activeMs: {
    value: 2 * 60 * 60 * 1000,
    unit: 'ms since a person used the app, within which a text of theirs is checked',
    beyond: '61010',
    source:
      'https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/sec-center/sec-check/msgSecCheck.html',
  },
  cloudIdMs: {
    value: 5 * 60 * 1000,
    unit: 'ms a cloudID can be opened',
    beyond: '-601006',
    source: 'https://developers.weixin.qq.com/miniprogram/dev/framework/open-ability/signature.html',
  },
} as const satisfies Record<string, Limit>

type LimitName = keyof typeof LIMIT_TABLE

/** The bare numbers: `LIMIT.documentsPerGet` is 1000. */
export const LIMIT = Object.fromEntries(
  Object.entries(LIMIT_TABLE).map(([name, limit]) => [name, limit.value]),
) as Record<LimitName, number>
