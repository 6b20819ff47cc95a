const cloud = require('wx-server-sdk')

cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })

exports.main = async () => {
  try {
    return await cloud.openapi.security.msgSecCheck({ openid: 'o-1', scene: 2, version: 2, content: '你好' })
  } catch ({ errCode, errMsg }) {
    return { errCode, errMsg }
  }
}
