// Keeps what was pushed to it, so that a test can read it.
const cloud = require('wx-server-sdk')

cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })
const db = cloud.database()

exports.main = async event => {
  const { OPENID = null, SOURCE } = cloud.getWXContext()
  await db.collection('pushed').add({ data: { event, openid: OPENID, source: SOURCE, timer: process.env.TRIGGER_SRC ?? null, at: Date.now() } })
  return 'kept'
}
