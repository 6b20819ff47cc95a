// A cloud function as production would run it, with one route per thing to prove. It does not know where it runs.
const cloud = require('wx-server-sdk')
const tcb = require('@cloudbase/node-sdk')

cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })
const db = cloud.database({ throwOnNotFound: false })
const _ = db.command
const app = tcb.init({ env: tcb.SYMBOL_CURRENT_ENV })

const wait = ms => new Promise(resolve => setTimeout(resolve, ms))
const shape = error => ({ errCode: error.errCode ?? null, code: error.code ?? null, errMsg: String(error.errMsg ?? error.message ?? error) })
const attempt = act => act().then(value => ({ value }), error => ({ error: shape(error) }))

const routes = {
  echo: event => event,
  who: async () => {
    const before = cloud.getWXContext()
    await wait(5 + Math.random() * 20)
    const after = cloud.getWXContext()
    return { before: before.OPENID ?? null, after: after.OPENID ?? null, source: after.SOURCE, appid: after.APPID ?? null }
  },
  now: () => ({ now: Date.now(), fresh: new Date().getTime(), iso: new Date().toISOString(), isDate: new Date() instanceof Date, fixed: new Date(0).getTime(), text: typeof Date() }),
  serverDate: async () => {
    await db.collection('dates').doc('d').set({ data: { at: db.serverDate(), later: db.serverDate({ offset: 1000 }) } })
    const { data } = await db.collection('dates').doc('d').get()
    return { at: data.at.getTime(), later: data.later.getTime(), isDate: data.at instanceof Date }
  },
  add: ({ collection, data }) => attempt(() => db.collection(collection).add({ data })),
  get: ({ collection, id }) => attempt(() => db.collection(collection).doc(id).get()),
  find: ({ collection, where }) => attempt(() => db.collection(collection).where(where).get()),
  /** Several writes in one transaction, then the answer. */
  pair: async ({ id }) => {
    await app.database().runTransaction(async transaction => {
      await transaction.collection('pairs').doc(`${id}a`).set({ v: 1 })
      await transaction.collection('pairs').doc(`${id}b`).set({ v: 1 })
    })
    return 'both'
  },
  wxConflict: () =>
    attempt(() =>
      db.runTransaction(async transaction => {
        await transaction.collection('pairs').doc('held').get()
        await transaction.collection('pairs').doc('held').update({ data: { n: _.inc(1) } })
      }, 0),
    ),
  leak: async () => {
    await attempt(() =>
      db.runTransaction(async transaction => {
        await transaction.collection('pairs').where({ _id: 'leaked' }).update({ data: { leaked: true } })
        await transaction.rollback('no')
      }),
    )
    return (await db.collection('pairs').doc('leaked').get()).data
  },
  call: ({ name, data }) => attempt(() => cloud.callFunction({ name, data })),
  send: ({ message }) => attempt(() => cloud.openapi.subscribeMessage.send(message)),
  checkText: ({ content }) => attempt(() => cloud.openapi.security.msgSecCheck({ openid: 'o-1', scene: 2, version: 2, content })),
  checkMedia: ({ mediaUrl }) => attempt(() => cloud.openapi.security.mediaCheckAsync({ openid: 'o-1', scene: 2, version: 2, mediaType: 2, mediaUrl })),
  undeclared: () => attempt(() => cloud.openapi.wxacode.get({ path: 'x' })),
  openData: ({ id }) => attempt(() => cloud.getOpenData({ list: [id] })),
  files: async () => {
    const { fileID } = await cloud.uploadFile({ cloudPath: '照片/一 1.txt', fileContent: Buffer.from('你好') })
    const { fileList } = await cloud.getTempFileURL({ fileList: [fileID, 'cloud://elsewhere.x/none'] })
    const { fileContent } = await cloud.downloadFile({ fileID })
    const removed = await cloud.deleteFile({ fileList: [fileID] })
    const gone = await attempt(() => cloud.downloadFile({ fileID }))
    return { fileID, fileList, text: fileContent.toString(), removed: removed.fileList, gone }
  },
  big: ({ bytes }) => 'x'.repeat(bytes),
  boom: () => {
    throw new Error('boom')
  },
  exit: () => process.exit(1),
  spin: () => new Promise(() => {}),
}

exports.main = async event => {
  const route = routes[event.$url]
  if (!route) throw new Error(`no route ${event.$url}`)
  return route(event)
}
