// node call.cjs <bundle> <event>: loads a function the way the cloud does and calls it once. There is no cloud behind it,
// so what counts is that it starts and answers something; the last line printed is that answer.
const [bundle, event] = process.argv.slice(2)
const main = require(bundle).main
if (typeof main !== 'function') throw new Error('index.js 里没有 main')
Promise.resolve(main(JSON.parse(event), {})).then(
  answer => {
    process.stdout.write(`\n${JSON.stringify(answer ?? null)}\n`)
    process.exit(0)
  },
  error => {
    console.error(error)
    process.exit(1)
  },
)
