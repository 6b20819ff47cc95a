// The way of a function's calls to the local cloud over the port of its thread instead of a socket, for tests: what is
// said is the same, HTTP around it is left out, which is nearly half of what a call costs. Loaded by worker.cjs.
const { EventEmitter } = require('node:events')
const http = require('node:http')

const overSocket = http.request
const SOCKET = { connecting: false, once() {}, on() {} }
const open = new Map()
let asked = 0

/** As much of an http.ClientRequest as the SDKs use. */
class Ask extends EventEmitter {
  constructor({ origin, path, headers, timeout }, answered, post) {
    super()
    Object.assign(this, { protocol: 'http:', host: origin, path, socket: SOCKET })
    this.number = ++asked
    // A first call finds no open socket; the SDK tells a lost answer from a lost connection by that.
    this.reusedSocket = this.number > 1
    this.headers = { ...headers }
    this.parts = []
    this.post = post
    open.set(this.number, this)
    this.once('response', answered)
    if (timeout) this.setTimeout(timeout)
    process.nextTick(() => this.emit('socket', SOCKET))
  }
  setHeader(name, value) {
    this.headers[name] = value
  }
  setTimeout(ms) {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => this.emit('timeout'), ms)
    this.timer.unref()
    return this
  }
  write(part) {
    this.parts.push(part)
    return true
  }
  end(part) {
    if (part !== undefined) this.parts.push(part)
    const [only] = this.parts
    const body = this.parts.length === 1 ? only : Buffer.concat(this.parts.map(one => Buffer.from(one)))
    if (open.has(this.number)) this.post({ ask: this.number, headers: this.headers, body })
    return this
  }
  abort() {
    this.close()
    this.emit('abort')
  }
  destroy(error) {
    this.close()
    if (error) this.emit('error', error)
    return this
  }
  close() {
    clearTimeout(this.timer)
    open.delete(this.number)
  }
}

/** As much of an http.IncomingMessage. */
class Answer extends EventEmitter {
  constructor(type, body) {
    super()
    this.statusCode = 200
    this.headers = { 'content-type': type }
    process.nextTick(() => {
      this.emit('data', Buffer.from(body))
      this.emit('end')
    })
  }
  setEncoding() {}
}

/** Every POST to this address goes over the port from now on; `take` is handed what comes back. */
exports.layPort = (address, post) => {
  const { origin, pathname } = new URL(address)
  http.request = (url, options, answered) => {
    const isOurs =
      typeof url === 'string' && options?.method?.toUpperCase() === 'POST' && url.startsWith(address)
    if (!isOurs) return overSocket(url, options, answered)
    return new Ask({ origin, path: pathname, ...options }, answered, post)
  }
  return {
    take({ ask: number, answer }) {
      const ask = open.get(number)
      if (!ask) return
      ask.close()
      if (answer) ask.emit('response', new Answer(answer.type, answer.body))
      else ask.emit('error', Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' }))
    },
    isAtRest: () => open.size === 0,
    /** The next call is a first one again. */
    beginAgain() {
      asked = 0
    },
  }
}
