/** `npm run import`: a county's spreadsheet, from the machine that deploys (docs/running.md). */
import { command } from './import/command'

command(process.argv.slice(2), {
  print: line => console.log(line),
  aside: line => console.error(line),
}).then(code => {
  process.exitCode = code
})
