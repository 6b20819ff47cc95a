const cloud = require('wx-server-sdk')

cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })

exports.main = async event => {
  if (event.boom) throw new Error('other failed')
  const { OPENID = null, SOURCE } = cloud.getWXContext()
  return { got: event, openid: OPENID, source: SOURCE }
}
