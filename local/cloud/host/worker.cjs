// One instance of a cloud function, in a worker thread: one invocation at a time, the caller's context copied into
// process.env before main() runs, as Tencent's own Node bootstrap does. Plain JavaScript because threads start without tsx.
const { parentPort, workerData } = require('node:worker_threads')

// The SDK copies the environment for every call; of a thread's own environment each look is a call into Node.
process.env = { ...process.env }

const RealDate = globalThis.Date
let offset = new BigInt64Array(workerData.clock)
const now = () => RealDate.now() + Number(Atomics.load(offset, 0))
const MovedDate = new Proxy(RealDate, {
  construct: (target, args, newTarget) =>
    Reflect.construct(
      target,
      args.length === 0 ? [now()] : args,
      newTarget === MovedDate ? target : newTarget,
    ),
  apply: () => new RealDate(now()).toString(),
  get: (target, key) => (key === 'now' ? now : Reflect.get(target, key)),
})
RealDate.prototype.constructor = MovedDate
globalThis.Date = MovedDate

/** How much longer this instance has lived than its thread, for whatever it keeps for a moment. */
let age = 0
const lived = performance.now.bind(performance)
performance.now = () => lived() + age

// Compiled once per bundle and kept in a file: an instance then starts in half the time. V8 refuses what does not fit.
const fs = require('node:fs')
const path = require('node:path')
const Module = require('node:module')
const vm = require('node:vm')

let compiled
const plain = Module.prototype._compile
Module.prototype._compile = function (content, filename) {
  if (filename !== workerData.entry || !workerData.codeCache) return plain.call(this, content, filename)
  const kept = workerData.codeCache
  const cachedData = fs.existsSync(kept) ? fs.readFileSync(kept) : undefined
  const script = new vm.Script(Module.wrap(content), { filename, cachedData })
  if (!cachedData || script.cachedDataRejected) compiled = script
  const run = script.runInThisContext()
  return run.call(
    this.exports,
    this.exports,
    Module.createRequire(filename),
    this,
    filename,
    path.dirname(filename),
  )
}
/** After the first load, when its functions have been compiled. Renamed into place: a reader never sees half of it. */
function keepCompiled() {
  const kept = workerData.codeCache
  const draft = `${kept}.${process.pid}.${require('node:worker_threads').threadId}`
  fs.mkdirSync(path.dirname(kept), { recursive: true })
  fs.writeFileSync(draft, compiled.createCachedData())
  fs.renameSync(draft, kept)
}

const port =
  workerData.port && require('./port.cjs').layPort(workerData.port, ask => parentPort.postMessage(ask))

let handler
let loadError
try {
  handler = require(workerData.entry).main
  if (typeof handler !== 'function') throw new Error(`${workerData.entry} exports no function main`)
  if (compiled) keepCompiled()
} catch (error) {
  loadError = error
}
const textOf = error =>
  error instanceof Error
    ? (error.stack ?? error.message)
    : typeof error === 'object'
      ? JSON.stringify(error)
      : String(error)
parentPort.postMessage({ ready: true, error: loadError && textOf(loadError) })

const WHO_CALLS = ['WX_OPENID', 'WX_APPID', 'WX_CONTEXT_KEYS', 'TCB_SOURCE', 'TRIGGER_SRC']
const without = (all, names) =>
  Object.fromEntries(Object.entries(all).filter(([name]) => !names.includes(name)))

let before = []
const isAtRest = () =>
  (!port || port.isAtRest()) && !process.getActiveResourcesInfo().some(one => one === 'Timeout')
const DAY_MS = 86_400_000
/** In another cloud, a day later. */
function goOn({ clock }) {
  offset = new BigInt64Array(clock)
  age += DAY_MS
  for (const key of before) delete process.env[key]
  before = []
  port?.beginAgain()
}

parentPort.on('message', async message => {
  if (message.ask) return port.take(message)
  if (message.rest) return setImmediate(() => parentPort.postMessage({ atRest: isAtRest() }))
  if (message.goOn) return goOn(message.goOn)
  const { id, event, environment, context, saysIn } = message
  for (const key of before) delete process.env[key]
  // The token of the call, and what it belongs to, always lie in the process: the SDK finds them nowhere else.
  const inProcess = saysIn === 'context' ? without(environment, WHO_CALLS) : environment
  before = Object.keys(inProcess)
  Object.assign(process.env, inProcess)
  try {
    const result = await handler(event, {
      ...context,
      ...(saysIn === 'process' ? {} : { environment: JSON.stringify(environment) }),
    })
    parentPort.postMessage({ id, result: JSON.stringify(result === undefined ? null : result) })
  } catch (error) {
    parentPort.postMessage({ id, error: textOf(error) })
  }
})
